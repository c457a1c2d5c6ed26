"""The names of deck files: by page, language, and place in the course."""

from __future__ import annotations

from devops_slides.parse.course.file_names import file_name
from devops_slides.parse.course.page import Page
from devops_slides.parse.course.site import Site

_DIGITS = 2
"""Least number of digits of a chapter's number in a file name, so that names sort."""


def deck_name(page: Page, *, with_number: bool) -> str:
    """The deck's path below the output folder: that of its page; for a section, that of its folder.

    `with_number` puts the page's place in the course before the name. A course in several languages
    has one folder per language.
    """
    name = numbered_name(page.deck, page.number, page.of) if with_number else page.deck
    return name_in_language(name, page.site)


def numbered_name(name: str, number: int, of: int) -> str:
    """The name with its number before it, with the same number of digits for all."""
    folder, _, last = name.rpartition("/")
    last = f"{number:0{max(_DIGITS, len(str(of)))}}-{last}"
    return f"{folder}/{last}" if folder else last


def name_in_language(name: str, site: Site) -> str:
    """A deck's file, in the folder of its language if the course has several."""
    return f"{file_name(site.code)}/{name}.pptx" if site.is_multilingual else f"{name}.pptx"
