"""Agendas of a chapter and of a deck of several chapters: lists of what comes, each entry a link to its slide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.block import Span
from devops_slides.model.deck import BodyParagraph, Fill, Slide, Text
from devops_slides.model.text import Link, Run, Runs, cut, plain
from devops_slides.plan.context import Context
from devops_slides.plan.headings import HeadedBlocks
from devops_slides.plan.title import kicker_and_title, text_of_runs, text_of_words

_LONGEST = 80
"""Most characters of an entry: it says where a link leads, and the heading itself says the rest."""
LEAST = 3
"""Least number of entries of an agenda: fewer say nothing new."""


def agenda(
    title: Runs, entries: Sequence[tuple[Runs, str]], path: tuple[str, ...], span: Span, context: Context
) -> tuple[Slide, ...]:
    """The agenda slide; empty if agendas are switched off, or if there are too few entries.

    `entries` are titles with the keys of their slides, `path` are the headings above the agenda.
    """
    if not context.agenda or len(entries) < LEAST:
        return ()
    rows = tuple(
        BodyParagraph(tuple(replace(run, link=Link("slide", target)) for run in brief(runs)), 1, number, block=number)
        for number, (runs, target) in enumerate(entries, 1)
    )
    fills = (Fill("title", text_of_runs(title)), Fill("body", Text(rows)))
    return (Slide("agenda", context.keys.key(*path, "agenda"), fills, span, context.digest(span)),)


def chapter_agenda(parts: tuple[HeadedBlocks, ...], slides: Sequence[Slide], context: Context) -> tuple[Slide, ...]:
    """The agenda of the chapter's highest headings, if there are enough of them."""
    headings = [part.heading for part in parts if part.heading is not None]
    if not headings:
        return ()
    top = min(heading.level for heading in headings)
    entries: list[tuple[Runs, str]] = []
    for heading in headings:
        if heading.level == top:
            inside = (slide.key for slide in slides if slide.span.start >= heading.span.start)
            entries.append(((Run(kicker_and_title(plain(heading.runs))[1]),), next(inside, "")))
    if not all(key for _, key in entries):
        return ()
    span = Span(headings[0].span.start, headings[-1].span.end)
    return agenda((Run(context.labels.agenda),), entries, (), span, context)


def brief(runs: Runs) -> Runs:
    """A heading as an entry, up to the last word that there is room for."""
    text = "".join(run.text for run in runs)
    if len(text) <= _LONGEST:
        return runs
    end = text.rfind(" ", 0, _LONGEST)
    kept = cut(runs, 0, end if end > _LONGEST // 2 else _LONGEST)
    return (*kept[:-1], replace(kept[-1], text=kept[-1].text.rstrip(" ,;:.–—-") + "…"))


_MOST = 60
"""Most rows; with more, only the sections are listed, because about ten agenda slides are too many already."""


class Row(Struct, frozen=True):
    """An entry: the number of sections above it, its number and title, and the key of its slide."""

    depth: int
    kicker: str
    title: str
    key: str


def course_agenda(rows: Sequence[Row], title: str, key: str) -> Slide:
    """The agenda slide of a course; its text continues on more slides by itself."""
    body = Text(tuple(_paragraphs(_shown(rows))))
    return Slide("agenda", key, (Fill("title", text_of_words(title)), Fill("body", body)), Span(1, 1))


def _shown(rows: Sequence[Row]) -> list[Row]:
    """Sections with the chapters directly below them, or sections alone if that is too long."""
    found = [row for row in rows if row.depth <= 1]
    return found if len(found) <= _MOST else [row for row in rows if row.depth == 0]


def _paragraphs(rows: Sequence[Row]) -> Iterator[BodyParagraph]:
    """Sections as headings over their chapters; chapters keep their numbers, or are counted if none has one."""
    heads = [below.depth > row.depth for row, below in zip(rows, (*rows[1:], rows[0]), strict=True)]
    chapters = [row for row, is_head in zip(rows, heads, strict=True) if not is_head]
    are_counted = not any(row.kicker for row in chapters)
    count = 0
    for block, (row, is_head) in enumerate(zip(rows, heads, strict=True)):
        count += not is_head
        own = int(row.kicker) if row.kicker.isdecimal() and not is_head else None
        number = count if are_counted and not is_head else own
        text = f"{row.kicker} {row.title}" if row.kicker and number is None else row.title
        runs = (Run(text, bold=is_head, link=Link("slide", row.key)),)
        yield BodyParagraph(runs, 0 if is_head else 1, number, block=block, style="sub" if is_head else "")
