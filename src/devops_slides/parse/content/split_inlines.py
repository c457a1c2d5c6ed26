"""Splits a paragraph into text, pictures and embedded blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from devops_slides.model.block import Block, Directive, Paragraph, PictureBlock, Span
from devops_slides.model.text import Run, Runs, plain, strip
from devops_slides.parse.content.flatten import flatten
from devops_slides.parse.content.inlines import text_of
from devops_slides.parse.content.reading import Embed, Inline, Reading
from devops_slides.parse.pictures.finder import is_icon
from devops_slides.parse.pictures.reference import Reference, words_instead

ICON = 32
"""In pixels: a picture no wider and no higher is an icon, which its alternative text replaces."""


def split_inlines(inlines: Iterable[Inline], reading: Reading, span: Span) -> Iterator[Block]:
    """The text, pictures and embedded blocks of one paragraph, as blocks in order."""
    text: list[Inline] = []
    behind: list[Block] = []
    for inline in [*inlines, None]:
        words, found = _parted(inline, reading, span) if inline is not None else ((), ())
        text += words
        if found and all(isinstance(block, Directive) for block in found):
            behind += found
        elif found or inline is None:
            runs = strip(text_of(text))
            if plain(runs).strip():
                yield Paragraph(runs, span)
            yield from behind
            yield from found
            text, behind = [], []


def _parted(inline: Inline, reading: Reading, span: Span) -> tuple[Runs, tuple[Block, ...]]:
    """The words, or else the blocks, of a part of a paragraph."""
    if isinstance(inline, Run):
        return (inline,), ()
    if isinstance(inline, Directive):
        return (), (inline,)
    if isinstance(inline, Embed):
        return (), reading.embedded(inline.number, span, reading.nesting)
    return _picture(inline, reading, span)


def _picture(asked: Reference, reading: Reading, span: Span) -> tuple[Runs, tuple[Block, ...]]:
    """A picture's block; an icon or a missing picture is replaced by its alternative text."""
    line = min(span.start + asked.row, span.end)
    found = reading.finder.find(asked, reading.shown, line, reading.problems)
    if found is None:
        return words_instead(asked), ()
    if not asked.is_ground and is_icon(found, reading.finder.page_width, ICON):
        return ((Run(found.alt, link=asked.link),) if found.described else ()), ()
    return (), (PictureBlock(found, span, asked.is_ground),)


def split_text(inlines: Iterable[Inline], reading: Reading, span: Span) -> tuple[Runs, tuple[Block, ...]]:
    """The text for places that hold only text, with the words of embedded blocks; and the pictures in it."""
    found: list[Inline] = []
    pictures: list[Block] = []
    for inline in inlines:
        own, blocks = _parted(inline, reading, span)
        words, inner = flatten(blocks)
        pictures += inner
        found += (*own, *words)
    return strip(text_of(found)), tuple(pictures)
