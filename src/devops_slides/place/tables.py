"""Tables: the size, the pages and the row heights that cost least."""

from __future__ import annotations

import math

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.chapter import Table
from devops_slides.model.geometry import EMU_PER_POINT, Box, Emu, points
from devops_slides.model.layout import Anchor, Slot
from devops_slides.model.placed import PlacedTable
from devops_slides.model.text import Runs, plain
from devops_slides.model.theme import Theme
from devops_slides.place import penalties
from devops_slides.place.measure import Measure
from devops_slides.place.paginate import Pages, Sheet, paginate, shrink_cost
from devops_slides.place.split import Column
from devops_slides.place.table_columns import Columns, column_groups, column_widths, right_margins
from devops_slides.place.table_grid import Grid, head_size, margins_at, measured_grid, numeric, padded, row_heights
from devops_slides.place.table_heads import without_links
from devops_slides.place.table_rows import cut_rows

_LARGER, _SPARSE = 1.34, 0.6
"""A table that fills less than the second share of its box is set up to this much larger, if no more lines break."""
_COMFORT = 0.78
"""Share of the preferred size in which rows higher than a slide are cut."""
_CUTS = 8
_HIGH = 4
"""Lines from which on a row's other cells stand at its top, where its reading begins."""
_HALVINGS = 12


class _Sheets(Struct, frozen=True):
    """A table in one size on its first and its later slots: column widths and row heights in points on each."""

    size: int
    columns: tuple[Columns, Columns]
    heights: tuple[tuple[float, ...], tuple[float, ...]]


class _Choice(Struct, frozen=True):
    """What a size would cost, and its pages."""

    cost: float
    sheets: _Sheets
    pages: Pages


def place_table(table: Table, column: Column, theme: Theme, measure: Measure) -> tuple[PlacedTable, ...]:
    """The table on as few slides as read well, its head repeated, and its first column where it is too wide for one."""
    whole = without_links(_aligned(padded(table), column.first), theme)
    groups = column_groups(measured_grid(whole, column.first, theme, measure), column.first.box.width, theme)
    parts = [_of_columns(whole, group) for group in groups]
    slots = [column if not number else Column(column.later, column.later) for number in range(len(parts))]
    chosen = [_chosen(part, slot, theme, measure) for part, slot in zip(parts, slots, strict=True)]
    if len(chosen) > 1:
        least = min(choice.sheets.size for _, _, choice in chosen)
        chosen = [_chosen(part, slot, theme, measure, most=least) for part, slot in zip(parts, slots, strict=True)]
    return tuple(
        page
        for (part, grid, choice), slot in zip(chosen, slots, strict=True)
        for page in _pages(part, grid, choice, slot, theme)
    )


def _aligned(table: Table, slot: Slot) -> Table:
    """Columns of amounts on the right, where the author set no side and text runs from the left; never the first."""
    if slot.style.rtl or any(table.align):
        return table
    found = [column and amounts for column, amounts in enumerate(numeric(table))]
    return replace(table, align=tuple("right" if amounts else "" for amounts in found))


def _of_columns(table: Table, group: tuple[int, ...]) -> Table:
    def cells(row: tuple[Runs, ...]) -> tuple[Runs, ...]:
        return tuple(row[column] for column in group)

    head = cells(table.head) if table.head else ()
    align = tuple(table.align[column] for column in group)
    return replace(table, head=head, rows=tuple(map(cells, table.rows)), align=align)


def _chosen(table: Table, column: Column, theme: Theme, measure: Measure, most: int = 0) -> tuple[Table, Grid, _Choice]:
    """The table with the cheapest size and pages; rows higher than a slide, or read only in small type, are cut."""
    style = column.first.style
    largest, least = most or style.size, style.least
    readable = max(min(math.ceil(penalties.SMALL_SHARE * style.size), largest), least)
    for _ in range(_CUTS):
        grid = measured_grid(table, column.first, theme, measure)
        tried = (_tried(table, grid, size, column, theme) for size in range(largest, least - 1, -1))
        best = min((one for one in tried if one is not None), key=lambda one: one.cost, default=None)
        shorter = _cut(table, grid, column, theme) if best is None or best.sheets.size < readable else None
        if best is not None and (shorter is None or _is_torn(grid, readable, column, theme)):
            return table, grid, best if most else _larger(table, grid, best, column, theme)
        if shorter is None:
            break
        table, least = shorter, readable if best is not None else least
    grid = measured_grid(table, column.first, theme, measure)
    sheets = _sheets(grid, style.least, column, theme)
    return table, grid, _Choice(math.inf, sheets, Pages(tuple(range(1, len(table.rows) + 1)), math.inf))


def _cut(table: Table, grid: Grid, column: Column, theme: Theme) -> Table | None:
    """The table with rows cut that are higher than a slide in a size that is read with ease; None without any."""
    comfortable = max(round(grid.style.size * _COMFORT), grid.style.least)
    sheets = _sheets(grid, comfortable, column, theme)
    room = min(_rooms(grid, sheets, column))
    shorter, was_cut = cut_rows(table, grid, comfortable, sheets.columns[0].widths, room, theme)
    return shorter if was_cut else None


def _is_torn(grid: Grid, size: int, column: Column, theme: Theme) -> bool:
    """Whether words need a smaller size: then its columns are too narrow, not its rows too high."""
    return any(column_widths(grid, size, slot.box.width, theme).torn for slot in (column.first, column.later))


