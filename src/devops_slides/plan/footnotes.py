"""Footnotes: a slide that lists them at the chapter's end, and the marks that lead there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from devops_slides.model.chapter import Footnotes, Item, ListBlock, Table
from devops_slides.model.deck import Fill, Slide, Text
from devops_slides.model.text import Link, Runs


def as_list(block: Footnotes) -> ListBlock:
    """The footnotes as a numbered list."""
    items = tuple(Item(note, block.span) for note in block.notes)
    return ListBlock(items, ordered=True, start=1, span=block.span)


def linked(slides: Iterable[Slide], key: str) -> tuple[Slide, ...]:
    """The slides with their footnote marks leading to the slide `key`; without one they lead nowhere."""
    return tuple(replace(slide, fills=tuple(_fill(fill, key) for fill in slide.fills)) for slide in slides)


def _fill(fill: Fill, key: str) -> Fill:
    content = fill.content
    if isinstance(content, Text):
        rows = tuple(replace(one, runs=_runs(one.runs, key)) for one in content.paragraphs)
        return replace(fill, content=Text(rows))
    if isinstance(content, Table):
        head = tuple(_runs(cell, key) for cell in content.head)
        body = tuple(tuple(_runs(cell, key) for cell in row) for row in content.rows)
        return replace(fill, content=replace(content, head=head, rows=body))
    return fill


def _runs(runs: Runs, key: str) -> Runs:
    to = Link("slide", key) if key else None
    return tuple(replace(run, link=to) if run.link is not None and run.link.kind == "note" else run for run in runs)
