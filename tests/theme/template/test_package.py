"""What a template's file says about its decks besides its layouts, and what of the file does not go into them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from conftest import check_untouched, make_site
from devops_slides.build.pipeline import deck_bytes, measure_for, placed_decks
from devops_slides.deliver.read_back import read_deck
from devops_slides.model.request import Order
from devops_slides.theme.read_theme import read_theme
from package_checks import P, check_package
from templates import TEMPLATES
from templates.base import child
from templates.embedded_font import font
from templates.package import MASTER, PRESENTATION, Parts, add, edited, element, packed, parts_of, relate
from write.test_template import TEXT

SIGNATURE = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"


def deck_on(folder: Path, template: bytes | str, change: Callable[[Parts], None] = lambda _: None) -> bytes:
    """A chapter on a changed template, or on the theme of that path."""
    root = folder / "cours"
    if not root.exists():
        make_site(root)
    page = root / "content" / "devops" / "essai.md"
    page.write_text(TEXT, encoding="utf-8")
    theme = template if isinstance(template, str) else str(folder / "file.pptx")
    if isinstance(template, bytes):
        parts = parts_of(template)
        change(parts)
        Path(theme).write_bytes(packed(parts))
    done = next(placed_decks(Order((page,), folder / "out", theme=theme)))
    assert done.deck is not None
    assert done.theme is not None
    return deck_bytes(done.deck, done.theme)


def footers(data: bytes) -> set[str]:
    slides = Presentation(io.BytesIO(data)).slides
    return {shape.name for slide in slides for shape in slide.placeholders} & {"footer", "number", "date"}


def hidden(parts: Parts) -> None:
    with edited(parts, MASTER) as root:
        child(root, f"{P}sldLayoutIdLst").addnext(element('<p:hf sldNum="0" hdr="0" ftr="0" dt="0"/>'))


def test_footers_that_a_template_switches_off_are_not_shown(tmp_path: Path) -> None:
    data = deck_on(tmp_path, TEMPLATES["acme"].make(), hidden)
    assert footers(data) == set()
    assert footers(deck_on(tmp_path, TEMPLATES["acme"].make())) == {"footer", "number"}
    check_untouched(data)


def test_a_footer_that_the_theme_file_asks_for_is_shown_all_the_same(tmp_path: Path) -> None:
    parts = parts_of(TEMPLATES["python-pptx"].make())
    hidden(parts)
    (tmp_path / "file.pptx").write_bytes(packed(parts))
    (tmp_path / "theme.toml").write_text("template = 'file.pptx'\n[footer]\ntext = '{course}'\n", encoding="utf-8")
    assert footers(deck_on(tmp_path, str(tmp_path / "theme.toml"))) == {"footer"}


def test_slides_count_from_the_templates_first_number(tmp_path: Path) -> None:
    def counted(parts: Parts) -> None:
        with edited(parts, PRESENTATION) as root:
            root.set("firstSlideNum", "10")

    data = deck_on(tmp_path, TEMPLATES["acme"].make(), counted)
    shown = [
        shape.text_frame.text
        for slide in Presentation(io.BytesIO(data)).slides
        for shape in slide.placeholders
        if shape.name == "number"
    ]
    assert shown[:2] == ["Page 10", "Page 11"]


def test_a_deck_opens_on_its_slides_and_may_be_changed(tmp_path: Path) -> None:
    def designed(parts: Parts) -> None:
        name = "ppt/viewProps.xml"
        parts[name] = parts[name].replace(b"sldThumbnailView", b"sldMasterView")
        with edited(parts, PRESENTATION) as root:
            lock = element(
                '<p:modifyVerifier cryptProviderType="rsaAES" hashData="QUJD" saltData="QUJD" spinValue="1"/>'
            )
            child(root, f"{P}defaultTextStyle").addnext(lock)

    data = parts_of(deck_on(tmp_path, TEMPLATES["acme"].make(), designed))
    assert b"sldMasterView" not in data["ppt/viewProps.xml"]
    assert b"modifyVerifier" not in data[PRESENTATION]


def test_a_signature_stays_with_the_file_that_was_signed(tmp_path: Path) -> None:
    def signed(parts: Parts) -> None:
        kind = "application/vnd.openxmlformats-package.digital-signature-origin"
        add(parts, "_xmlsignatures/origin.sigs", b" ", kind)
        relate(parts, "", "_xmlsignatures/origin.sigs", SIGNATURE)

    data = deck_on(tmp_path, TEMPLATES["acme"].make(), signed)
    assert not any(name.startswith("_xmlsignatures") for name in parts_of(data))


@pytest.mark.parametrize("theme", ["default", "dark"])
def test_a_deck_of_ours_is_a_template_and_leaves_no_record(theme: str, tmp_path: Path) -> None:
    ours = deck_on(tmp_path, theme)
    data = deck_on(tmp_path, ours)
    check_untouched(data)
    found = read_deck(data)
    assert found is not None
    assert len(found.record.slides) == len(found.slides)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert len([name for name in archive.namelist() if name.startswith("customXml/item")]) == 2
    check_package(data)


def test_font_files_beside_a_theme_on_a_template_are_measured(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "acme.ttf").write_bytes(font("Proxima Nova", "Regular"))
    (tmp_path / "file.pptx").write_bytes(TEMPLATES["google"].make())
    (tmp_path / "theme.toml").write_text("template = 'file.pptx'", encoding="utf-8")
    theme = read_theme(str(tmp_path / "theme.toml"))
    assert [face.family for face in theme.faces] == ["Proxima Nova"]
    assert measure_for(theme).knows("Proxima Nova")
    assert theme.digest != read_theme(str(tmp_path / "file.pptx")).digest


def test_a_template_may_lie_anywhere_and_be_read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "la charte é"
    folder.mkdir()
    file = folder / "notre modèle.pptx"
    file.write_bytes(TEMPLATES["acme"].make())
    file.chmod(0o444)
    monkeypatch.chdir(folder)
    data = deck_on(tmp_path, "notre modèle.pptx")
    check_untouched(data)
    assert footers(data) == {"footer", "number"}


def test_the_record_tells_where_footers_stand(tmp_path: Path) -> None:
    """LibreOffice writes inherited boxes out; they are those of the placeholders, including insets."""
    data = deck_on(tmp_path, TEMPLATES["acme"].make())
    found = read_deck(data)
    assert found is not None
    layout = Presentation(io.BytesIO(data)).slides[1].slide_layout
    places = {placeholder.placeholder_format.type: placeholder for placeholder in layout.placeholders}
    boxes = {"footer": places[PP_PLACEHOLDER.FOOTER], "number": places[PP_PLACEHOLDER.SLIDE_NUMBER]}
    recorded = {shape.slot: shape.box for shape in found.record.slides[1].shapes}
    for name, place in boxes.items():
        assert recorded[name] == (place.left, place.top, place.width, place.height)
