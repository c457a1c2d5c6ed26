"""Tables: the size and the pages that cost least; rows higher than a slide continue on the next."""

from __future__ import annotations

import math
import re
from itertools import pairwise

from msgspec.structs import replace

from devops_slides.model.block import Table
from devops_slides.model.geometry import EMU_PER_POINT, Emu
from devops_slides.model.layout import Slot
from devops_slides.model.placed import PlacedTable
from devops_slides.model.text import Run, Runs, cut, plain, strip
from devops_slides.model.theme import Theme
from devops_slides.place import penalties
from devops_slides.place.measure.measure import Look
from devops_slides.place.tables.columns import column_groups, column_widths
from devops_slides.place.tables.grid import LONGEST, Grid, cell_lines, margins_at, measured_grid, numeric, padded
from devops_slides.place.tables.heads import without_links
from devops_slides.place.tables.merges import columns_of, origins, with_cut_rows
from devops_slides.place.tables.pages import TableChoice, line_counts, rooms, sheets_of, table_pages, try_size
from devops_slides.place.text.paginate import Pages
from devops_slides.place.text.paginate_text import Column

_AGAIN = "\u00a0…"
_ENDS = (
    re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])|\n+"),
    re.compile(r"(?<=[;:,—–،؛])\s+|(?<=[，；：、])"),
    re.compile(r"\s+"),
)
"""Where a text is cut: after a sentence, else a clause, else a word."""
_NEAR = 0.5
"""Largest distance of a piece's end from its goal, as a share of the piece's length."""
_FULL = 0.9
"""Largest share of a slide that a piece should fill: pieces end at sentences, so some are longer."""


def cut_rows(
    table: Table, grid: Grid, size: int, columns: tuple[Emu, ...], room: float, theme: Theme
) -> tuple[Table, bool]:
    """The table with each row that needs more than `room` points cut into pieces, and whether any was cut."""
    left, top, right, bottom = margins_at(size, grid.style, theme)
    widths = [(width - left - right) / EMU_PER_POINT for width in columns]
    inner = room - (top + bottom) / EMU_PER_POINT
    rows: list[tuple[Runs, ...]] = []
    counts = [1] * grid.head_rows
    joined = origins(table)
    for number, row in enumerate(table.rows, grid.head_rows):
        most = max(math.floor(inner / (grid.pitches[number] * size)), 1)
        lines = [
            1 if (number, at) in joined else cell_lines(cell, size, widths[at])
            for at, cell in enumerate(grid.rows[number])
        ]
        before = len(rows)
        if max(lines) <= most:
            rows.append(row)
        else:
            rows += _pieces(row, [math.ceil(line / (most * _FULL)) if line > most else 1 for line in lines])
        counts.append(len(rows) - before)
    merges = tuple(with_cut_rows(table.merges, counts))
    return replace(table, rows=tuple(rows), merges=merges), len(rows) > len(table.rows)


def _pieces(row: tuple[Runs, ...], counts: list[int]) -> list[tuple[Runs, ...]]:
    """A row as several: each cell in as many pieces as it needs, with the name of the row repeated."""
    cells = [_parts(cell, count) for cell, count in zip(row, counts, strict=True)]
    number = max(map(len, cells))
    found = [tuple(cell[at] if at < len(cell) else () for cell in cells) for at in range(number)]
    name = row[0]
    if len(cells[0]) == 1 and 0 < len(plain(name)) <= LONGEST:
        again = name if plain(name).endswith("…") else (*name, Run(_AGAIN, lang=name[-1].lang))
        found = [found[0], *((again, *piece[1:]) for piece in found[1:])]
    return found


def _parts(cell: Runs, count: int) -> list[Runs]:
    """A cell's text in pieces of about equal length."""
    text = "".join(run.text for run in cell)
    ends = [0]
    for number in range(1, count):
        goal = ends[-1] + (len(text) - ends[-1]) / (count - number + 1)
        ends.append(_end(text, ends[-1], goal))
    ends.append(len(text))
    return [piece for start, end in pairwise(ends) if (piece := strip(cut(cell, start, end)))]


def _end(text: str, start: int, goal: float) -> int:
    """The best position to end a piece that begins at `start` and should end near `goal`."""
    reach = (goal - start) * _NEAR
    for pattern in _ENDS:
        near = [match.end() for match in pattern.finditer(text, start + 1) if abs(match.end() - goal) <= reach]
        if near:
            return min(near, key=lambda at: abs(at - goal))
    return max(round(goal), start + 1)


