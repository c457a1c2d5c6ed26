"""Blocks as runs of one paragraph, for places that hold only text: cells, headings, terms."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from devops_slides.model.block import (
    Block,
    Callout,
    Code,
    Directive,
    Heading,
    ListBlock,
    Paragraph,
    PictureBlock,
    Table,
    Titled,
    children,
)
from devops_slides.model.numerals import numeral
from devops_slides.model.text import Run, Runs

_BULLET = "• "


def flatten(blocks: Iterable[Block]) -> tuple[Runs, tuple[Block, ...]]:
    """The words of blocks with line breaks between them, and the pictures and directives among them."""
    lines: list[Runs] = []
    pictures: list[Block] = []
    for block in blocks:
        _gather(block, lines, pictures)
    runs: list[Run] = []
    for line in lines:
        runs += [Run("\n"), *line] if runs else line
    return tuple(runs), tuple(pictures)


def _gather(block: Block, lines: list[Runs], pictures: list[Block]) -> None:
    match block:
        case Paragraph() | Heading():
            lines.append(block.runs)
        case PictureBlock() | Directive():
            pictures.append(block)
        case ListBlock():
            for number, item in block.numbered():
                words, inner = flatten(item.blocks)
                mark = f"{numeral(number, block.numbering)}. " if block.ordered else _BULLET
                lines.append((Run(mark), *words))
                pictures += inner
        case Code():
            lines.append((Run("\n".join(block.lines), code=True),))
        case Table():
            lines += [_joined(row) for row in ((block.head,) if block.head else ()) + block.rows]
        case _:
            if isinstance(block, Callout | Titled) and block.title:
                lines.append(tuple(replace(run, bold=True) for run in block.title))
            for child in children(block):
                _gather(child, lines, pictures)


def _joined(row: tuple[Runs, ...]) -> Runs:
    found: list[Run] = []
    for cell in row:
        found += [Run(" – "), *cell] if found and cell else cell
    return tuple(found)
