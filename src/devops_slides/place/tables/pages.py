"""A table in one size: its columns, rows and pages, their cost, and the placed pages."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.block import Table
from devops_slides.model.geometry import EMU_PER_POINT, Box, Emu, points
from devops_slides.model.layout import Anchor, Slot
from devops_slides.model.placed import PlacedTable
from devops_slides.model.text import plain
from devops_slides.model.theme import Theme
from devops_slides.place import penalties
from devops_slides.place.tables.columns import Columns, column_widths, right_margins
from devops_slides.place.tables.grid import Grid, head_size, margins_at, merged_height, merged_width, row_heights
from devops_slides.place.tables.merges import AGAIN, page_of, torn_after
from devops_slides.place.text.lines import break_lines
from devops_slides.place.text.paginate import Pages, Sheet, paginate, shrink_cost
from devops_slides.place.text.paginate_text import Column


class TableSheets(Struct, frozen=True):
    """A table in one size: column widths and row heights (in points) on its first slot and on its later one."""

    size: int
    columns: tuple[Columns, Columns]
    heights: tuple[tuple[float, ...], tuple[float, ...]]


class TableChoice(Struct, frozen=True):
    """A size with its cost and its pages."""

    cost: float
    sheets: TableSheets
    pages: Pages


def sheets_of(grid: Grid, size: int, column: Column, theme: Theme, *, may_tear: bool = False) -> TableSheets:
    """The columns and rows of a table in one size; `may_tear` as in `row_heights`."""
    first = column_widths(grid, size, column.first.box.width, theme)
    heights = row_heights(grid, size, first.widths, theme, may_tear=may_tear)
    if column.later.box.width == column.first.box.width:
        return TableSheets(size, (first, first), (heights, heights))
    later = column_widths(grid, size, column.later.box.width, theme)
    return TableSheets(size, (first, later), (heights, row_heights(grid, size, later.widths, theme, may_tear=may_tear)))


def rooms(grid: Grid, sheets: TableSheets, column: Column) -> tuple[float, float]:
    """The height in points that is left for rows below the head, on the first slide and on the others."""
    first, later = (
        slot.box.height / EMU_PER_POINT - sum(heights[: grid.head_rows])
        for slot, heights in zip((column.first, column.later), sheets.heights, strict=True)
    )
    return first, later


def try_size(table: Table, grid: Grid, size: int, column: Column, theme: Theme) -> TableChoice | None:
    """A size with its cheapest pages; None if a row is higher than its page."""
    sheets = sheets_of(grid, size, column, theme)
    pages = _paginated(table, grid, sheets, column)
    if grid.merges and (pages is None or len(pages.ends) > 1):
        sheets = sheets_of(grid, size, column, theme, may_tear=True)
        pages = _paginated(table, grid, sheets, column)
    if pages is None:
        return None
    scale = size / grid.style.size
    cost = pages.cost + shrink_cost(scale, penalties.SHRINK_TABLE)
    cost += penalties.TOO_SMALL if len(pages.ends) > 1 and scale < penalties.SMALL_SHARE else 0.0
    cost += penalties.WORD_TORN if any(columns.torn for columns in sheets.columns) else 0.0
    cost += penalties.ADDRESS_BROKEN if any(columns.broken for columns in sheets.columns) else 0.0
    return TableChoice(cost, sheets, pages)


def _paginated(table: Table, grid: Grid, sheets: TableSheets, column: Column) -> Pages | None:
    first, later = (
        Sheet(heights[grid.head_rows :], heights[grid.head_rows :], room)
        for heights, room in zip(sheets.heights, rooms(grid, sheets, column), strict=True)
    )
    return paginate(first, later, _breaks(table), (0,) * len(table.rows))


def _breaks(table: Table) -> tuple[float, ...]:
    after = [penalties.BETWEEN_ROWS if plain(row[0]).strip() else penalties.ROW_GOES_ON for row in table.rows[1:]]
    torn = torn_after(table)
    return (*(cost + penalties.MERGE_TORN * (row in torn) for row, cost in enumerate(after)), 0.0)


def line_counts(grid: Grid, sheets: TableSheets, theme: Theme) -> list[int]:
    """The number of lines of each row."""
    _, top, _, bottom = margins_at(sheets.size, grid.style, theme)
    margins = (top + bottom) / EMU_PER_POINT
    return [
        round((height - margins) / (grid.pitches[number] * grid.size(number, sheets.size, theme)))
        for number, height in enumerate(sheets.heights[0])
    ]


_HIGH = 4
"""If a row has more lines than this, cells are anchored at the top, where reading begins."""
_HALVINGS = 12


def table_pages(table: Table, grid: Grid, choice: TableChoice, column: Column, theme: Theme) -> list[PlacedTable]:
    """The pages, with all rows grown equally toward the theme's heights as far as every page has room."""
    spans = list(zip((0, *choice.pages.ends), choice.pages.ends, strict=False))
    slots = [column.later if number else column.first for number in range(len(spans))]
    needed = [_needed(grid, choice, number, span) for number, span in enumerate(spans)]
    scale = choice.sheets.size / grid.style.size
    wanted = [_wanted(slot, grid.head_rows, len(rows), scale) for slot, rows in zip(slots, needed, strict=True)]
    share = min(
        _share(rows, comfort, slot.box.height) for rows, comfort, slot in zip(needed, wanted, slots, strict=True)
    )
    size = choice.sheets.size
    anchor: Anchor = "top" if max(line_counts(grid, choice.sheets, theme)) > _HIGH else "middle"
    found = []
    for number, (start, end) in enumerate(spans):
        heights = _grown(needed[number], wanted[number], share)
        slot, rows = slots[number], page_of(table, start, end)
        columns = choice.sheets.columns[min(number, 1)]
        rows = _with_room(rows, start, grid, columns.widths, heights, choice.sheets.size, theme)
        left, top, _, bottom = margins_at(size, grid.style, theme)
        rights = right_margins(grid, table.align, columns, size, theme)
        frame = _frame(slot, sum(heights))
        margins, head = (left, top, bottom), head_size(size, theme)
        found.append(
            PlacedTable(
                slot,
                frame,
                rows,
                columns.widths,
                heights,
                size,
                head,
                margins,
                rights,
                tuple(_linked_lines(table, grid, size, columns.widths, (start, end), theme)),
                anchor,
                grid.has_names,
            )
        )
    return found