_LARGER, _SPARSE = 1.34, 0.6
"""A table that fills at most the second share of its box grows by up to this factor, if no more lines break."""
_COMFORT = 0.78
"""Share of the preferred size at which rows higher than a slide are cut."""
_CUTS = 8


def place_table(table: Table, column: Column, look: Look) -> tuple[PlacedTable, ...]:
    """The table on as few slides as read well, its head repeated, and its first column if it is too wide for one."""
    whole = without_links(_aligned(padded(table), column.first), look.theme)
    groups = column_groups(measured_grid(whole, column.first, look), column.first.box.width, look.theme)
    parts = [columns_of(whole, group) for group in groups]
    slots = [column if not number else Column(column.later, column.later) for number in range(len(parts))]
    chosen = [_chosen(part, slot, look) for part, slot in zip(parts, slots, strict=True)]
    if len(chosen) > 1:
        least = min(choice.sheets.size for _, _, choice in chosen)
        chosen = [_chosen(part, slot, look, most=least) for part, slot in zip(parts, slots, strict=True)]
    return tuple(
        page
        for (part, grid, choice), slot in zip(chosen, slots, strict=True)
        for page in table_pages(part, grid, choice, slot, look.theme)
    )


def _aligned(table: Table, slot: Slot) -> Table:
    """Columns of amounts on the right if the author set no side and text runs from the left; never the first column."""
    if slot.style.rtl or any(table.align):
        return table
    found = [column and amounts for column, amounts in enumerate(numeric(table))]
    return replace(table, align=tuple("right" if amounts else "" for amounts in found))


def _chosen(table: Table, column: Column, look: Look, most: int = 0) -> tuple[Table, Grid, TableChoice]:
    """The table with its cheapest size and pages; rows that fit a slide only in small type or never are cut."""
    style = column.first.style
    largest, least = most or style.size, style.least
    readable = max(min(math.ceil(penalties.SMALL_SHARE * style.size), largest), least)
    for _ in range(_CUTS):
        grid = measured_grid(table, column.first, look)
        choices = (try_size(table, grid, size, column, look.theme) for size in range(largest, least - 1, -1))
        best = min((choice for choice in choices if choice is not None), key=lambda choice: choice.cost, default=None)
        shorter = _cut(table, grid, column, look.theme) if best is None or best.sheets.size < readable else None
        if best is not None and (shorter is None or _is_torn(grid, readable, column, look.theme)):
            return table, grid, best if most else _larger(table, grid, best, column, look.theme)
        if shorter is None:
            break
        table, least = shorter, readable if best is not None else least
    if table.merges:  # a merged cell is too high for a slide
        return _chosen(replace(table, merges=()), column, look, most)
    grid = measured_grid(table, column.first, look)
    sheets = sheets_of(grid, style.least, column, look.theme)
    return table, grid, TableChoice(math.inf, sheets, Pages(tuple(range(1, len(table.rows) + 1)), math.inf))


def _cut(table: Table, grid: Grid, column: Column, theme: Theme) -> Table | None:
    """The table with rows cut that are higher than a slide in a comfortable size; None if there are none."""
    comfortable = max(round(grid.style.size * _COMFORT), grid.style.least)
    sheets = sheets_of(grid, comfortable, column, theme)
    room = min(rooms(grid, sheets, column))
    shorter, was_cut = cut_rows(table, grid, comfortable, sheets.columns[0].widths, room, theme)
    return shorter if was_cut else None


def _is_torn(grid: Grid, size: int, column: Column, theme: Theme) -> bool:
    """Whether words need a smaller size: then columns are too narrow, not rows too high."""
    return any(column_widths(grid, size, slot.box.width, theme).torn for slot in (column.first, column.later))


def _larger(table: Table, grid: Grid, best: TableChoice, column: Column, theme: Theme) -> TableChoice:
    """A small table in larger type, if that fits, else `best`."""
    style, sheets = grid.style, best.sheets
    if sheets.size < style.size or len(best.pages.ends) > 1 or best.sheets.columns[0].broken:
        return best
    lines = line_counts(grid, sheets, theme)
    for size in range(round(style.size * _LARGER), style.size, -1):
        larger = try_size(table, grid, size, column, theme)
        if (
            larger is not None
            and len(larger.pages.ends) == 1
            and not larger.sheets.columns[0].broken
            and sum(larger.sheets.heights[0]) <= _SPARSE * column.first.box.height / EMU_PER_POINT
            and line_counts(grid, larger.sheets, theme) == lines
        ):
            return larger
    return best
