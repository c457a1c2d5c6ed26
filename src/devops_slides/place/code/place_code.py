"""Code: the size that most of its lines fit, and slides that end where the code pauses."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec.structs import replace

from devops_slides.model.block import Code
from devops_slides.model.geometry import EMU_PER_POINT, points
from devops_slides.model.layout import Slot
from devops_slides.model.placed import PlacedCode
from devops_slides.place import penalties
from devops_slides.place.code.breaks import break_costs, cut_lines, is_aligned
from devops_slides.place.code.highlight import Line, tokens
from devops_slides.place.code.measured_lines import CodeLines, beside_numbers, measured_lines, numbers_of, row_height
from devops_slides.place.measure.measure import Look
from devops_slides.place.text.lines import MARGIN
from devops_slides.place.text.paginate import Pages, Sheet, paginate, shrink_cost
from devops_slides.place.text.paginate_text import Column

_PERCENTILE = 0.9
"""The size suits the line that 90 % of the lines do not exceed; longer ones wrap."""
_MOST_WRAPPED = 2
"""Most rows after the first that count for a line: some lines are longer than any slide is wide."""
_USUALLY = 0.5
"""Share of lines from which wrapping is the rule: then small type gains nothing."""
_COMFORT = 0.78
"""Share of the preferred size below which lines wrap rather than shrink."""
_NEARLY = 0.85
"""Share of the size down to which all lines shrink so that none wraps: nobody notices two points."""
_LARGE = ((1, 2.0), (3, 1.7), (5, 1.4), (8, 1.2))
"""Most lines of a block, and the factor by which it grows if none wraps: there is nothing else to read."""


def place_code(code: Code, column: Column, look: Look) -> tuple[PlacedCode, ...]:
    """The code on as many slides as it needs, in one size; the first slide may have a different slot."""
    coloured = tokens(code) or ((),)
    style = column.first.style
    lines = measured_lines(coloured, style, look)
    numbers = numbers_of(code)
    chosen = _cheapest(code, lines, numbers, column)
    if chosen is None:
        coloured, numbers = _cut(code, coloured, lines, numbers, column)
        lines = measured_lines(coloured, style, look)
        chosen = _cheapest(code, lines, numbers, column)
    size, pages = chosen or (style.least, Pages(tuple(range(1, len(coloured) + 1)), math.inf))
    found, start = [], 0
    for number, end in enumerate(pages.ends):
        last = _said(lines, start, end)
        slot = column.later if number else column.first
        box = beside_numbers(slot.box, numbers, size) if code.numbered else slot.box
        width = box.width / EMU_PER_POINT
        part = lines.lines[start:last]
        rows = tuple(lines.rows(line, size, width) for line in part)
        sure = all(lines.is_sure(line, size, width) for line in part)
        shown = numbers[start:last] if code.numbered and sure else ()
        hang = points(lines.hang * size)
        placed = PlacedCode(slot, box, coloured[start:last], size, numbers[start], rows, shown, hang)
        found.append(placed)
        start = end
    return tuple(found)


def _said(lines: CodeLines, start: int, end: int) -> int:
    """Where a slide's lines end, without the empty ones at its foot."""
    return max((at for at in range(start + 1, end + 1) if lines.lines[at - 1].text.strip()), default=end)