def _with_room(
    page: Table, start: int, grid: Grid, columns: tuple[Emu, ...], heights: tuple[Emu, ...], size: int, theme: Theme
) -> Table:
    """The page with an ellipsis in each merged cell that goes on from the page before and has too little room there."""
    if not grid.merges or not start or not page.rows:
        return page
    first = list(page.rows[0])
    for merge in grid.merges:
        row = grid.head_rows + start
        if merge.row < row < merge.row + merge.rows:
            left = min(merge.row + merge.rows - row, len(page.rows))
            room = sum(heights[grid.head_rows : grid.head_rows + left]) / EMU_PER_POINT
            if merged_height(grid, merge, size, columns, theme) > room:
                first[merge.column] = AGAIN
    return replace(page, rows=(tuple(first), *page.rows[1:]))


def _linked_lines(
    table: Table, grid: Grid, size: int, columns: tuple[Emu, ...], span: tuple[int, int], theme: Theme
) -> Iterator[tuple[tuple[str, ...], ...]]:
    """For each row of a page, head first, the lines of its cells with links; nothing for other cells."""
    left, _, right, _ = margins_at(size, grid.style, theme)
    head = grid.head_rows
    wide = {(merge.row, merge.column): merged_width(merge, grid, size, columns, theme) for merge in grid.merges}

    def _width(place: tuple[int, int], own: int) -> float:
        return wide.get(place, own / EMU_PER_POINT)

    for number in (*range(head), *range(head + span[0], head + span[1])):
        row = table.head if number < head else table.rows[number - head]
        own = grid.size(number, size, theme)
        yield tuple(
            break_lines(cell.words, own, 0, _width((number, at), width - left - right)).texts
            if any(run.link is not None for run in runs)
            else ()
            for at, (runs, cell, width) in enumerate(zip(row, grid.rows[number], columns, strict=True))
        )


def _needed(grid: Grid, choice: TableChoice, number: int, span: tuple[int, int]) -> tuple[Emu, ...]:
    """The row heights of a page in EMU, head first."""
    start, end = span
    heights = choice.sheets.heights[min(number, 1)]
    rows = heights[: grid.head_rows] + heights[grid.head_rows + start : grid.head_rows + end]
    return tuple(map(points, rows))


def _wanted(slot: Slot, head_rows: int, count: int, scale: float) -> list[float]:
    return [slot.rows[0 if number < head_rows else 1] * scale for number in range(count)]


def _share(needed: tuple[Emu, ...], wanted: list[float], room: int) -> float:
    """How far rows may grow toward the wanted heights within the room, from 0 to 1."""
    low, high = 0.0, 1.0
    if sum(_grown(needed, wanted, high)) <= room:
        return high
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if sum(_grown(needed, wanted, middle)) <= room:
            low = middle
        else:
            high = middle
    return low


def _grown(needed: tuple[Emu, ...], wanted: list[float], share: float) -> tuple[Emu, ...]:
    return tuple(Emu(max(text, round(height * share))) for text, height in zip(needed, wanted, strict=True))


def _frame(slot: Slot, height: int) -> Box:
    """The table's box: at the top of its slot, or in the middle if the theme says so."""
    box = slot.box
    down = max(box.height - height, 0) // 2 if slot.anchor == "middle" else 0
    return Box(box.left, Emu(box.top + down), box.width, Emu(height))
