"""Text onto slides: which size, how many slides, and where to break, as one cost to minimise."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from devops_slides.model.deck import BodyParagraph
from devops_slides.model.geometry import EMU_PER_POINT
from devops_slides.model.layout import Slot
from devops_slides.model.text import cut, plain, strip
from devops_slides.model.theme import Theme
from devops_slides.model.words import word_count
from devops_slides.place.measure import Measure
from devops_slides.place.text import Measured, before_of, height_of, inner_width, largest, lines_of, measured

PAGE = 1.0
"""The cost of one more slide; the other costs are measured against it."""
SHRINK = {"objective": 1.2, "summary": 1.2, "quote": 1.2}
"""Weight of ((1 − scale) / 0.3)^1.5. An objective is one slide: it shrinks further before it is split."""
SHRINK_ELSEWHERE = 3.0
"""About 85 % then costs as much as one more slide."""
UNEVEN = 3.0
"""Weight of the squared differences of the slides' fill from their mean."""
ORPHAN, ORPHAN_FILL = 1.2, 0.22
"""A last slide filled less than this looks forgotten."""
DENSE_WORDS, DENSE_SHARE = 110, 60
"""Words on a slide beyond the first number cost one slide for each second number."""
SCALES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)
MORE_PAGES = 2
"""Page counts tried beyond the least that hold the text."""
_LONG_WORDS = 12
"""A paragraph of fewer words is never cut."""


@dataclass(frozen=True, slots=True)
class Column:
    """Where text may go: the first slide's slot and that of the slides that follow."""

    first: Slot
    later: Slot


@dataclass(frozen=True, slots=True)
class Split:
    """Where each slide's paragraphs end, the size of all, and what it costs."""

    text: tuple[Measured, ...]
    ends: tuple[int, ...]
    size: int
    cost: float


def break_cost(before: BodyParagraph, after: BodyParagraph) -> float:
    """What a break between two paragraphs costs: least between blocks, most where text announces what follows."""
    if before.style == "sub":
        return 8.0
    if plain(before.runs).rstrip().endswith((":", "：")):
        return 4.0
    if after.level > before.level >= 1:
        return 2.0
    if after.style == "by":
        return 8.0
    if after.level >= 2 or (after.level and not after.marked):  # noqa: PLR2004 - the second level of a list
        return 0.75
    if not after.level and before.block == after.block:
        return 0.6
    return 0.1 if after.level else 0.0


def split(paragraphs: tuple[BodyParagraph, ...], column: Column, role: str, theme: Theme, measure: Measure) -> Split:
    """The cheapest way to show the paragraphs. Too long ones are cut until every piece fits a slide."""
    for _ in range(8):
        text = measured(paragraphs, column.first, theme, measure)
        best = min(
            (found for size in _sizes(text, column, theme) if (found := _at(text, size, column, role, theme))),
            key=lambda one: one.cost,
            default=None,
        )
        if best is not None:
            return best
        paragraphs = _shorter(paragraphs)
    size = column.first.style.least
    return Split(text, tuple(range(1, len(text) + 1)), size, math.inf)


def _sizes(text: tuple[Measured, ...], column: Column, theme: Theme) -> list[int]:
    """Whole points: steps down from the preferred size, the largest that needs one slide only, the least."""
    style = column.first.style
    sizes = {max(round(style.size * scale), style.least) for scale in SCALES}
    alone = largest(text, column.first.box, column.first, theme)
    if alone is not None:
        sizes.add(alone.size)
        sizes = {size for size in sizes if size >= alone.size}
    else:
        sizes.add(style.least)
    return sorted(sizes, reverse=True)


@dataclass(frozen=True, slots=True)
class _Page:
    """Heights of the paragraphs on one kind of page: each alone, and with the space above it."""

    alone: tuple[float, ...]
    spaced: tuple[float, ...]
    room: float


