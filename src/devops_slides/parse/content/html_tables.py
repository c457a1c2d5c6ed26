"""HTML tables: those with rows to compare are tables, those that only lay a page out are not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from devops_slides.model.block import Block, Code, Paragraph, PictureBlock, Span, Table
from devops_slides.model.text import Runs, plain
from devops_slides.parse.content.flatten import flatten
from devops_slides.parse.content.tables import table_of_rows

_Read = Callable[[etree._Element], tuple[Block, ...]]  # noqa: SLF001 - lxml gives its elements no other name
_ALIGNS = {"left", "center", "right"}
_MOST = 50
"""Most columns that a `colspan` can ask for."""


def table_blocks(node: etree._Element, span: Span, read: _Read) -> Iterator[Block]:
    """The blocks of a table; the pictures in its cells come after it."""
    rows = [[cell for cell in row if cell.tag in {"td", "th"}] for row in _rows(node)]
    rows = [row for row in rows if row]
    cells = [[(cell, read(cell)) for cell in row] for row in rows]
    for caption in node.findall("caption"):
        yield from read(caption)
    if _lays_out(cells):
        for row in cells:
            for _, blocks in row:
                yield from blocks
        return
    pictures: list[Block] = []
    filled: list[list[Runs]] = []
    for row in cells:
        filled.append([])
        for cell, blocks in row:
            words, inner = flatten(blocks)
            pictures += inner
            filled[-1] += [words, *[()] * (_spanned(cell) - 1)]
    align = [_align(cell) for cell in rows[0] for _ in range(_spanned(cell))] if rows else []
    yield from table_of_rows(filled, align, span, has_head=bool(rows) and all(cell.tag == "th" for cell in rows[0]))
    yield from pictures


def _rows(node: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, without those of the tables inside it."""
    for child in node:
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from child.iterchildren("tr")


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


def _spanned(cell: etree._Element) -> int:
    asked = str(cell.get("colspan", "1"))
    return min(max(int(asked), 1), _MOST) if asked.isdigit() else 1


def _align(cell: etree._Element) -> str:
    given = str(cell.get("align", "")).lower()
    return given if given in _ALIGNS else ""
