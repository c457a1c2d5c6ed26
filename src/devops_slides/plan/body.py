"""From blocks of text to the paragraphs of a slot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from devops_slides.model.block import (
    Block,
    Callout,
    Columns,
    Directive,
    Footnotes,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Quote,
    Rule,
    Titled,
    children,
    walk,
)
from devops_slides.model.deck import BodyParagraph
from devops_slides.model.problem import Problem
from devops_slides.model.text import Run
from devops_slides.plan.labels import callout_label, labels
from devops_slides.plan.sentences import sentences

TEXT = (Paragraph, ListBlock, Quote, Heading, Callout, Titled, Columns, Footnotes)
"""Blocks that can be paragraphs of a slot."""
_UNSEEN = (Rule, Directive)
DEEPEST = 5


def paragraphs(blocks: Iterable[Block], language: str, first_block: int = 0) -> tuple[BodyParagraph, ...]:
    """The paragraphs of text blocks; other blocks are left out."""
    found: list[BodyParagraph] = []
    for number, block in enumerate(blocks, first_block):
        found += _of(block, language, number, 0)
    return tuple(found)


def _of(block: Block, language: str, number: int, depth: int) -> Iterator[BodyParagraph]:
    match block:
        case Paragraph():
            yield from prose(block, language, number, depth)
        case Heading():
            yield BodyParagraph(tuple(replace(run, bold=True) for run in block.runs), depth, block=number, style="sub")
        case ListBlock():
            yield from _items(block, language, number, min(depth + 1, DEEPEST))
        case Quote():
            for inner in block.blocks:
                yield from _of(inner, language, number, depth)
        case Callout():
            title = block.title or (Run(callout_label(block, labels(language))),)
            bold = tuple(replace(run, bold=True) for run in title)
            yield BodyParagraph(bold, depth, marked=not depth, block=number)
            for inner in block.blocks:
                yield from _of(inner, language, number, depth)
        case Titled():
            if block.title:
                bold = tuple(replace(run, bold=True) for run in block.title)
                yield BodyParagraph(bold, depth, marked=not depth, block=number)
            for inner in block.blocks:
                yield from _of(inner, language, number, depth)
        case Columns():
            for column in block.columns:
                for inner in column:
                    yield from _of(inner, language, number, depth)
        case Footnotes():
            items = tuple(Item(note, block.span) for note in block.notes)
            yield from _items(ListBlock(items, ordered=True, start=1, span=block.span), language, number, depth + 1)
        case _:
            pass


def prose(block: Paragraph, language: str, number: int, depth: int) -> Iterator[BodyParagraph]:
    """One paragraph per sentence; inside a list, a paragraph stays whole."""
    if depth:
        yield BodyParagraph(block.runs, depth, marked=False, block=number)
        return
    for runs in sentences(block.runs, language):
        yield BodyParagraph(runs, block=number)


def _items(block: ListBlock, language: str, number: int, depth: int) -> Iterator[BodyParagraph]:
    for count, item in block.numbered():
        marked = True
        for inner in item.blocks:
            for paragraph in _of(inner, language, number, depth):
                if marked and isinstance(inner, Paragraph):
                    number_shown = count if block.ordered else None
                    yield replace(paragraph, marked=True, number=number_shown, numbering=block.numbering)
                    marked = False
                else:
                    yield paragraph


def too_deep(blocks: Iterable[Block], file: str) -> Iterator[Problem]:
    """The first list of a chapter's blocks with more levels than a slide shows, as a problem."""
    for block in walk(blocks):
        if isinstance(block, ListBlock) and (deep := _beyond(block, 1)) is not None:
            message = f"a list has more than {DEEPEST} levels here"
            yield Problem(file, deep.span.start, "too-deep", message, f"deeper items are shown on level {DEEPEST}")
            return


def _beyond(block: Block, level: int) -> Block | None:
    """The first list inside a block that is deeper than a slide shows; `level` is the block's own."""
    if level > DEEPEST:
        return block
    for child in children(block):
        found = _beyond(child, level + 1) if isinstance(child, ListBlock) else None
        if found is not None:
            return found
    return None


def not_text(blocks: Iterable[Block]) -> Iterator[Block]:
    """Pictures, code and tables inside text blocks, in order."""
    return (block for block in walk(blocks) if not isinstance(block, TEXT + _UNSEEN))