def _cheapest(code: Code, lines: CodeLines, numbers: Sequence[int], column: Column) -> tuple[int, Pages] | None:
    """The size and the pages that cost least; None if a line is higher than its slide."""
    style = column.first.style
    breaks = break_costs([line.text for line in lines.lines])
    fitting = _fitting(code, lines, numbers, column.first)
    found = []
    for size in range(fitting, style.least - 1, -1):
        first = _sheet(code, lines, numbers, size, column.first)
        later = first if column.later is column.first else _sheet(code, lines, numbers, size, column.later)
        pages = paginate(first, later, breaks, (0,) * len(lines.lines))
        if pages is not None:
            wrapped = _wrap_cost(code, lines, size, _width(code, numbers, size, column.first))
            cost = pages.cost + shrink_cost(size / fitting, penalties.SHRINK_CODE) + wrapped
            split = len(pages.ends) > 1 or wrapped > penalties.CODE_WRAPS * _USUALLY
            small = split and size < min(penalties.SMALL_SHARE * style.size, fitting)
            found.append((size, replace(pages, cost=cost + (penalties.TOO_SMALL if small else 0.0))))
            if len(pages.ends) == 1 and not wrapped:
                break
    return min(found, key=lambda choice: choice[1].cost, default=None)


def _cut(
    code: Code, coloured: tuple[Line, ...], lines: CodeLines, numbers: tuple[int, ...], column: Column
) -> tuple[tuple[Line, ...], tuple[int, ...]]:
    """The lines and their numbers, with lines cut that are higher than a slide at the least size."""
    size = column.first.style.least
    slot = min(column.first, column.later, key=lambda slot: slot.box.height)
    most = math.floor(slot.box.height / EMU_PER_POINT / row_height(size, slot.style))
    return cut_lines(coloured, lines, numbers, size, _width(code, numbers, size, slot), max(most, 1))


def _wrap_cost(code: Code, lines: CodeLines, size: int, width: float) -> float:
    wrapped = sum(min(lines.rows(line, size, width) - 1, _MOST_WRAPPED) for line in lines.lines)
    sure = not code.numbered or all(lines.is_sure(line, size, width) for line in lines.lines)
    return penalties.CODE_WRAPS * wrapped / max(len(lines.lines), penalties.CODE_FEW) + (
        0.0 if sure else penalties.CODE_UNNUMBERED
    )


def _width(code: Code, numbers: Sequence[int], size: int, slot: Slot) -> float:
    """The width in points that lines have beside their numbers."""
    box = beside_numbers(slot.box, numbers, size) if code.numbered else slot.box
    return box.width / EMU_PER_POINT


def _sheet(code: Code, lines: CodeLines, numbers: Sequence[int], size: int, slot: Slot) -> Sheet:
    width, height = _width(code, numbers, size, slot), row_height(size, slot.style)
    heights = tuple(lines.rows(line, size, width) * height for line in lines.lines)
    empty: list[float] = []
    for line, own in zip(lines.lines, heights, strict=True):
        empty.append(0.0 if line.text.strip() else own + (empty[-1] if empty else 0.0))
    return Sheet(heights, heights, slot.box.height / EMU_PER_POINT, tuple(empty))


def _fitting(code: Code, lines: CodeLines, numbers: Sequence[int], slot: Slot) -> int:
    """The largest size to try in points: the one in which the usual line fits, larger for very few lines.

    If that is uncomfortably small, lines wrap anyway, and the preferred size is tried first.
    Columns and numbered lines shrink rather than wrap, if that helps.
    """
    ems = sorted(line.em for line in lines.lines)
    style, count = slot.style, len(ems)
    comfortable = max(round(style.size * _COMFORT), style.least)

    def widest(em: float) -> int:
        """The largest size in which a line of this width does not wrap."""
        sizes = range(round(style.size * _LARGE[0][1]), 0, -1)
        return next((size for size in sizes if em * size * MARGIN <= _width(code, numbers, size, slot)), 0)

    whole = widest(ems[-1])
    if whole >= style.size:
        larger = next((by for most, by in _LARGE if count <= most), 1.0)
        return min(whole, round(style.size * larger))
    if whole >= style.least and (code.numbered or is_aligned(code.lines)):
        return whole
    usual = widest(ems[max(math.ceil(count * _PERCENTILE) - 1, 0)])
    wanted = min(usual, style.size) if usual >= comfortable else style.size
    return whole if whole >= max(_NEARLY * wanted, style.least) else wanted
