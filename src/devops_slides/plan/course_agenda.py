"""The agenda of a deck of several chapters: sections with their chapters below them, each a link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from devops_slides.model.block import Span
from devops_slides.model.deck import BodyParagraph, Fill, Slide, Text
from devops_slides.model.text import Link, Run
from devops_slides.plan.title import one

_MOST = 60
"""Rows above which the sections alone are listed: about ten slides of an agenda are too many already."""


class Row(Struct, frozen=True):
    """An entry: how many sections it stands below, its number and title, the key of its slide."""

    depth: int
    kicker: str
    title: str
    key: str


def course_agenda(rows: Sequence[Row], title: str, key: str) -> Slide:
    """The agenda; its text goes on to more slides by itself."""
    body = Text(tuple(_paragraphs(_shown(rows))))
    return Slide("agenda", key, (Fill("title", one(title)), Fill("body", body)), Span(1, 1))


def _shown(rows: Sequence[Row]) -> list[Row]:
    """Sections with the chapters directly below them, sections alone where that would be too long."""
    found = [row for row in rows if row.depth <= 1]
    return found if len(found) <= _MOST else [row for row in rows if row.depth == 0]


def _paragraphs(rows: Sequence[Row]) -> Iterator[BodyParagraph]:
    """Sections as headings over their chapters; chapters keep their numbers, and are counted where none has one."""
    heads = [below.depth > row.depth for row, below in zip(rows, (*rows[1:], rows[0]), strict=True)]
    chapters = [row for row, is_head in zip(rows, heads, strict=True) if not is_head]
    counted = {id(row): number for number, row in enumerate(chapters, 1)} if not any(c.kicker for c in chapters) else {}
    for block, (row, is_head) in enumerate(zip(rows, heads, strict=True)):
        number = counted.get(id(row), int(row.kicker) if row.kicker.isdecimal() and not is_head else None)
        text = f"{row.kicker} {row.title}" if row.kicker and number is None else row.title
        runs = (Run(text, bold=is_head, link=Link("slide", row.key)),)
        yield BodyParagraph(runs, 0 if is_head else 1, number, block=block, style="sub" if is_head else "")
