"""The pipeline for one deck: parse, plan, place, write."""

from __future__ import annotations

from dataclasses import dataclass

from devops_slides import __version__
from devops_slides.model.placed import PlacedDeck
from devops_slides.model.problem import Problems
from devops_slides.model.theme import Theme
from devops_slides.parse.chapter import read_chapter
from devops_slides.parse.course import Page
from devops_slides.place.deck import place_deck
from devops_slides.place.measure import shipped
from devops_slides.plan.deck import plan_chapter

PROGRAM = f"devops-slides {__version__}"


@dataclass(frozen=True, slots=True)
class Built:
    """A deck as it was placed, and the bytes of its file."""

    deck: PlacedDeck
    data: bytes


def place_page(page: Page, theme: Theme, problems: Problems) -> PlacedDeck | None:
    """The placed deck of a page; None for a page that shows nothing."""
    chapter = read_chapter(page, problems)
    if not chapter.blocks:
        return None
    return place_deck(plan_chapter(chapter), theme, shipped(), problems)


def build_page(page: Page, theme: Theme, problems: Problems, date: str = "") -> Built | None:
    """The deck of a page with its file's bytes; None for a page that shows nothing."""
    from devops_slides.write.deck import write_deck  # noqa: PLC0415 - python-pptx only where a deck is written

    deck = place_page(page, theme, problems)
    return Built(deck, write_deck(deck, theme, PROGRAM, date)) if deck is not None else None
