"""Two texts side by side: columns of the page, or two lists, each under a heading of its own."""

from __future__ import annotations

from collections.abc import Sequence

from devops_slides.model.block import Block, Columns, Heading, ListBlock, PictureBlock, Span
from devops_slides.model.deck import Fill, Slide, Text
from devops_slides.model.text import Runs, plain, word_count
from devops_slides.plan.body import TEXT, not_text, paragraphs
from devops_slides.plan.context import Context
from devops_slides.plan.title import text_of_runs

_MOST_WORDS = 60
"""Most words of a column: longer ones read better on a slide of their own."""
_COLUMNS = 2


def columns_slide(block: Columns, title: Runs, path: tuple[str, ...], context: Context) -> Slide | None:
    """The slide of two columns of a few words; None for any other columns."""
    if len(block.columns) != _COLUMNS or not all(_is_short(column, context) for column in block.columns):
        return None
    fills = [Fill("title", text_of_runs(title))]
    for number, column in enumerate(block.columns, 1):
        first = column[0]
        rest = column
        if isinstance(first, Heading) and len(column) > 1:
            fills.append(Fill(f"head{number}", text_of_runs(first.runs)))
            rest = column[1:]
        fills.append(Fill(f"body{number}", Text(paragraphs(rest, context.language, number * 100))))
    return Slide("columns", context.keys.key(*path), tuple(fills), block.span, context.digest(block.span))


def parallel(blocks: Sequence[Block]) -> Columns | None:
    """Two headings with a list each as columns; None if there is anything else."""
    kinds = [type(block) for block in blocks]
    if kinds != [Heading, ListBlock, Heading, ListBlock]:
        return None
    span = Span(blocks[0].span.start, blocks[-1].span.end)
    return Columns((tuple(blocks[:2]), tuple(blocks[2:])), span)


def with_picture(block: Columns) -> tuple[Block, ...]:
    """The blocks of a column of words beside one of pictures, for one slide; empty for any other columns."""
    kinds = [{isinstance(block, PictureBlock) for block in column} for column in block.columns]
    words = [column for column, kind in zip(block.columns, kinds, strict=True) if kind == {False}]
    if sorted(map(sorted, kinds)) != [[False], [True]] or not all(isinstance(each, TEXT) for each in words[0]):
        return ()
    return tuple(each for column in block.columns for each in column)


def _is_short(column: tuple[Block, ...], context: Context) -> bool:
    if not column or not all(isinstance(block, TEXT) for block in column) or any(True for _ in not_text(column)):
        return False
    return sum(word_count(plain(paragraph.runs)) for paragraph in paragraphs(column, context.language)) <= _MOST_WORDS
