"""Text and pictures that stand in one paragraph, taken apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from devops_slides.model.chapter import (
    Block,
    Paragraph,
    PictureBlock,
    Span,
)
from devops_slides.model.problem import Problems
from devops_slides.model.text import Run, Runs, plain, strip
from devops_slides.parse.inlines import Inline, text_of
from devops_slides.parse.pictures import Finder, is_icon
from devops_slides.parse.reference import Reference, instead

ICON = 32
"""Pixels: a picture no wider and no higher is an icon and stands for its alternative text."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Where blocks are read from. `offset` is the number of lines before the body's first."""

    shown: str
    offset: int
    finder: Finder
    problems: Problems

    def span(self, token: Token, above: Span | None = None) -> Span:
        """The lines of a token in the file, from 1."""
        if token.map is None:
            return above or Span(self.offset + 1, self.offset + 1)
        return Span(token.map[0] + 1 + self.offset, max(token.map[1], token.map[0] + 1) + self.offset)


def flow(inlines: list[Inline], reading: Reading, span: Span) -> Iterator[Block]:
    """Text and pictures that stand in one paragraph, as blocks in their order."""
    text: list[Inline] = []
    for one in [*inlines, None]:
        block = _picture_block(one, reading, span) if isinstance(one, Reference) else None
        if isinstance(one, Run):
            text.append(one)
        elif isinstance(block, tuple):
            text += block
        elif one is None or block is not None:
            runs = strip(text_of(text))
            if plain(runs).strip():
                yield Paragraph(runs, span)
            text = []
            if block is not None:
                yield block


def _picture_block(asked: Reference, reading: Reading, span: Span) -> PictureBlock | Runs:
    """A picture's block; an icon is its alternative text, and so is a picture that is not there."""
    found = reading.finder.find(asked, reading.shown, span.start, reading.problems)
    if found is None:
        return instead(asked)
    if is_icon(found, reading.finder.page_width, ICON):
        return (Run(found.alt),) if found.described else ()
    return PictureBlock(found, span)


def flow_text(inlines: list[Inline], reading: Reading, span: Span) -> Runs:
    """The text alone, icons as their words."""
    found: list[Inline] = []
    for one in inlines:
        block = _picture_block(one, reading, span) if isinstance(one, Reference) else (one,)
        if isinstance(block, tuple):
            found += block
    return text_of(found)


def pictures_of(inlines: list[Inline], reading: Reading, span: Span) -> Iterator[PictureBlock]:
    """The pictures alone."""
    for one in inlines:
        block = _picture_block(one, reading, span) if isinstance(one, Reference) else None
        if isinstance(block, PictureBlock):
            yield block
