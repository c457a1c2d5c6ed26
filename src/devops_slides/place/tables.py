"""Tables: widths by content, heights by the measured pitch, rows onto continuation slides."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from devops_slides.model.chapter import Table
from devops_slides.model.geometry import EMU_PER_POINT, Box, Emu, points
from devops_slides.model.layout import Slot
from devops_slides.model.placed import PlacedTable
from devops_slides.model.style import TextStyle
from devops_slides.model.text import Runs
from devops_slides.model.theme import Theme
from devops_slides.place.lines import Word, break_lines, words_of
from devops_slides.place.measure import Measure
from devops_slides.place.pitch import pitch_of
from devops_slides.place.split import Column

_HALVINGS = 10
_AIR = 0.1
"""Points added to a row, so that rounding never makes it grow."""

Cells = tuple[tuple[tuple[Word, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class _Grid:
    """The measured cells, head first, and what they are set in; `pitches` are the rows' line pitches in em."""

    cells: Cells
    style: TextStyle
    pitches: tuple[float, ...]
    head_rows: int


def place_table(table: Table, column: Column, theme: Theme, measure: Measure) -> tuple[PlacedTable, ...]:
    """The table on one slide in the largest size that fits, else on several with its head repeated."""
    slot = column.first
    grid = _measured(table, slot, theme, measure)
    for size in range(slot.style.size, slot.style.least - 1, -1):
        columns = _columns(grid, size, slot, theme)
        heights = _heights(grid, size, columns, slot, theme)
        if sum(heights) <= slot.box.height and not _too_narrow(grid, size, columns, theme):
            return (_placed(table, slot, columns, heights, size),)
    return _over_slides(table, grid, column.later, theme)


def _measured(table: Table, slot: Slot, theme: Theme, measure: Measure) -> _Grid:
    width = len(table.align)
    bold = replace(slot.style, bold=True)
    rows = ((table.head,) if table.head else ()) + table.rows
    cells = tuple(
        tuple(
            words_of(cell, bold if (head and not number) or not column else slot.style, theme, measure)
            for column, cell in enumerate((*row, *((),) * (width - len(row))))
        )
        for number, row in enumerate(rows)
        for head in (bool(table.head),)
    )
    pitches = tuple(pitch_of(row, slot.style.font, theme, measure) for row in rows)
    return _Grid(cells, slot.style, pitches, 1 if table.head else 0)


def _size(grid: _Grid, number: int, size: int, theme: Theme) -> int:
    return round(size * theme.table.head_size / 100) if number < grid.head_rows else size


def _columns(grid: _Grid, size: int, slot: Slot, theme: Theme) -> tuple[Emu, ...]:
    """Column widths in EMU: every column has room for its longest word, the rest goes by content."""
    left, _, right, _ = theme.table.margins
    margins = (left + right) / EMU_PER_POINT
    count = len(grid.cells[0])
    least, wanted = [0.0] * count, [0.0] * count
    for number, row in enumerate(grid.cells):
        own = _size(grid, number, size, theme)
        for column, words in enumerate(row):
            longest = max(((word.em + word.slack) * own for word in words), default=0.0)
            whole = sum((word.em + word.gap) * own for word in words)
            least[column] = max(least[column], longest * 1.04 + margins)
            wanted[column] = max(wanted[column], whole * 1.04 + margins)
    width = slot.box.width / EMU_PER_POINT
    floor = min(width / count * 0.4, width / count)
    least = [max(one, floor) for one in least]
    wanted = [max(one, low) for one, low in zip(wanted, least, strict=True)]
    widths = _shared(least, wanted, width)
    found = [points(one) for one in widths]
    found[-1] = Emu(slot.box.width - sum(found[:-1]))
    return tuple(found)


