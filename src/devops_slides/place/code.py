"""Code: the size that most of its lines fit, and slides cut where the code itself pauses."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

from devops_slides.model.chapter import Code
from devops_slides.model.geometry import EMU_PER_POINT
from devops_slides.model.layout import Slot
from devops_slides.model.placed import PlacedCode
from devops_slides.model.theme import Theme
from devops_slides.place.breaks import BESIDE_EM, meetings
from devops_slides.place.highlight import Line, tokens
from devops_slides.place.lines import LINE_HEIGHT, MARGIN, face
from devops_slides.place.measure import Measure
from devops_slides.place.paginate import Pages, Sheet, paginate, shrink_cost
from devops_slides.place.split import Column

_PERCENTILE = 0.9
"""The size is made for the line that 90 % of the lines do not exceed; longer ones wrap."""
_COMFORT = 0.78
"""Share of the preferred size down to which lines rather wrap than shrink."""
_LARGE, _FEW = 1.3, 5
"""Code of this many rows at most is set this much larger, if no line wraps: it is all that there is to read."""
_SHRINK = 1.5
"""Weight of smaller code: it is read by the word, not at a glance."""
_SPARSE = 0.25
"""A wrapped line loses up to this share of its width to the words that move on."""
_HANG = 1.2
"""Hanging indent of a wrapped line, in em."""
_BLANK, _OUTER, _INNER, _INSIDE = 0.05, 0.2, 0.6, 0.9
"""What a break costs behind an empty line, before a line that stands furthest left, before others, in mid-statement."""


def place_code(code: Code, column: Column, theme: Theme, measure: Measure) -> tuple[PlacedCode, ...]:
    """The code on as many slides as it needs, in one size; the first may have another slot than the others."""
    lines = tokens(code) or ((),)
    slot = column.first
    look = face(theme.fonts.of(slot.style.font), slot.style.bold, italic=False)
    ems = [sum(measure.width(text, look) + BESIDE_EM * meetings(text) for _, text in line) for line in lines]
    size, pages = _cheapest(lines, ems, column)
    found, start = [], 0
    for number, end in enumerate(pages.ends):
        own = column.later if number else slot
        found.append(PlacedCode(own, own.box, lines[start:end], size, code.first_number + start))
        start = end
    return tuple(found)


def _cheapest(lines: tuple[Line, ...], ems: list[float], column: Column) -> tuple[int, Pages]:
    """The size and the pages that cost least; a line higher than a slide is drawn as far as there is room."""
    style = column.first.style
    found = [
        (size, replace(pages, cost=pages.cost + shrink_cost(size / _fitting(ems, column.first), _SHRINK)))
        for size in range(_fitting(ems, column.first), style.least - 1, -1)
        if (pages := _pages(lines, ems, size, column)) is not None
    ]
    if found:
        return min(found, key=lambda one: one[1].cost)
    return style.least, Pages(tuple(range(1, len(lines) + 1)), math.inf)


def _pages(lines: tuple[Line, ...], ems: list[float], size: int, column: Column) -> Pages | None:
    first, later = (_sheet(ems, size, slot) for slot in (column.first, column.later))
    return paginate(first, later, _breaks(lines), (0,) * len(lines))


def _sheet(ems: list[float], size: int, slot: Slot) -> Sheet:
    heights = tuple(_rows(em, size, slot) * size * LINE_HEIGHT * slot.style.line / 100 for em in ems)
    return Sheet(heights, heights, slot.box.height / EMU_PER_POINT)


def _fitting(ems: list[float], slot: Slot) -> int:
    """The largest size to try: that in which the usual line fits, not below comfort, larger for very few lines."""
    usual = sorted(ems)[max(math.ceil(len(ems) * _PERCENTILE) - 1, 0)]
    width = slot.box.width / EMU_PER_POINT / MARGIN
    preferred = slot.style.size
    widest = math.floor(width / usual) if usual else preferred
    if len(ems) <= _FEW and max(ems) * preferred <= width:
        preferred = round(preferred * _LARGE)
        widest = math.floor(width / max(ems)) if max(ems) else preferred
    comfortable = max(round(slot.style.size * _COMFORT), slot.style.least)
    return max(min(widest, preferred), comfortable)


def _rows(em: float, size: int, slot: Slot) -> int:
    """How many rows a line takes; wrapped ones lose the hanging indent, and words break early."""
    width = slot.box.width / EMU_PER_POINT / MARGIN
    if em * size <= width:
        return 1
    inner = (width - _HANG * size) * (1 - _SPARSE)
    return 1 + math.ceil((em * size - width * (1 - _SPARSE)) / inner)


def _breaks(lines: tuple[Line, ...]) -> tuple[float, ...]:
    """What a break behind each line costs."""
    texts = ["".join(text for _, text in line) for line in lines]
    indents = [len(text) - len(text.lstrip()) for text in texts if text.strip()]
    outer = min(indents, default=0)
    return (*(_break(one, after, outer) for one, after in pairwise(texts)), 0.0)


def _break(one: str, after: str, outer: int) -> float:
    if not one.strip():
        return _BLANK
    if not after.strip():
        return _INNER
    if one.rstrip().endswith(("\\", ",", "{", "(", "[", ":", "|", "&&")):
        return _INSIDE
    return _OUTER if len(after) - len(after.lstrip()) <= outer and after.strip()[0] not in ")]}" else _INNER
