"""Text, pictures and embedded blocks that stand in one paragraph, taken apart."""

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
"""Pixels: a picture no wider and no higher is an icon and stands for its alternative text."""


def split_inlines(inlines: Iterable[Inline], reading: Reading, span: Span) -> Iterator[Block]:
    """Text, pictures and embedded blocks of one paragraph, as blocks in their order."""
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


def _parted(one: Inline, reading: Reading, span: Span) -> tuple[Runs, tuple[Block, ...]]:
    """The words, or else the blocks, that something in a paragraph stands for."""
    if isinstance(one, Run):
        return (one,), ()
    if isinstance(one, Directive):
        return (), (one,)
    if isinstance(one, Embed):
        return (), reading.embedded(one.number, span)
    return _picture(one, reading, span)


def _picture(asked: Reference, reading: Reading, span: Span) -> tuple[Runs, tuple[Block, ...]]:
    """A picture's block; an icon is its alternative text, and so is a picture that is not there."""
    line = min(span.start + asked.row, span.end)
    found = reading.finder.find(asked, reading.shown, line, reading.problems)
    if found is None:
        return words_instead(asked), ()
    if is_icon(found, reading.finder.page_width, ICON):
        return ((Run(found.alt, link=asked.link),) if found.described else ()), ()
    return (), (PictureBlock(found, span),)


def split_text(inlines: Iterable[Inline], reading: Reading, span: Span) -> tuple[Runs, tuple[Block, ...]]:
    """The text alone, where only text can stand, with the words of embedded blocks; and the pictures in it."""
    found: list[Inline] = []
    pictures: list[Block] = []
    for inline in inlines:
        own, blocks = _parted(inline, reading, span)
        words, inner = flatten(blocks)
        pictures += inner
        found += (*own, *words)
    return strip(text_of(found)), tuple(pictures)
