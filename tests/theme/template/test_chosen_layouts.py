"""Layouts of a template that a theme file chooses: slides use their placeholders, and look like them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pptx import Presentation

from conftest import make_site
from devops_slides.build.pipeline import deck_bytes, placed_decks
from devops_slides.model.request import Order
from devops_slides.model.theme import Theme
from devops_slides.theme.read_theme import read_theme
from package_checks import P, check_package
from templates import TEMPLATES
from templates.base import child
from templates.masters import second_master
from templates.package import edited, packed, parts_of
from write.test_template import TEXT


def theme_file(folder: Path, layouts: dict[str, str], name: str = "python-pptx", data: bytes = b"") -> Path:
    """A theme on a template of the zoo that chooses layouts."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "file.pptx").write_bytes(data or TEMPLATES[name].make())
    lines = ["template = 'file.pptx'", *(f"[layouts.{ours}]\nlayout = '{theirs}'" for ours, theirs in layouts.items())]
    file = folder / "theme.toml"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def theme_on(folder: Path, layouts: dict[str, str], name: str = "python-pptx", data: bytes = b"") -> Theme:
    return read_theme(str(theme_file(folder, layouts, name, data)))


def strangers(data: bytes) -> Iterator[str]:
    """The placeholders of slides that are not on their layouts."""
    for number, slide in enumerate(Presentation(io.BytesIO(data)).slides, 1):
        known = {placeholder.placeholder_format.idx for placeholder in slide.slide_layout.placeholders}
        for shape in slide.placeholders:
            if shape.placeholder_format.idx not in known:
                yield f"slide {number} ({slide.slide_layout.name}): {shape.name}"


@pytest.mark.parametrize(
    "layouts",
    [
        {"content": "Title Only", "objective": "Title Only", "summary": "Section Header", "agenda": "Comparison"},
        {"objective": "Two Content", "table": "Two Content", "code": "Title and Content", "two-column": "Title Only"},
        {"picture-right": "Picture with Caption", "picture": "Picture with Caption", "title": "Title Only"},
        {"statement": "Title Slide", "callout-warning": "Section Header", "code-below": "Comparison"},
    ],
)
def test_slides_stand_in_placeholders_of_the_chosen_layout(layouts: dict[str, str], tmp_path: Path) -> None:
    root = make_site(tmp_path / "cours")
    (root / "content" / "devops" / "essai.md").write_text(TEXT, encoding="utf-8")
    file = theme_file(tmp_path / "own", layouts)
    done = next(placed_decks(Order((root / "content" / "devops" / "essai.md",), tmp_path / "out", theme=str(file))))
    assert done.deck is not None
    assert done.theme is not None
    data = deck_bytes(done.deck, done.theme)
    assert list(strangers(data)) == []
    check_package(data)


def test_text_of_a_layout_without_a_place_for_it_is_a_box_below_the_title(tmp_path: Path) -> None:
    layout = theme_on(tmp_path, {"objective": "Title Only"}).layouts["objective"]
    body = layout.slot("body")
    assert body is not None
    assert layout.slots[0].box.bottom <= body.box.top
    assert (body.is_free, body.holder) == (True, None)


def test_text_stands_in_the_chosen_layouts_own_place(tmp_path: Path) -> None:
    layout = theme_on(tmp_path, {"content": "Section Header"}).layouts["content"]
    body = layout.slot("body")
    assert body is not None
    assert body.holder is not None
    assert body.holder.attributes == 'type="body" idx="1"'
    assert body.style.size == 20


def test_pictures_stand_in_the_chosen_layouts_place_for_them(tmp_path: Path) -> None:
    layout = theme_on(tmp_path, {"picture-right": "Picture with Caption"}).layouts["picture-right"]
    holders = {slot.name: slot.holder.attributes for slot in layout.slots if slot.holder is not None}
    assert holders == {"title": 'type="title"', "body": 'type="body" idx="2"', "picture": 'type="pic" idx="1"'}


def test_a_layout_that_is_found_anyway_may_be_chosen_without_change(tmp_path: Path) -> None:
    found = {"content": "Title and Content", "code": "Title Only", "two-column": "Comparison", "title": "Title Slide"}
    assert theme_on(tmp_path / "a", found).layouts == theme_on(tmp_path / "b", {}).layouts


def two_masters() -> bytes:
    """The red master has a dark ground, and a section layout with a name of its own."""
    parts = parts_of(TEMPLATES["python-pptx"].make())
    second_master(parts)
    with edited(parts, "ppt/slideLayouts/slideLayout14.xml") as root:
        child(root, f"{P}cSld").set("name", "Red section")
    with edited(parts, "ppt/slideMasters/slideMaster2.xml") as root:
        names = child(root, f"{P}clrMap").attrib
        names.update({"bg1": "dk1", "tx1": "lt1"})
    return packed(parts)


def test_a_chosen_layout_of_another_master_has_that_ones_colours_and_typefaces(tmp_path: Path) -> None:
    theme = theme_on(tmp_path, {"section": "Red section", "callout-note": "Red section"}, data=two_masters())
    title = theme.layouts["section"].slots[0]
    assert theme.fonts.heading == "Calibri"
    assert theme.face(title.style) == "Georgia"
    assert "Georgia" in theme.families()
    assert theme.face(theme.layouts["content"].slots[0].style) == "Calibri"
    host = theme.layouts["section"].host
    assert host is not None
    assert host.name == "Red section"


def test_of_two_layouts_with_one_name_the_main_masters_is_meant(tmp_path: Path) -> None:
    theme = theme_on(tmp_path, {"objective": "Title Only"}, "two-masters")
    host = theme.layouts["objective"].host
    assert host is not None
    assert host.part == "ppt/slideLayouts/slideLayout6.xml"
