"""Rows higher than a slide, cut into rows that go on."""

from __future__ import annotations

import math
import re
from itertools import pairwise

from msgspec.structs import replace

from devops_slides.model.block import Table
from devops_slides.model.geometry import EMU_PER_POINT, Emu
from devops_slides.model.text import Run, Runs, cut, plain, strip
from devops_slides.model.theme import Theme
from devops_slides.place.tables.grid import Grid, cell_lines, margins_at
from devops_slides.place.tables.row_names import LONGEST

_AGAIN = "\u00a0…"
_ENDS = (
    re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])|\n+"),
    re.compile(r"(?<=[;:,—–،؛])\s+|(?<=[，；：、])"),
    re.compile(r"\s+"),
)
"""Where a text is cut: behind a sentence, else a clause, else a word."""
_NEAR = 0.5
"""Share of a piece's length within which its end is looked for."""
_FULL = 0.9
"""Share of a slide that a piece is meant to fill at most: pieces end at sentences, so some are longer."""


def cut_rows(
    table: Table, grid: Grid, size: int, columns: tuple[Emu, ...], room: float, theme: Theme
) -> tuple[Table, bool]:
    """The table with each row that needs more than `room` points cut in pieces, and whether any was."""
    left, top, right, bottom = margins_at(size, grid.style, theme)
    widths = [(width - left - right) / EMU_PER_POINT for width in columns]
    inner = room - (top + bottom) / EMU_PER_POINT
    rows: list[tuple[Runs, ...]] = []
    for number, row in enumerate(table.rows, grid.head_rows):
        most = max(math.floor(inner / (grid.pitches[number] * size)), 1)
        lines = [cell_lines(cell, size, width) for cell, width in zip(grid.rows[number], widths, strict=True)]
        if max(lines) <= most:
            rows.append(row)
        else:
            rows += _pieces(row, [math.ceil(one / (most * _FULL)) if one > most else 1 for one in lines])
    return replace(table, rows=tuple(rows)), len(rows) > len(table.rows)


def _pieces(row: tuple[Runs, ...], counts: list[int]) -> list[tuple[Runs, ...]]:
    """A row as rows: each cell in as many pieces as it needs, the name of the row said again."""
    cells = [_parts(cell, count) for cell, count in zip(row, counts, strict=True)]
    number = max(map(len, cells))
    found = [tuple(cell[at] if at < len(cell) else () for cell in cells) for at in range(number)]
    name = row[0]
    if len(cells[0]) == 1 and 0 < len(plain(name)) <= LONGEST:
        again = name if plain(name).endswith("…") else (*name, Run(_AGAIN, lang=name[-1].lang))
        found = [found[0], *((again, *one[1:]) for one in found[1:])]
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
    """The best place to end a piece that begins at `start` and should end about `goal`."""
    reach = (goal - start) * _NEAR
    for pattern in _ENDS:
        near = [match.end() for match in pattern.finditer(text, start + 1) if abs(match.end() - goal) <= reach]
        if near:
            return min(near, key=lambda at: abs(at - goal))
    return max(round(goal), start + 1)
