"""Merged cells: which cells they cover on a page, in a group of columns, and after rows are cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from devops_slides.model.block import Merge, Table
from devops_slides.model.text import Run, Runs

AGAIN: Runs = (Run("…"),)
"""The text of a merged cell that goes on where its own text has no room."""


def torn_after(table: Table) -> frozenset[int]:
    """The rows, counted from 0 below the head, after which a page would tear a merged cell."""
    head = 1 if table.head else 0
    return frozenset(
        row - head for merge in table.merges for row in range(max(merge.row, head), merge.row + merge.rows - 1)
    )


def page_of(table: Table, start: int, end: int) -> Table:
    """The head and some rows of a table; a cell that began on the page before goes on with its text."""
    head = 1 if table.head else 0
    shown = (*range(head), *range(head + start, head + end))
    rows = [list(row) for row in table.rows[start:end]]
    merges: list[Merge] = []
    for merge in table.merges:
        covered = [at for at, row in enumerate(shown) if merge.row <= row < merge.row + merge.rows]
        run = [at for number, at in enumerate(covered) if at == covered[0] + number]
        if not run:
            continue
        if shown[run[0]] != merge.row:
            text = _cells(table)[merge.row][merge.column]
            rows[run[0] - head][merge.column] = tuple(replace(piece, link=None) for piece in text)
        merges += _made(run[0], merge.column, len(run), merge.columns)
    return replace(table, rows=tuple(map(tuple, rows)), merges=tuple(merges))


def columns_of(table: Table, group: Sequence[int]) -> Table:
    """Some columns of a table; a merged cell that begins in a column left out begins in the first that is kept."""
    texts = [[row[column] for column in group] for row in _cells(table)]
    merges: list[Merge] = []
    for merge in table.merges:
        covered = [at for at, column in enumerate(group) if merge.column <= column < merge.column + merge.columns]
        if covered:
            texts[merge.row][covered[0]] = _cells(table)[merge.row][merge.column]
            merges += _made(merge.row, covered[0], merge.rows, len(covered))
    cells = tuple(map(tuple, texts))
    head = cells[0] if table.head else ()
    align = tuple(table.align[column] for column in group)
    return replace(table, head=head, rows=cells[1:] if head else cells, align=align, merges=tuple(merges))


def with_cut_rows(merges: Iterable[Merge], counts: Sequence[int]) -> Iterator[Merge]:
    """The merged cells after each row has become as many as `counts` says, the head's first."""
    for merge in merges:
        rows = sum(counts[merge.row : merge.row + merge.rows])
        yield replace(merge, row=sum(counts[: merge.row]), rows=rows)


def origins(table: Table) -> dict[tuple[int, int], Merge]:
    """The merged cells by the row and column in which they begin."""
    return {(merge.row, merge.column): merge for merge in table.merges}


def _cells(table: Table) -> tuple[tuple[Runs, ...], ...]:
    return ((table.head,) if table.head else ()) + table.rows


def _made(row: int, column: int, rows: int, columns: int) -> Iterator[Merge]:
    if rows > 1 or columns > 1:
        yield Merge(row, column, rows, columns)
