"""A table’s cells, measured once for all sizes, and the heights of its rows at a size."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.block import Merge, Table
from devops_slides.model.geometry import EMU_PER_POINT, Emu
from devops_slides.model.layout import Slot
from devops_slides.model.style import TextStyle
from devops_slides.model.text import Runs, plain
from devops_slides.model.theme import Theme
from devops_slides.place.measure.line_height import pitch_of
from devops_slides.place.measure.measure import Look
from devops_slides.place.text.lines import MARGIN, break_lines
from devops_slides.place.text.words import Word, words_of

LONGEST = 60
"""Number of letters up to which a row's first cell is its name."""


def has_names(table: Table) -> bool:
    """Whether most rows begin with a name: a column of sentences in bold would shout."""
    said = [len(text) for row in table.rows if (text := plain(row[0]).strip())]
    return 2 * sum(length <= LONGEST for length in said) >= len(said)


AIR = 0.1
"""Points added to a row, so that rounding never makes it grow."""
LEAST_HEAD = 10
"""Size in points below which a head never shrinks, however small its share of the text's size."""
_NUMBER = re.compile(
    r"[-+−±~≈<>≤≥]?\s?[€$£¥]?\s?\d+(?:[\s.,'’\u00a0\u202f]\d{3})*(?:[.,]\d+)?\s?(?:%|‰|[€$£¥]|[a-zA-Zµ°Ω]{1,3})?"
)
"""An amount, with its sign, groups of thousands and a unit of up to three letters."""


class Cell(Struct, frozen=True):
    """The words of a cell; in em, the width of its longest word and of its longest unbroken line."""

    words: tuple[Word, ...]
    longest: float
    whole: float
    lines: int
    """The number of lines that the author's own line breaks make."""


class Grid(Struct, frozen=True):
    """The measured rows, head first; `pitches` are their line pitches in em, `numeric` marks columns of amounts.

    `has_names` is true if the first column names the rows.
    """

    rows: tuple[tuple[Cell, ...], ...]
    pitches: tuple[float, ...]
    head_rows: int
    style: TextStyle
    numeric: tuple[bool, ...]
    has_names: bool
    merges: tuple[Merge, ...] = ()
    """The merged cells, whose words are in the cell in which they begin."""

    def size(self, row: int, size: int, theme: Theme) -> int:
        """The size of a row's text in points if the table's is `size`."""
        return head_size(size, theme) if row < self.head_rows else size


def head_size(size: int, theme: Theme) -> int:
    """The size of a head in whole points."""
    return max(round(size * theme.table.head_size / 100), min(size, LEAST_HEAD))


def margins_at(size: int, style: TextStyle, theme: Theme) -> tuple[Emu, Emu, Emu, Emu]:
    """A cell's margins in EMU (left, top, right, bottom): top and bottom grow and shrink with the text."""
    left, top, right, bottom = theme.table.margins
    scale = size / style.size
    return left, Emu(round(top * scale)), right, Emu(round(bottom * scale))


def measured_grid(table: Table, slot: Slot, look: Look) -> Grid:
    """The measured cells of a table whose rows all have as many cells as it has columns."""
    heads = look.theme.table
    head = replace(slot.style, font=heads.head_font, bold=heads.head_bold, italic=heads.head_italic)
    first = slot.style
    if names := has_names(table):
        first = replace(first, bold=heads.first_column_bold, italic=heads.first_column_italic)
    rows = ((table.head,) if table.head else ()) + table.rows
    head_rows = 1 if table.head else 0
    cells = tuple(
        tuple(
            _cell(words_of(cell, head if number < head_rows else slot.style if column else first, look))
            for column, cell in enumerate(row)
        )
        for number, row in enumerate(rows)
    )
    pitches = tuple(
        pitch_of(row, head.font if number < head_rows else slot.style.font, look) for number, row in enumerate(rows)
    )
    return Grid(cells, pitches, head_rows, slot.style, tuple(numeric(table)), names, table.merges)


def numeric(table: Table) -> Iterator[bool]:
    """For each column, whether all text below its head are amounts."""
    for column in range(len(table.align)):
        said = [text for row in table.rows if (text := plain(row[column]).strip())]
        yield bool(said) and all(_NUMBER.fullmatch(text) for text in said)


def _cell(words: tuple[Word, ...]) -> Cell:
    longest = whole = line = 0.0
    lines = 1
    for word in words:
        if word.forced:
            whole, line, lines = max(whole, line), 0.0, lines + 1
        longest = max(longest, word.em + word.slack)
        line += word.em + word.gap
    return Cell(words, longest, max(whole, line), lines)


def row_heights(
    grid: Grid, size: int, columns: tuple[Emu, ...], theme: Theme, *, may_tear: bool = False
) -> tuple[float, ...]:
    """The height that each row needs, in points.

    The rows of a merged cell have room for it together; if a page `may_tear` them, the first of them has it alone.
    """
    left, top, right, bottom = margins_at(size, grid.style, theme)
    widths = [(width - left - right) / EMU_PER_POINT for width in columns]
    margins = (top + bottom) / EMU_PER_POINT
    begun = {(merge.row, merge.column) for merge in grid.merges}
    found = []
    for number, row in enumerate(grid.rows):
        own = grid.size(number, size, theme)
        alone = (column for column in range(len(row)) if (number, column) not in begun)
        lines = max((cell_lines(row[column], own, widths[column]) for column in alone), default=1)
        found.append(lines * grid.pitches[number] * own + AIR + margins)
    for merge in grid.merges:
        needed = merged_height(grid, merge, size, columns, theme)
        missing = needed - sum(found[merge.row : merge.row + (1 if may_tear else merge.rows)])
        found[merge.row] += max(missing, 0.0)
    return tuple(found)


def merged_height(grid: Grid, merge: Merge, size: int, columns: tuple[Emu, ...], theme: Theme) -> float:
    """The height in points that the text of a merged cell needs."""
    _, top, _, bottom = margins_at(size, grid.style, theme)
    own = grid.size(merge.row, size, theme)
    lines = cell_lines(grid.rows[merge.row][merge.column], own, merged_width(merge, grid, size, columns, theme))
    return lines * grid.pitches[merge.row] * own + AIR + (top + bottom) / EMU_PER_POINT


def merged_width(merge: Merge, grid: Grid, size: int, columns: tuple[Emu, ...], theme: Theme) -> float:
    """The width in points that the text of a merged cell has."""
    left, _, right, _ = margins_at(size, grid.style, theme)
    return (sum(columns[merge.column : merge.column + merge.columns]) - left - right) / EMU_PER_POINT


def cell_lines(cell: Cell, size: int, width: float) -> int:
    """The number of lines of a cell within `width` points."""
    if cell.whole * size * MARGIN <= width:
        return cell.lines
    return max(break_lines(cell.words, size, 0, width).count, 1)


def padded(table: Table) -> Table:
    """The table with as many cells in each row as it has columns."""
    width = len(table.align)

    def row(cells: tuple[Runs, ...]) -> tuple[Runs, ...]:
        return (*cells, *((),) * (width - len(cells)))

    return replace(table, head=row(table.head) if table.head else (), rows=tuple(map(row, table.rows)))
