"""Templates whose titles cover their text or are smaller than it: decks are readable, and it is told once."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from devops_slides.cli import cli
from devops_slides.model.theme import Theme
from devops_slides.theme.lint.overlaps import overlaps
from devops_slides.theme.read_theme import read_theme
from package_checks import A, P, check_package
from templates import TEMPLATES
from templates.base import child, layouts, placeholders
from templates.package import MASTER, Parts, edited, element, packed, parts_of

CHAPTER = "---\ntitle: A\n---\n\n## One\n\n- some words\n- others\n\n## Two\n\n```sh\nls\n```\n"


def usual() -> Parts:
    return parts_of(TEMPLATES["names-en"].make())


def with_title_at(top: int, height: int, *, is_locked: bool = False) -> Parts:
    """The usual template with another place for titles on its master, in EMU."""
    parts = usual()
    with edited(parts, MASTER) as root:
        title = placeholders(root, "title")[0]
        child(title, f"{P}spPr/{A}xfrm/{A}off").set("y", str(top))
        child(title, f"{P}spPr/{A}xfrm/{A}ext").set("cy", str(height))
    for name in layouts(parts) if is_locked else ():
        with edited(parts, name) as root:
            for shape in placeholders(root, "title", "obj", "body"):
                child(shape, f"{P}nvSpPr/{P}cNvSpPr/{A}spLocks").set("noMove", "1")
    return parts


def read(parts: Parts, folder: Path) -> Theme:
    (folder / "t.pptx").write_bytes(packed(parts))
    return read_theme(str(folder / "t.pptx"))


def told(theme: Theme) -> str:
    assert theme.template is not None
    return "\n".join(theme.template.mended)


@pytest.mark.parametrize("is_locked", [False, True])
@pytest.mark.parametrize(
    ("top", "height"), [(2_130_000, 1_470_000), (274_638, 2_300_000), (1_600_000, 1_143_000), (1_000_000, 2_900_000)]
)
def test_text_that_a_title_covers_is_below_it(top: int, height: int, is_locked: bool, tmp_path: Path) -> None:
    theme = read(with_title_at(top, height, is_locked=is_locked), tmp_path)
    assert list(overlaps(theme)) == []
    content = theme.layouts["content"]
    title, body = content.slots[0].box, content.slots[1].box
    assert body.top >= title.bottom
    assert body.height > 0.28 * theme.size.height
    assert "'Title and Content'" in told(theme)
    assert "the title covers the text, which is set below it" in told(theme)


@pytest.mark.parametrize(
    ("top", "height"), [(4_500_000, 1_143_000), (0, 6_858_000), (2_500_000, 2_000_000), (5_000_000, 1_800_000)]
)
def test_a_title_that_leaves_no_room_below_it_is_above_the_text(top: int, height: int, tmp_path: Path) -> None:
    theme = read(with_title_at(top, height), tmp_path)
    found = [pair for pair in overlaps(theme) if pair[0] not in {"title", "section"}]
    assert found == []
    assert "the title covers the text, and is set above it" in told(theme)


@pytest.mark.parametrize("name", ["acme", "names-fr", "google", "locked", "groups", "size-a4-portrait", "two-masters"])
def test_a_readable_template_stays_as_it_is(name: str, tmp_path: Path) -> None:
    assert told(read(parts_of(TEMPLATES[name].make()), tmp_path)) == ""


def with_titles_of(size: int) -> Parts:
    parts = usual()
    with edited(parts, MASTER) as root:
        child(root, f"{P}txStyles/{P}titleStyle/{A}lvl1pPr/{A}defRPr").set("sz", str(size))
    return parts


def test_a_title_is_not_smaller_than_its_text(tmp_path: Path) -> None:
    theme = read(with_titles_of(1800), tmp_path)
    for layout in theme.layouts.values():
        title, body = layout.slot("title"), layout.slot("body")
        assert title is not None
        if body is not None and layout.name in {"content", "picture-right", "code-below"}:
            assert title.style.size == body.style.size == 32
            assert title.style.least > 18
            assert title.holder is not None
            assert title.holder.size == 0  # slides give the size themselves
    assert "the title is smaller than the text, and is set in 32 points instead of 18" in told(theme)
    assert told(read(with_titles_of(3200), tmp_path)) == ""


def test_a_size_that_the_theme_file_gives_is_kept(tmp_path: Path) -> None:
    (tmp_path / "t.pptx").write_bytes(packed(with_titles_of(1800)))
    (tmp_path / "theme.toml").write_text('template = "t.pptx"\n[text.title]\nsize = 20\n', encoding="utf-8")
    title = read_theme(str(tmp_path / "theme.toml")).layouts["content"].slot("title")
    assert title is not None
    assert title.style.size == 20


def as_libreoffice_writes() -> Parts:
    """The look is in the words of the master's placeholders, and empty titles of layouts have 18 points."""
    parts = usual()
    with edited(parts, MASTER) as root:
        root.remove(child(root, f"{P}txStyles"))
        for kind, size in (("title", "4400"), ("body", "3200")):
            for run in placeholders(root, kind)[0].iter(f"{A}rPr"):
                run.set("sz", size)
    for name in layouts(parts):
        with edited(parts, name) as root:
            for shape in placeholders(root, "title", "ctrTitle"):
                text = child(shape, f"{P}txBody")
                for old in (*text.findall(f"{A}lstStyle"), *text.findall(f"{A}p")):
                    text.remove(old)
                text.append(
                    element(
                        '<a:p><a:endParaRPr lang="en-US" sz="1800"><a:latin typeface="Arial"/></a:endParaRPr></a:p>'
                    )
                )
    return parts


def test_an_empty_title_is_set_like_the_masters(tmp_path: Path) -> None:
    theme = read(as_libreoffice_writes(), tmp_path)
    title = theme.layouts["content"].slot("title")
    assert title is not None
    assert (title.style.size, title.style.face) == (44, "")
    assert title.holder is not None
    assert title.holder.size == 44  # slides inherit it
    assert "the title is smaller than the master's, and is set like it" in told(theme)
    assert "and 7 more" in told(theme)


@pytest.mark.parametrize("parts", [with_title_at(2_130_000, 1_470_000), with_titles_of(1800), as_libreoffice_writes()])
def test_a_build_tells_it_once(parts: Parts, tmp_path: Path) -> None:
    (tmp_path / "t.pptx").write_bytes(packed(parts))
    (tmp_path / "course").mkdir()
    for name in ("a", "b"):
        (tmp_path / "course" / f"{name}.md").write_text(CHAPTER, encoding="utf-8")
    command = ["build", str(tmp_path / "course"), "-t", str(tmp_path / "t.pptx"), "-o", str(tmp_path / "out")]
    done = CliRunner().invoke(cli, command, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    assert done.output.count("template-layout") == 1
    assert "2 decks" in done.output
    check_package((tmp_path / "out" / "a.pptx").read_bytes())
