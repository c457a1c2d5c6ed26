"""A table in one size: its columns, its rows, its pages, and what that costs."""

from __future__ import annotations

from msgspec import Struct

from devops_slides.model.block import Table
from devops_slides.model.geometry import EMU_PER_POINT
from devops_slides.model.text import plain
from devops_slides.model.theme import Theme
from devops_slides.place import penalties
from devops_slides.place.tables.columns import Columns, column_widths
from devops_slides.place.tables.grid import Grid, margins_at, row_heights
from devops_slides.place.text.paginate import Pages, Sheet, paginate, shrink_cost
from devops_slides.place.text.paginate_text import Column


class Sheets(Struct, frozen=True):
    """A table in one size on its first and its later slots: column widths and row heights in points on each."""

    size: int
    columns: tuple[Columns, Columns]
    heights: tuple[tuple[float, ...], tuple[float, ...]]


class Choice(Struct, frozen=True):
    """What a size would cost, and its pages."""

    cost: float
    sheets: Sheets
    pages: Pages


def sheets_of(grid: Grid, size: int, column: Column, theme: Theme) -> Sheets:
    """The columns and rows of a table in one size."""
    first = column_widths(grid, size, column.first.box.width, theme)
    heights = row_heights(grid, size, first.widths, theme)
    if column.later.box.width == column.first.box.width:
        return Sheets(size, (first, first), (heights, heights))
    later = column_widths(grid, size, column.later.box.width, theme)
    return Sheets(size, (first, later), (heights, row_heights(grid, size, later.widths, theme)))


def rooms(grid: Grid, sheets: Sheets, column: Column) -> tuple[float, float]:
    """The points that rows have below the head, on the first slide and on the others."""
    first, later = (
        slot.box.height / EMU_PER_POINT - sum(heights[: grid.head_rows])
        for slot, heights in zip((column.first, column.later), sheets.heights, strict=True)
    )
    return first, later


def tried(table: Table, grid: Grid, size: int, column: Column, theme: Theme) -> Choice | None:
    """A size with its cheapest pages; None where a row is higher than its page."""
    sheets = sheets_of(grid, size, column, theme)
    first, later = (
        Sheet(heights[grid.head_rows :], heights[grid.head_rows :], room)
        for heights, room in zip(sheets.heights, rooms(grid, sheets, column), strict=True)
    )
    pages = paginate(first, later, _breaks(table), (0,) * len(table.rows))
    if pages is None:
        return None
    scale = size / grid.style.size
    cost = pages.cost + shrink_cost(scale, penalties.SHRINK_TABLE)
    cost += penalties.TOO_SMALL if len(pages.ends) > 1 and scale < penalties.SMALL_SHARE else 0.0
    cost += penalties.WORD_TORN if any(one.torn for one in sheets.columns) else 0.0
    cost += penalties.ADDRESS_BROKEN if any(one.broken for one in sheets.columns) else 0.0
    return Choice(cost, sheets, pages)


def _breaks(table: Table) -> tuple[float, ...]:
    after = [penalties.BETWEEN_ROWS if plain(row[0]).strip() else penalties.ROW_GOES_ON for row in table.rows[1:]]
    return (*after, 0.0)


def line_counts(grid: Grid, sheets: Sheets, theme: Theme) -> list[int]:
    """How many lines each row has."""
    _, top, _, bottom = margins_at(sheets.size, grid.style, theme)
    margins = (top + bottom) / EMU_PER_POINT
    return [
        round((height - margins) / (grid.pitches[number] * grid.size(number, sheets.size, theme)))
        for number, height in enumerate(sheets.heights[0])
    ]
