"""Titles that the program gives, `Introduction`, `Agenda`: each names its chapter or section if a deck has several.

Who listens to a deck, or goes through its outline, tells slides apart by their titles alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, count

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.chapter import Chapter
from devops_slides.model.deck import Fill, Slide
from devops_slides.model.text import plain
from devops_slides.plan.labels import labels
from devops_slides.plan.pages import headings
from devops_slides.plan.title import text_of_words

_LONGEST = 40
"""Most characters of a chapter's or section's name behind a title of the program's."""


class _Place(Struct, frozen=True):
    """Where a slide is: the chapter's file and title, and the key and title of the section slide above it."""

    file: str
    chapter: str
    key: str
    section: str


def with_distinct_titles(slides: Sequence[Slide], chapters: Mapping[str, Chapter]) -> tuple[Slide, ...]:
    """The slides of a deck; `chapters` are those of their sources, or the only one for slides without a source.

    A title of the program's stays as it is where no section is above it, or if no other place has the same.
    """
    places = list(_places(slides))
    is_ours = [_is_ours(slide, chapters) for slide in slides]
    owners: dict[str, set[object]] = {}
    for slide, place, ours in zip(slides, places, is_ours, strict=True):
        owners.setdefault(_title(slide), set()).add(place.key if ours else None)
    given: dict[str, str] = {}
    return tuple(
        _renamed(slide, _free(_title(slide), place, given))
        if ours and place.key and len(owners[_title(slide)]) > 1
        else slide
        for slide, place, ours in zip(slides, places, is_ours, strict=True)
    )


def _places(slides: Sequence[Slide]) -> Iterator[_Place]:
    place = _Place("", "", "", "")
    for slide in slides:
        file = slide.source.file if slide.source is not None else ""
        if file != place.file:
            place = _Place(file, slide.source.title if slide.source is not None else "", "", "")
        if slide.role == "section":
            place = replace(place, key=slide.key, section=_title(slide))
        yield place


def _is_ours(slide: Slide, chapters: Mapping[str, Chapter]) -> bool:
    """Whether a title is the program's: one of its words, and not the heading that the slide is under."""
    chapter = chapters.get(slide.source.file if slide.source is not None else "") or next(iter(chapters.values()))
    words = labels(chapter.language)
    title = _title(slide)
    if title not in {words.introduction, words.agenda, words.objectives, words.notes} and not re.fullmatch(
        rf"{re.escape(words.objective)} \d+", title
    ):
        return False
    above = [heading for heading in headings(chapter.blocks) if heading.span.start <= slide.span.start]
    return slide.role == "agenda" or not above or plain(above[-1].runs) != title


def _free(title: str, place: _Place, given: dict[str, str]) -> str:
    """The title with the name of its place: the section's, with the chapter's if that is not enough, or a number."""
    whole = f"{place.chapter} · {place.section}" if place.chapter not in {"", place.section} else place.section
    section = _short(place.section)
    names = chain((section, _short(whole)), (f"{section} {number}" for number in count(2)))
    return next(
        name for name in (f"{title} · {part}" for part in names) if given.setdefault(name, place.key) == place.key
    )


def _short(name: str) -> str:
    """A name up to the last word that there is room for."""
    if len(name) <= _LONGEST:
        return name
    return (name[:_LONGEST].rsplit(" ", 1)[0] if " " in name[:_LONGEST] else name[:_LONGEST]).rstrip(" ,;:.–—-") + "…"


def _title(slide: Slide) -> str:
    title = slide.text("title")
    return plain(title[0].runs) if title else ""


def _renamed(slide: Slide, title: str) -> Slide:
    fills = tuple(Fill("title", text_of_words(title)) if fill.slot == "title" else fill for fill in slide.fills)
    return replace(slide, fills=fills)
