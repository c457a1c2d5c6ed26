"""The author's own line breaks: in paragraphs, items, headings and cells."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from conftest import Place, Placed
from devops_slides.model.placed import PlacedTable, PlacedText
from devops_slides.model.text import Run
from devops_slides.place.measure.measure import Face, Look, shipped_advances
from devops_slides.place.text.lines import break_lines
from devops_slides.place.text.words import Word, face, words_of
from devops_slides.theme.read_theme import read_theme

THEME = read_theme("default")


def lines(*texts: str, width: float = 1000) -> tuple[str, ...]:
    style = replace(THEME.styles["body"], spacing=0)
    runs = tuple(Run(text, bold=bool(at % 2)) for at, text in enumerate(texts))
    found = break_lines(words_of(runs, style, Look(THEME, shipped_advances())), 20, 0, width)
    assert found.count >= len(found.texts)
    return found.texts


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("one two\nthree",), ("one two", "three")),
        (("one\n", "two"), ("one", "two")),
        (("one ", "\n two"), ("one", "two")),
        (("one\n\ntwo",), ("one", "", "two")),
        (("\none",), ("", "one")),
        (("one\n",), ("one", "")),
        (("", "one"), ("one",)),
    ],
)
def test_a_newline_ends_a_line(texts: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert lines(*texts) == expected


def test_lines_between_breaks_are_filled_anew() -> None:
    narrow = lines("aaaa bbbb cccc\ndddd", width=110)
    assert narrow == ("aaaa bbbb", "cccc", "dddd")


def test_a_word_before_a_break_is_as_wide_as_alone() -> None:
    style = THEME.styles["body"]
    one, two = words_of((Run("wide\nwide"),), style, Look(THEME, shipped_advances()))
    assert (one.em, two.em) == (shipped_advances().width("wide", _face()),) * 2


def _face() -> Face:
    return face(THEME.fonts.body, bold=False, italic=False)


def texts_of(made: Placed, slot: str) -> list[tuple[str, ...]]:
    return [
        paragraph.lines
        for slide in made.placed.slides
        for shape in slide.placed
        if isinstance(shape, PlacedText) and shape.slot.name == slot
        for paragraph in shape.paragraphs
    ]


def test_breaks_count_in_items_and_headings(placed: Place) -> None:
    made = placed("## Une tête<br>en deux\n\n- un<br>deux<br>trois\n- rien\n")
    assert ("Une tête", "en deux") in texts_of(made, "title")
    assert ("un", "deux", "trois") in texts_of(made, "body")


def test_breaks_count_in_paragraphs(placed: Place) -> None:
    made = placed("## A\n\nRue de la Paix\\\n75000 Paris\\\nFrance\n")
    said = [line for lines_ in texts_of(made, "body") for line in lines_]
    assert said == ["Rue de la Paix", "75000 Paris", "France"]


def test_breaks_make_a_row_higher(placed: Place) -> None:
    head = "| a | b |\n|---|---|\n"
    rows = "".join(f"| {n} | {{}} |\n" for n in range(12))
    heights = []
    for cell in ("x", "x<br>y<br>z"):
        made = placed("## A\n\n" + head + rows.format(*[cell] * 12))
        tables = [shape for slide in made.placed.slides for shape in slide.placed if isinstance(shape, PlacedTable)]
        heights.append(max(table.rows[1] / table.size for table in tables))
    assert heights[1] > 1.5 * heights[0]


def test_the_word_before_an_emoji_moves_on_with_it() -> None:
    width = sum(word.em + word.gap for word in _words("aaaa bbbb")) * 20 * 1.03
    assert lines("aaaa bbbb cccc", width=width) == ("aaaa bbbb", "cccc")
    assert lines("aaaa bbbb 🚀 cccc", width=width) == ("aaaa", "bbbb 🚀", "cccc")


def _words(text: str) -> tuple[Word, ...]:
    return words_of((Run(text),), replace(THEME.styles["body"], spacing=0), Look(THEME, shipped_advances()))
