"""Faces from font files: a theme's own take precedence over the table, and the table over the system's."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from conftest import make_site, place
from devops_slides.build.pipeline import measure_for
from devops_slides.images import system_fonts
from devops_slides.model.placed import PlacedText
from devops_slides.model.problem import ThemeError
from devops_slides.place.measure.measure import Face, shipped_advances
from devops_slides.theme.read_theme import read_theme


def font(file: Path, family: str, advance: int, *, bold: bool = False) -> None:
    """A font whose letters a to z advance by `advance` thousandths of an em."""
    names = [".notdef", *map(chr, range(ord("a"), ord("z") + 1))]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(name): name for name in names[1:]})
    builder.setupGlyf({name: TTGlyphPen(None).glyph() for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (advance, 0)))
    builder.setupHorizontalHeader(ascent=900, descent=-300)
    builder.setupOS2(usWinAscent=1000, usWinDescent=300, fsSelection=32 if bold else 64)
    style = "Bold" if bold else "Regular"
    builder.setupNameTable({"familyName": family, "styleName": style, "psName": f"{family.replace(' ', '')}-{style}"})
    builder.setupPost()
    file.parent.mkdir(parents=True, exist_ok=True)
    builder.save(file)


def theme(root: Path, family: str) -> Path:
    folder = root / "slide-themes" / "own"
    folder.mkdir(parents=True)
    text = f'name = "own"\nextends = "default"\n[fonts]\nheading = "{family}"\nbody = "{family}"\n'
    (folder / "theme.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_themes_own_files_come_before_the_table(tmp_path: Path) -> None:
    folder = theme(tmp_path, "Arial")
    font(folder / "fonts" / "own.ttf", "Arial", 700)
    measure = measure_for(read_theme(str(folder)))
    assert measure.width("abc", Face("Arial")) == pytest.approx(2.1)
    assert measure.width("abc", Face("Arial", bold=True)) == pytest.approx(2.1 * 1.1)
    assert measure.pitch("Arial") == pytest.approx(1.3)
    assert measure.width("é", Face("Arial")) > 0
    assert shipped_advances().width("abc", Face("Arial")) < 2


def test_a_style_with_a_file_of_its_own_has_its_own_widths(tmp_path: Path) -> None:
    folder = theme(tmp_path, "Own")
    font(folder / "fonts" / "own.ttf", "Own", 600)
    font(folder / "fonts" / "own-bold.ttf", "Own", 630, bold=True)
    measure = measure_for(read_theme(str(folder)))
    widths = [
        measure.width("ab", Face("Own", bold, italic)) for bold, italic in ((False, False), (True, False), (True, True))
    ]
    assert widths == pytest.approx([1.2, 1.26, 1.26])


def test_an_unknown_family_is_looked_for_in_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = theme(tmp_path, "Zork Sans")
    plainly = read_theme(str(folder))
    assert not shipped_advances().knows("Zork Sans")
    font(tmp_path / "system" / "zorksans-bold.ttf", "Zork Sans", 600, bold=True)
    font(tmp_path / "system" / "other.ttf", "Other", 100)
    monkeypatch.setattr(system_fonts, "system_folders", lambda: [tmp_path / "system"])
    measure = measure_for(plainly)
    assert measure.knows("Zork Sans")
    assert measure.width("ab", Face("Zork Sans")) == pytest.approx(1.2)


def test_a_broken_font_file_is_named(tmp_path: Path) -> None:
    folder = theme(tmp_path, "Arial")
    (folder / "fonts").mkdir()
    (folder / "fonts" / "x.ttf").write_bytes(b"no font")
    with pytest.raises(ThemeError, match="is not a readable font") as error:
        read_theme(str(folder))
    assert error.value.place.endswith("x.ttf")


def test_a_deck_is_set_by_the_themes_own_widths(tmp_path: Path) -> None:
    folder = theme(tmp_path, "Zork Wide")
    font(folder / "fonts" / "wide.ttf", "Zork Wide", 1000)
    text = "## a\n\n" + "abcdefgh " * 40

    def lines(name: str) -> int:
        made = place(make_site(tmp_path / Path(name).name), text, name)
        bodies = [
            shape
            for shape in made.placed.slides[1].placed
            if isinstance(shape, PlacedText) and shape.slot.name == "body"
        ]
        return sum(len(paragraph.lines) for paragraph in bodies[0].paragraphs)

    assert lines(str(folder)) > lines("default")
