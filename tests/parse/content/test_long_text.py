"""Text as long as a book, and markup without an end, is read in time and loses nothing."""

from __future__ import annotations

import pytest

from conftest import Place
from devops_slides.parse.content.long_text import _LONGEST, _plain
from devops_slides.parse.content.markdown_parser import PLAIN, markdown

SIZE = 40_000
SHAPES = {
    "brackets": "[" * SIZE,
    "open links": "[a](b " * (SIZE // 6),
    "open pictures": "![a](" * (SIZE // 5),
    "wiki links": "[[a" * (SIZE // 3),
    "ticks": "`a " * (SIZE // 3),
    "stars": "*a " * (SIZE // 3),
    "quotes": '"' * SIZE,
    "open shortcodes": "{{< a " * (SIZE // 6),
    "open arguments": '{{< a b="' * (SIZE // 9),
    "liquid": "{% a " * (SIZE // 5),
    "comments": "<!-- " * (SIZE // 5),
    "addresses": "http://" * (SIZE // 7),
    "mail": "a@" * (SIZE // 2),
    "cells": "|a" * (SIZE // 2),
    "ideographs": "漢" * (SIZE // 4),
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES.keys())
def test_a_shape_without_end_makes_a_deck(placed: Place, text: str) -> None:
    made = placed(f"## A\n\n{text}\n\nLa fin du chapitre.\n")
    told = {problem.code for problem in made.problems.found}
    assert "La fin du chapitre." in str(made.planned.slides) or "unclosed-comment" in told


def test_markup_of_a_long_text_is_read_in_each_piece() -> None:
    text = "Un **mot** de plus.\n" * (_LONGEST // 10)
    tokens = markdown(PLAIN).parse(text)
    children = next(token for token in tokens if token.type == "inline").children or []
    assert sum(child.type == "strong_open" for child in children) == _LONGEST // 10


def test_brackets_of_ordinary_texts_are_markup() -> None:
    assert _plain("[a](b) [c](d)" * 100) == "[a](b) [c](d)" * 100
    assert _plain("[" * 60) == "\\[" * 60