def _shared(least: list[float], wanted: list[float], width: float) -> list[float]:
    if sum(least) >= width:
        return [one * width / sum(least) for one in least]
    if sum(wanted) <= width:
        spare = (width - sum(wanted)) / len(wanted)
        return [one + spare for one in wanted]
    # By the square root, so that one long column does not starve the others.
    pull = [math.sqrt(max(want - low, 0.0)) for want, low in zip(wanted, least, strict=True)]
    spare = width - sum(least)
    return [low + spare * one / (sum(pull) or 1) for low, one in zip(least, pull, strict=True)]


def _heights(grid: _Grid, size: int, columns: tuple[Emu, ...], slot: Slot, theme: Theme) -> tuple[Emu, ...]:
    """Row heights in EMU: what the text needs, grown towards the theme's least heights as far as the box allows."""
    left, top, right, bottom = theme.table.margins
    needed = []
    for number, row in enumerate(grid.cells):
        own = _size(grid, number, size, theme)
        lines = max(
            break_lines(words, own, 0, (width - left - right) / EMU_PER_POINT).count
            for words, width in zip(row, columns, strict=True)
        )
        needed.append(points(max(lines, 1) * grid.pitches[number] * own + _AIR) + top + bottom)
    wanted = [slot.rows[0 if number < grid.head_rows else 1] for number in range(len(needed))]
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        share = (low + high) / 2
        if sum(_grown(needed, wanted, share)) <= slot.box.height:
            low = share
        else:
            high = share
    fits = sum(_grown(needed, wanted, 1.0)) <= slot.box.height
    return tuple(Emu(one) for one in _grown(needed, wanted, 1.0 if fits else low))


def _grown(needed: list[int], wanted: list[Emu], share: float) -> list[int]:
    return [max(text, round(least * share)) for text, least in zip(needed, wanted, strict=True)]


def _too_narrow(grid: _Grid, size: int, columns: tuple[Emu, ...], theme: Theme) -> bool:
    """Whether a word is wider than its column."""
    left, _, right, _ = theme.table.margins
    return any(
        word.em * _size(grid, number, size, theme) * 1.02 > (columns[column] - left - right) / EMU_PER_POINT
        for number, row in enumerate(grid.cells)
        for column, words in enumerate(row)
        for word in words
    )


def _over_slides(table: Table, grid: _Grid, slot: Slot, theme: Theme) -> tuple[PlacedTable, ...]:
    """Rows dealt out evenly in a size a little under the preferred one."""
    size = max(round(slot.style.size * 0.85), slot.style.least)
    while size > slot.style.least and _too_narrow(grid, size, _columns(grid, size, slot, theme), theme):
        size -= 1
    columns = _columns(grid, size, slot, theme)
    heights = _heights(grid, size, columns, slot, theme)
    head, rows = heights[: grid.head_rows], heights[grid.head_rows :]
    room = slot.box.height - sum(head)
    pages = max(math.ceil(sum(rows) / max(room, 1)), 1)
    goal = sum(rows) / pages
    found, start, used = [], 0, 0
    for number, height in enumerate(rows):
        if number > start and (used + height > room or used + height / 2 > goal):
            found.append(_piece(table, slot, columns, head, rows, start, number, size))
            start, used = number, 0
        used += height
    found.append(_piece(table, slot, columns, head, rows, start, len(rows), size))
    return tuple(found)


def _piece(
    table: Table,
    slot: Slot,
    columns: tuple[Emu, ...],
    head: tuple[Emu, ...],
    rows: tuple[Emu, ...],
    start: int,
    end: int,
    size: int,
) -> PlacedTable:
    part = replace(table, rows=table.rows[start:end])
    return _placed(part, slot, columns, head + rows[start:end], size)


def _placed(table: Table, slot: Slot, columns: tuple[Emu, ...], heights: tuple[Emu, ...], size: int) -> PlacedTable:
    box = slot.box
    width = len(columns)
    whole = replace(table, rows=tuple(_padded(row, width) for row in table.rows))
    frame = Box(box.left, box.top, box.width, Emu(sum(heights)))
    return PlacedTable(slot, frame, whole, columns, heights, size)


def _padded(row: tuple[Runs, ...], width: int) -> tuple[Runs, ...]:
    return (*row, *((),) * (width - len(row)))
