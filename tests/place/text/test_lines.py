"""Addresses in links that are wider than their line are cut where addresses break best."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devops_slides.model.text import Link, Run
from devops_slides.place.measure.measure import Look, shipped_advances
from devops_slides.place.text.lines import address_lines, break_lines, narrowest
from devops_slides.place.text.words import Word, words_of
from devops_slides.theme.read_theme import read_theme

THEME = read_theme("default")
STYLE = THEME.styles["body"]
LINK = Link("url", "https://example.org/")


def word(text: str) -> Word:
    (found,) = words_of((Run(text, link=LINK),), STYLE, Look(THEME, shipped_advances()))
    return found


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("https://pays.console.example.net/home?zone=1", 200, ["https://pays.console", ".example.net/home", "?zone=1"]),
        ("https://example.org/un/deux/trois", 200, ["https://example.org/", "un/deux/trois"]),
        ("https://example.org/un_long_nom-de-page", 200, ["https://example.org/un", "_long_nom-de-page"]),
        ("https://example.org/un_long_nom-de-page", 170, ["https://example", ".org/un_long_nom", "-de-page"]),
        ("https://" + "a" * 40, 200, ["https://" + "a" * 12, "a" * 17, "a" * 11]),
    ],
)
def test_an_address_is_cut_at_its_signs(text: str, limit: float, lines: list[str]) -> None:
    assert address_lines(word(text), 20, 0, limit) == lines


@settings(deadline=None, derandomize=True)
@given(st.text("aWi/.:?-_é1", min_size=12, max_size=90), st.integers(-9, 400), st.integers(-1, 1))
def test_pieces_fit_and_are_the_whole(text: str, limit: int, spacing: int) -> None:
    one = word(text)
    found = address_lines(one, 20, spacing, limit)
    assert "".join(found) == text
    at = 0
    for piece in found:
        before = one.ends[at - 1] if at else 0.0
        at += len(piece)
        assert len(piece) == 1 or (one.ends[at - 1] - before) * 20 + len(piece) * spacing <= limit + 1e-6


def test_only_addresses_of_links_are_cut() -> None:
    text = "https://example.org/" + "voie/" * 20
    linked, plain = (words_of((Run(text, link=link),), STYLE, Look(THEME, shipped_advances())) for link in (LINK, None))
    cut, whole = break_lines(linked, 20, 0, 300), break_lines(plain, 20, 0, 300)
    assert len(cut.texts) > 1
    assert "".join(cut.texts) == text
    assert whole.texts == (text,)
    assert cut.count >= whole.count
    assert cut.broken


def test_joined_letters_are_not_parted() -> None:
    assert word("مستخدمون" * 3).ends == ()
    assert word("сервисы" * 3).ends != ()


def test_lines_of_equal_length_cut_an_address_no_more_often() -> None:
    runs = (
        Run("Un espace de travail : "),
        Run("https://pays-ouest-2.console.example.net/home?zone=ouest-2", link=LINK),
    )
    words = words_of(runs, STYLE, Look(THEME, shipped_advances()))
    for width in range(150, 500, 10):
        least = narrowest(words, 20, 0, width)
        wide, narrow = (break_lines(words, 20, 0, one).texts for one in (width, least))
        assert len(narrow) <= len(wide)