def _sheets(grid: Grid, size: int, column: Column, theme: Theme) -> _Sheets:
    first = column_widths(grid, size, column.first.box.width, theme)
    heights = row_heights(grid, size, first.widths, theme)
    if column.later.box.width == column.first.box.width:
        return _Sheets(size, (first, first), (heights, heights))
    later = column_widths(grid, size, column.later.box.width, theme)
    return _Sheets(size, (first, later), (heights, row_heights(grid, size, later.widths, theme)))


def _rooms(grid: Grid, sheets: _Sheets, column: Column) -> tuple[float, float]:
    """The points that rows have below the head, on the first slide and on the others."""
    first, later = (
        slot.box.height / EMU_PER_POINT - sum(heights[: grid.head_rows])
        for slot, heights in zip((column.first, column.later), sheets.heights, strict=True)
    )
    return first, later


def _tried(table: Table, grid: Grid, size: int, column: Column, theme: Theme) -> _Choice | None:
    """A size with its cheapest pages; None where a row is higher than its page."""
    sheets = _sheets(grid, size, column, theme)
    first, later = (
        Sheet(heights[grid.head_rows :], heights[grid.head_rows :], room)
        for heights, room in zip(sheets.heights, _rooms(grid, sheets, column), strict=True)
    )
    pages = paginate(first, later, _breaks(table), (0,) * len(table.rows))
    if pages is None:
        return None
    scale = size / grid.style.size
    cost = pages.cost + shrink_cost(scale, penalties.SHRINK_TABLE)
    cost += penalties.TOO_SMALL if len(pages.ends) > 1 and scale < penalties.SMALL_SHARE else 0.0
    cost += penalties.WORD_TORN if any(one.torn for one in sheets.columns) else 0.0
    cost += penalties.ADDRESS_BROKEN if any(one.broken for one in sheets.columns) else 0.0
    return _Choice(cost, sheets, pages)


def _breaks(table: Table) -> tuple[float, ...]:
    after = [penalties.BETWEEN_ROWS if plain(row[0]).strip() else penalties.ROW_GOES_ON for row in table.rows[1:]]
    return (*after, 0.0)


def _larger(table: Table, grid: Grid, best: _Choice, column: Column, theme: Theme) -> _Choice:
    """A small table in larger type."""
    style, sheets = grid.style, best.sheets
    if sheets.size < style.size or len(best.pages.ends) > 1 or best.sheets.columns[0].broken:
        return best
    lines = _line_counts(grid, sheets, theme)
    for size in range(round(style.size * _LARGER), style.size, -1):
        tried = _tried(table, grid, size, column, theme)
        if (
            tried is not None
            and len(tried.pages.ends) == 1
            and not tried.sheets.columns[0].broken
            and sum(tried.sheets.heights[0]) <= _SPARSE * column.first.box.height / EMU_PER_POINT
            and _line_counts(grid, tried.sheets, theme) == lines
        ):
            return tried
    return best


def _line_counts(grid: Grid, sheets: _Sheets, theme: Theme) -> list[int]:
    """How many lines each row has."""
    _, top, _, bottom = margins_at(sheets.size, grid.style, theme)
    margins = (top + bottom) / EMU_PER_POINT
    return [
        round((height - margins) / (grid.pitches[number] * grid.size(number, sheets.size, theme)))
        for number, height in enumerate(sheets.heights[0])
    ]


def _pages(table: Table, grid: Grid, choice: _Choice, column: Column, theme: Theme) -> list[PlacedTable]:
    """The pages, their rows all grown alike towards the theme's heights as far as every page has room."""
    spans = list(zip((0, *choice.pages.ends), choice.pages.ends, strict=False))
    slots = [column.later if number else column.first for number in range(len(spans))]
    needed = [_needed(grid, choice, number, span) for number, span in enumerate(spans)]
    scale = choice.sheets.size / grid.style.size
    wanted = [_wanted(slot, grid.head_rows, len(rows), scale) for slot, rows in zip(slots, needed, strict=True)]
    share = min(
        _share(rows, comfort, slot.box.height) for rows, comfort, slot in zip(needed, wanted, slots, strict=True)
    )
    size = choice.sheets.size
    anchor: Anchor = "top" if max(_line_counts(grid, choice.sheets, theme)) > _HIGH else "middle"
    found = []
    for number, (start, end) in enumerate(spans):
        heights = _grown(needed[number], wanted[number], share)
        slot, rows = slots[number], replace(table, rows=table.rows[start:end])
        columns = choice.sheets.columns[min(number, 1)]
        left, top, _, bottom = margins_at(size, grid.style, theme)
        rights = right_margins(grid, table.align, columns, size, theme)
        frame = _frame(slot, sum(heights))
        margins, head = (left, top, bottom), head_size(size, theme)
        found.append(PlacedTable(slot, frame, rows, columns.widths, heights, size, head, margins, rights, anchor))
    return found


def _needed(grid: Grid, choice: _Choice, number: int, span: tuple[int, int]) -> tuple[Emu, ...]:
    """The row heights of a page in EMU, its head's first."""
    start, end = span
    heights = choice.sheets.heights[min(number, 1)]
    rows = heights[: grid.head_rows] + heights[grid.head_rows + start : grid.head_rows + end]
    return tuple(map(points, rows))


def _wanted(slot: Slot, head_rows: int, count: int, scale: float) -> list[float]:
    return [slot.rows[0 if number < head_rows else 1] * scale for number in range(count)]


def _share(needed: tuple[Emu, ...], wanted: list[float], room: int) -> float:
    """How far towards the wanted heights rows may grow within the room, from 0 to 1."""
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
    """The table's place: at the top of its slot, or in its middle where the theme says so."""
    box = slot.box
    down = max(box.height - height, 0) // 2 if slot.anchor == "middle" else 0
    return Box(box.left, Emu(box.top + down), box.width, Emu(height))
