"""Lists: items with their blocks, tasks with their boxes, definitions with their terms."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.token import Token
from msgspec.structs import replace

from devops_slides.model.block import Block, Item, ListBlock, Paragraph, Span
from devops_slides.model.text import Run, cut
from devops_slides.parse.content.inlines import read_inlines
from devops_slides.parse.content.reading import Reading
from devops_slides.parse.content.split_inlines import split_text

_TASK = re.compile(r"\[(?P<mark>[ xX])\]\s+")
BOXES = {" ": "☐ ", "x": "☑ "}

Inside = Callable[[list[Token], Span], tuple[Block, ...]]
"""Reads the tokens between an opening and a closing one."""


def read_list(tokens: list[Token], reading: Reading, span: Span, inside: Inside) -> ListBlock:
    """A bulleted or numbered list."""
    items = []
    at = 1
    while at < len(tokens) - 1:
        end = _end_of_item(tokens, at)
        own = reading.span(tokens[at], span)
        inner = inside(tokens[at + 1 : end], own)
        items.append(Item(_task(inner) if reading.flavour.goldmark.task_list else inner, own))
        at = end + 1
    start = tokens[0].attrGet("start")
    return ListBlock(tuple(items), tokens[0].type == "ordered_list_open", int(start) if start is not None else 1, span)


def _end_of_item(tokens: list[Token], at: int) -> int:
    level = tokens[at].level
    return next(
        index for index in range(at + 1, len(tokens)) if tokens[index].level == level and tokens[index].nesting < 0
    )


def _task(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """An item's blocks; `[ ]` and `[x]` at its start become boxes."""
    first = blocks[0] if blocks else None
    match = _TASK.match(first.runs[0].text) if isinstance(first, Paragraph) and first.runs else None
    if match is None or not isinstance(first, Paragraph) or first.runs[0].code:
        return blocks
    box = Run(BOXES[match["mark"].lower()])
    return (replace(first, runs=(box, *cut(first.runs, match.end()))), *blocks[1:])


def definitions(tokens: list[Token], reading: Reading, span: Span, inside: Inside) -> ListBlock:
    """A definition list: one item per term, the term in bold, its definitions below it."""
    items: list[Item] = []
    at = 1
    while at < len(tokens) - 1:
        end = _end_of_item(tokens, at)
        own = reading.span(tokens[at], span)
        if tokens[at].type == "dt_open":
            inlines = read_inlines(tokens[at + 1].children or (), reading, own)
            runs, _ = split_text(inlines, reading, own)
            items.append(Item((Paragraph(tuple(replace(run, bold=True) for run in runs), own),), own))
        elif items:
            whole = Span(items[-1].span.start, own.end)
            items[-1] = Item((*items[-1].blocks, *inside(tokens[at + 1 : end], own)), whole)
        at = end + 1
    return ListBlock(tuple(items), ordered=False, start=1, span=span)
