"""HTML tables: those with rows to compare are tables, those that only lay a page out are not."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import takewhile

from lxml import etree

from devops_slides.model.block import Block, Code, Merge, Paragraph, PictureBlock, Span, Table
from devops_slides.model.text import Runs, plain
from devops_slides.parse.content.flatten import flatten
from devops_slides.parse.content.tables import table_of_rows

_Read = Callable[[etree._Element], tuple[Block, ...]]  # noqa: SLF001 - lxml gives its elements no other name
_ALIGNS = {"left", "center", "right"}
_DIGITS = re.compile(r"\s*\+?\d{1,9}")
_MOST = 50
"""Most columns that a `colspan` can ask for."""


def table_blocks(node: etree._Element, span: Span, read: _Read) -> Iterator[Block]:
    """The blocks of a table; the pictures in its cells come after it."""
    rows, spans = _placed_cells(node)
    cells = [[(cell, read(cell)) for cell in row if cell is not None] for row in rows]
    for caption in node.findall("caption"):
        yield from read(caption)
    if _lays_out(cells):
        for _, blocks in (pair for row in cells for pair in row):
            yield from blocks
        return
    pictures: list[Block] = []
    filled: list[list[Runs]] = []
    for row, own in zip(rows, cells, strict=True):
        texts = iter(own)
        filled.append([])
        for cell in row:
            words, inner = flatten(next(texts)[1]) if cell is not None else ((), ())
            pictures += inner
            filled[-1].append(words)
    align = ["" if cell is None else _align(cell) for cell in rows[0]] if rows else []
    has_head = bool(rows) and all(cell is None or cell.tag == "th" for cell in rows[0])
    yield from table_of_rows(filled, align, span, spans, has_head=has_head)
    yield from pictures


def _placed_cells(node: etree._Element) -> tuple[list[list[etree._Element | None]], list[Merge]]:
    """The rows of a table with each cell in the column that a browser puts it in, and the cells that cover others.

    As in HTML (4.9.12), a cell covers rows of its own group only, and `rowspan="0"` all that are left of it. Rows and
    columns in which no cell begins are left out, so that no cell covers more than the table has.
    """
    cells: dict[tuple[int, int], etree._Element] = {}
    merges: list[Merge] = []
    first = 0
    for group in _groups(node):
        free_from: dict[int, int] = {}
        for at, row in enumerate(group):
            column = 0
            for cell in row:
                while free_from.get(column, 0) > at:
                    column += 1
                height = min(_number(cell, "rowspan") or len(group), len(group) - at)
                wanted = range(column, column + min(_number(cell, "colspan") or 1, _MOST))
                own = list(takewhile(lambda place: free_from.get(place, 0) <= at, wanted))  # noqa: B023 - used at once
                free_from |= dict.fromkeys(own, at + height)
                cells[first + at, column] = cell
                merges.append(Merge(first + at, column, height, len(own)))
                column += len(own)
        first += len(group)
    return _without_gaps(cells, merges)


def _without_gaps(
    cells: Mapping[tuple[int, int], etree._Element], merges: Iterable[Merge]
) -> tuple[list[list[etree._Element | None]], list[Merge]]:
    """The rows of cells and their merges without the rows and columns in which no cell begins."""
    rows, columns = (sorted({place[axis] for place in cells}) for axis in (0, 1))
    found = [[cells.get((row, column)) for column in columns] for row in rows]
    moved = []
    for merge in merges:
        row, column = bisect_left(rows, merge.row), bisect_left(columns, merge.column)
        down = bisect_left(rows, merge.row + merge.rows) - row
        right = bisect_left(columns, merge.column + merge.columns) - column
        if down > 1 or right > 1:
            moved.append(Merge(row, column, down, right))
    return found, moved


def _groups(node: etree._Element) -> Iterator[list[list[etree._Element]]]:
    """The cells of each row by group of rows: a head, a body, a foot, or the rows that are in none."""
    loose: list[etree._Element] = []
    for child in (*node, None):
        if child is not None and child.tag == "tr":
            loose.append(child)
            continue
        if child is not None and child.tag not in {"thead", "tbody", "tfoot"}:
            continue
        for rows in (loose, [] if child is None else list(child.iterchildren("tr"))):
            yield [[cell for cell in row if cell.tag in {"td", "th"}] for row in rows]
        loose = []


def _lays_out(cells: list[list[tuple[etree._Element, tuple[Block, ...]]]]) -> bool:
    """Whether a table has no rows to compare: one headless row or column, or code, tables or only pictures in cells."""
    if any(cell.tag == "th" for row in cells for cell, _ in row):
        return False
    if len(cells) <= 1 or all(len(row) == 1 for row in cells):
        return True
    filled = [blocks for row in cells for _, blocks in row]
    if any(isinstance(block, Code | Table) for blocks in filled for block in blocks):
        return True
    words = any(isinstance(block, Paragraph) and plain(block.runs).strip() for blocks in filled for block in blocks)
    return not words and any(isinstance(block, PictureBlock) for blocks in filled for block in blocks)


def _number(cell: etree._Element, name: str) -> int:
    """How many rows or columns a cell asks for; 1 if it is no such number."""
    match = _DIGITS.match(str(cell.get(name, "1")))
    return int(match[0]) if match else 1


def _align(cell: etree._Element) -> str:
    given = str(cell.get("align", "")).lower()
    return given if given in _ALIGNS else ""
