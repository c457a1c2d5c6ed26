"""Bases of decks are made once per theme and language, whichever object the theme is."""

from __future__ import annotations

from msgspec.structs import replace

from devops_slides.theme.read_theme import read_theme
from devops_slides.write.base import base_of


def test_a_theme_that_is_read_again_has_the_base_that_was_made_before() -> None:
    first, again = read_theme("dark"), read_theme("dark")
    assert first is not again
    assert base_of(again, "fr-FR") is base_of(first, "fr-FR")
    assert base_of(first, "ar-SA") is not base_of(first, "fr-FR")


def test_a_changed_theme_never_has_the_base_of_the_one_that_it_was_made_of() -> None:
    theme = read_theme("dark")
    other = replace(theme, palette={**theme.palette, "accent1": "123456"})
    look = next(part for part in base_of(other, "fr-FR").parts if part.name.endswith("theme1.xml"))
    assert b"123456" in look.data
    assert base_of(theme, "fr-FR") is not base_of(other, "fr-FR")
