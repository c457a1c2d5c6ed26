"""Footnotes: a slide that lists them at the chapter's end, and marks that link to it."""

from __future__ import annotations

from collections.abc import Iterable

from devops_slides.model.block import Footnotes, Item, ListBlock
from devops_slides.model.deck import Slide
from devops_slides.model.text import Link


def footnote_list(block: Footnotes) -> ListBlock:
    """The footnotes as a numbered list."""
    items = tuple(Item(note, block.span) for note in block.notes)
    return ListBlock(items, ordered=True, start=1, span=block.span)


def with_footnote_links(slides: Iterable[Slide], key: str) -> tuple[Slide, ...]:
    """The slides with their footnote marks linked to the slide `key`, or without links if `key` is empty."""
    to = Link("slide", key) if key else None

    return tuple(slide.with_links(lambda link: to if link.kind == "note" else link) for slide in slides)
