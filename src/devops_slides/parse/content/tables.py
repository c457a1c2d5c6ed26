"""Markdown's tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markdown_it.token import Token
from msgspec.structs import replace

from devops_slides.model.block import Block, Merge, Span, Table
from devops_slides.model.text import Runs, plain
from devops_slides.parse.content.inlines import read_inlines
from devops_slides.parse.content.reading import Reading
from devops_slides.parse.content.split_inlines import split_text


def read_table(tokens: list[Token], reading: Reading, span: Span) -> Iterator[Block]:
    """A table, and the pictures in its cells after it. A head without words does not count."""
    rows: list[list[Runs]] = []
    align: list[str] = []
    pictures: list[Block] = []
    for at, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in {"th_open", "td_open"}:
            own = reading.span(tokens[at + 1], span)
            words, inner = split_text(read_inlines(tokens[at + 1].children or (), reading, own), reading, own)
            rows[-1].append(words)
            pictures += inner
            if token.type == "th_open":
                align.append(str(token.attrGet("style") or "").removeprefix("text-align:"))
    yield from table_of_rows(rows, align, span, has_head=True)
    yield from pictures


def table_of_rows(
    rows: list[list[Runs]], align: list[str], span: Span, merges: Iterable[Merge] = (), *, has_head: bool
) -> Iterator[Table]:
    """A table of rows, padded to one width, without rows or a head that have no words.

    A row that is part of a merged cell stays; `merges` count rows from the first, also where it is no head.
    """
    width = max((len(row) for row in rows), default=0)
    padded = [(*row, *((),) * (width - len(row))) for row in rows]
    joined = {row for merge in merges for row in range(merge.row, merge.row + merge.rows) if merge.rows > 1}
    kept = [at for at, row in enumerate(padded) if at in joined or any(plain(cell).strip() for cell in row)]
    is_headed = has_head and 0 in kept
    table = [padded[at] for at in kept]
    moved = tuple(replace(merge, row=kept.index(merge.row)) for merge in merges if merge.row in kept)
    if table:
        aligned = (*align, *("",) * (width - len(align)))
        yield Table(table[0] if is_headed else (), tuple(table[is_headed:]), aligned, span, moved)