def _page(text: tuple[Measured, ...], size: int, slot: Slot, theme: Theme) -> _Page:
    width = inner_width(slot.box, slot)
    alone = tuple(height_of(one, lines_of(one, size, width, slot, theme), size, slot, theme) for one in text)
    spaced = tuple(height + before_of(one, size, slot, theme) for one, height in zip(text, alone, strict=True))
    return _Page(alone, spaced, slot.box.height / EMU_PER_POINT)


def _at(text: tuple[Measured, ...], size: int, column: Column, role: str, theme: Theme) -> Split | None:
    """The cheapest split at one size, None where a paragraph is higher than its page."""
    first, later = (_page(text, size, slot, theme) for slot in (column.first, column.later))
    scale = size / column.first.style.size
    base = SHRINK.get(role, SHRINK_ELSEWHERE) * (max(1 - scale, 0) / 0.3) ** 1.5
    total = sum(later.spaced)
    least = max(1, math.ceil((total - first.room) / later.room) + 1) if later.room > 0 else 1
    best: tuple[float, tuple[int, ...]] | None = None
    for pages in range(max(1, least - 1), min(least + MORE_PAGES, len(text)) + 1):
        found = _pages(text, pages, first, later, total / (pages * later.room))
        if found is not None and (best is None or found[0] + PAGE * (pages - 1) < best[0]):
            best = (found[0] + PAGE * (pages - 1), found[1])
    return Split(text, best[1], size, best[0] + base) if best else None


def _pages(
    text: tuple[Measured, ...], pages: int, first: _Page, later: _Page, target: float
) -> tuple[float, tuple[int, ...]] | None:
    """Dynamic programming over (page, paragraph): the cheapest ends of `pages` pages."""
    count = len(text)
    words = [len(one.words) for one in text]
    costs: list[dict[int, tuple[float, tuple[int, ...]]]] = [{0: (0.0, ())}]
    for number in range(pages):
        page = first if number == 0 else later
        reached: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, ends) in costs[-1].items():
            height, said = 0.0, 0
            for end in range(start + 1, count + 1):
                height += page.alone[end - 1] if end == start + 1 else page.spaced[end - 1]
                said += words[end - 1]
                if height > page.room:
                    break
                if (end == count) != (number == pages - 1):
                    continue
                price = cost + _page_cost(height / page.room, said, pages, target)
                price += break_cost(text[end - 1].source, text[end].source) if end < count else 0
                if end not in reached or price < reached[end][0]:
                    reached[end] = (price, (*ends, end))
        costs.append(reached)
    return costs[-1].get(count)


def _page_cost(fill: float, words: int, pages: int, target: float) -> float:
    cost = max(words - DENSE_WORDS, 0) / DENSE_SHARE
    if pages > 1:
        cost += UNEVEN * (fill - min(target, 1)) ** 2 + (ORPHAN if fill < ORPHAN_FILL else 0)
    return cost


def _shorter(paragraphs: tuple[BodyParagraph, ...]) -> tuple[BodyParagraph, ...]:
    """The longest paragraphs cut in two at the clause nearest their middle."""
    longest = max(len(plain(one.runs)) for one in paragraphs)
    found: list[BodyParagraph] = []
    for one in paragraphs:
        text = "".join(run.text for run in one.runs)
        if len(text) * 2 < longest or word_count(text) < _LONG_WORDS:
            found.append(one)
            continue
        at = _middle(text)
        found.append(replace(one, runs=strip(cut(one.runs, 0, at))))
        found.append(replace(one, runs=strip(cut(one.runs, at)), marked=False, number=None))
    return tuple(found)


def _middle(text: str) -> int:
    """Behind the clause mark, else the space, nearest the middle."""
    half = len(text) / 2
    clauses = [
        at + 1 for at, c in enumerate(text[:-1]) if (c in ";:,—–،؛" and text[at + 1].isspace()) or c in "，；：、。"
    ]
    near = [at for at in clauses if len(text) / 4 < at < 3 * len(text) / 4]
    spaces = [at for at, c in enumerate(text) if c.isspace()]
    return min(near or spaces or [round(half)], key=lambda at: abs(at - half))
