"""The only paginator: puts pieces on pages, one below the other, at the least cost.

Text, lists, code and tables are all pieces with heights. Every cost is relative to that of one
more slide, `penalties.PAGE`; the weights are the ones that worked on 1,860 random slides.
"""

from __future__ import annotations

import math

from msgspec import Struct

from devops_slides.place import penalties


class Sheet(Struct, frozen=True):
    """One kind of page: its room, and the height of each piece at its top (`alone`) and below another (`spaced`).

    `empty` is the height of the run of blank pieces that ends at each piece: at a page's end they take no room.
    All are in points.
    """

    alone: tuple[float, ...]
    spaced: tuple[float, ...]
    room: float
    empty: tuple[float, ...] = ()


class Pages(Struct, frozen=True):
    """Where each page ends, as counts of pieces, and the cost."""

    ends: tuple[int, ...]
    cost: float


def shrink_cost(scale: float, weight: float) -> float:
    """The cost of setting all pages in this share of the preferred size."""
    return float(weight * (max(1 - scale, 0.0) / penalties.SHRINK_SPAN) ** penalties.SHRINK_POWER)


def paginate(first: Sheet, later: Sheet, breaks: tuple[float, ...], words: tuple[int, ...]) -> Pages | None:
    """The cheapest pages; None if a piece is higher than its page.

    `breaks` has the cost of a break after each piece, `words` the number of words in each.
    Dynamic programming over the pieces: a page's cost depends on its own pieces alone.
    """
    count = len(first.alone)
    target = _mean_fill(first, later)
    best = [0.0] + [math.inf] * count
    before = [0] * (count + 1)
    for start in range(count):
        if best[start] == math.inf:
            continue
        sheet = later if start else first
        height, said = 0.0, 0
        for end in range(start + 1, count + 1):
            height += sheet.spaced[end - 1] if end > start + 1 else sheet.alone[start]
            seen = max(height - sheet.empty[end - 1], 0.0) if sheet.empty else height
            if seen > sheet.room:
                break
            said += words[end - 1]
            cost = best[start] + max(said - penalties.DENSE_WORDS, 0) / penalties.DENSE_SHARE
            if start or end < count:
                cost += _among_others(seen / sheet.room, target)
            cost += penalties.PAGE if start else 0.0
            cost += breaks[end - 1] if end < count else 0.0
            if cost < best[end]:
                best[end], before[end] = cost, start
    if best[count] == math.inf:
        return None
    ends = [count]
    while before[ends[-1]]:
        ends.append(before[ends[-1]])
    return Pages(tuple(reversed(ends)), best[count])


def _mean_fill(first: Sheet, later: Sheet) -> float:
    """How full pages are if everything is spread evenly over the fewest that can hold it."""
    total = sum(later.spaced)
    if total <= first.room or later.room <= 0:
        return min(total / max(first.room, 1.0), 1.0)
    pages = math.ceil((total - first.room) / later.room)
    return min(total / (first.room + pages * later.room), 1.0)


def _among_others(fill: float, target: float) -> float:
    return penalties.UNEVEN * (fill - target) ** 2 + (penalties.ORPHAN if fill < penalties.ORPHAN_FILL else 0.0)
