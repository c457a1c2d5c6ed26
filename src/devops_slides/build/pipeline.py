"""The pipeline for one deck: parse, plan, place, write."""

from __future__ import annotations

from collections.abc import Sequence

from devops_slides import __version__
from devops_slides.model.chapter import Chapter
from devops_slides.model.placed import PlacedDeck
from devops_slides.model.problem import Problems
from devops_slides.model.theme import Theme
from devops_slides.place.measure.measure import AdvanceTable, shipped
from devops_slides.place.slides.deck import place_deck
from devops_slides.plan.course import Cover, Part, plan_course
from devops_slides.plan.deck import plan_chapter
from devops_slides.plan.links import broken_refs
from devops_slides.theme.font_files import system_answer, system_faces

PROGRAM = f"devops-slides {__version__}"


_measures: dict[tuple[str, ...], AdvanceTable] = {}
"""Measures by the digests of their themes and the system's answers to them: a process meets few."""


def measure_for(theme: Theme) -> AdvanceTable:
    """What measures a theme's faces: its own files, the table, the system's fonts, in this order."""
    asked = asked_of_the_system(theme)
    key = (theme.digest, *map(system_answer, asked))
    if key not in _measures:
        known, found = _own_measure(theme), [face for name in asked for face in system_faces(name)]
        _measures[key] = known.with_faces(found) if found else known
    return _measures[key]


def asked_of_the_system(theme: Theme) -> tuple[str, ...]:
    """The typefaces that only the system's fonts could measure."""
    known = _own_measure(theme)
    return tuple(name for name in sorted(theme.families()) if not known.knows(name))


def _own_measure(theme: Theme) -> AdvanceTable:
    return shipped().with_faces(theme.faces) if theme.faces else shipped()


def place_chapter(chapter: Chapter, theme: Theme, problems: Problems) -> PlacedDeck | None:
    """The placed deck of a chapter; None for one that shows nothing."""
    if chapter.is_empty:
        return None
    problems.found.extend(broken_refs(chapter))
    return place_deck(plan_chapter(chapter), theme, measure_for(theme), problems)


def place_course(cover: Cover, parts: Sequence[Part], theme: Theme, problems: Problems) -> PlacedDeck:
    """The placed deck of several chapters; there is one at least."""
    for part in parts:
        problems.found.extend(broken_refs(part.chapter))
    return place_deck(plan_course(cover, parts), theme, measure_for(theme), problems)


def deck_bytes(deck: PlacedDeck, theme: Theme, date: str = "") -> bytes:
    """The bytes of the deck's file. `date` is an ISO 8601 time for its properties, empty for none."""
    from devops_slides.write.deck import write_deck  # noqa: PLC0415 - only where a deck is written

    return write_deck(deck, theme, PROGRAM, date)
