"""The widths of a table's columns, and which of them share a slide."""

from __future__ import annotations

import math
from itertools import pairwise

from msgspec import Struct

from devops_slides.model.geometry import EMU_PER_CM, EMU_PER_POINT, Emu, points
from devops_slides.model.theme import Theme
from devops_slides.place.tables.grid import Grid

_WIDER = 1.04
"""Columns are wider by this factor than the words that must not break in them."""
_BREAKABLE = 20.0
"""Width in em from which a word (an address, a digest) may break rather than split its table into several."""
_NARROWEST, _MANY = 2.2, 7
"""Least average width of columns in cm, if there are more of them than the second number."""
_FLOOR = 0.15
"""Least width of a column as a share of the mean, if its table has room."""
_HALVINGS = 40


class Columns(Struct, frozen=True):
    """Column widths in EMU; `broken` is true if a word, `torn` if an ordinary word is wider than its column."""

    widths: tuple[Emu, ...]
    broken: bool
    torn: bool


def column_widths(grid: Grid, size: int, width: Emu, theme: Theme) -> Columns:
    """The widths: each column has room for its longest word, amounts stay on one line, long texts get the rest."""
    needs = _needs(grid, size, theme)
    room = width / EMU_PER_POINT
    least = [need.least for need in needs]
    broken = sum(least) > room
    torn = sum(need.ordinary for need in needs) > room
    if broken:
        shares = _capped(least, room)
    else:
        floor = room / len(needs) * _FLOOR
        roomy = [max(need, min(floor, room / len(needs))) for need in least]
        shares = _shared(roomy if sum(roomy) <= room else least, needs, room)
    edges = [points(sum(shares[:number])) for number in range(len(shares))] + [width]
    return Columns(tuple(Emu(right - left) for left, right in pairwise(edges)), broken, torn)


def right_margins(grid: Grid, align: tuple[str, ...], columns: Columns, size: int, theme: Theme) -> tuple[Emu, ...]:
    """The right margin of each column's cells in EMU.

    Amounts on the right of a wide column would touch the text of the next one: they form a
    block as wide as the widest of them, at the left of their column.
    """
    right = theme.table.margins[2]
    found = []
    for number, (width, need) in enumerate(zip(columns.widths, _needs(grid, size, theme), strict=True)):
        before_text = number + 1 < len(align) and align[number + 1] != "right"
        spare = width - points(need.wanted) if grid.numeric[number] and align[number] == "right" and before_text else 0
        found.append(Emu(right + max(spare, 0)))
    return tuple(found)


class _Need(Struct, frozen=True):
    """The widths that a column needs in points, margins included.

    `least` is for its longest word, `ordinary` for the longest that must not break, `wanted` for
    its longest cell on one line; `weight` grows with the amount of its text.
    """

    least: float
    ordinary: float
    wanted: float
    weight: float


def _needs(grid: Grid, size: int, theme: Theme) -> list[_Need]:
    left, _, right, _ = theme.table.margins
    margins = (left + right) / EMU_PER_POINT
    found = []
    wide = {(merge.row, merge.column) for merge in grid.merges if merge.columns > 1}
    for column in range(len(grid.rows[0])):
        least = ordinary = wanted = weight = 0.0
        for number, row in enumerate(grid.rows):
            if (number, column) in wide:
                continue
            cell, own = row[column], grid.size(number, size, theme)
            whole = cell.whole * own
            longest = whole if grid.numeric[column] and number >= grid.head_rows else cell.longest * own
            least = max(least, longest)
            ordinary = max(ordinary, min(longest, _BREAKABLE * own))
            wanted = max(wanted, whole)
            weight += whole * whole
        mean = math.sqrt(weight / len(grid.rows))
        found.append(_Need(*(width * _WIDER + margins for width in (least, ordinary, wanted, mean))))
    return found


def _capped(least: list[float], room: float) -> list[float]:
    """Widths with the widest reduced to one width, so that the others keep their words whole."""
    return _levelled([0.0] * len(least), least, [1.0] * len(least), room)


def _shared(least: list[float], needs: list[_Need], room: float) -> list[float]:
    """Widths by the amount of text, but never more than a column can use while others break lines."""
    wanted = [max(need.wanted, low) for need, low in zip(needs, least, strict=True)]
    spare = room - sum(wanted)
    if spare >= 0:
        return [width * room / sum(wanted) for width in wanted]
    return _levelled(least, wanted, [need.weight for need in needs], room)


def _levelled(least: list[float], most: list[float], weights: list[float], room: float) -> list[float]:
    """Widths in proportion to the weights, within their bounds, that together fill the room."""

    def at(level: float) -> list[float]:
        return [min(max(level * weight, low), high) for low, high, weight in zip(least, most, weights, strict=True)]

    low, high = 0.0, max(bound / max(weight, 1e-9) for bound, weight in zip(most, weights, strict=True))
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if sum(at(middle)) <= room:
            low = middle
        else:
            high = middle
    return at(low)


def column_groups(grid: Grid, width: Emu, theme: Theme) -> tuple[tuple[int, ...], ...]:
    """The columns that share a slide: all, or as few groups as keep words whole at the least size.

    Each group begins with the table's first column; all have about equally many columns.
    """
    needs = [need.ordinary for need in _needs(grid, grid.style.least, theme)]
    count = len(needs)
    room = width / EMU_PER_POINT
    most = max(math.floor(width / (_NARROWEST * EMU_PER_CM)), _MANY)
    if count <= 2 or (sum(needs) <= room and count <= most):  # noqa: PLR2004 - the first column and another
        return (tuple(range(count)),)
    for number in range(2, count - 1):
        groups = _dealt(count, number)
        if all(sum(needs[column] for column in group) <= room and len(group) <= most for group in groups):
            return groups
    return _dealt(count, count - 1)


def _dealt(count: int, groups: int) -> tuple[tuple[int, ...], ...]:
    """The first column in each group, and the other columns dealt to the groups in order."""
    edges = [1 + (count - 1) * number // groups for number in range(groups + 1)]
    return tuple((0, *range(start, end)) for start, end in pairwise(edges))
