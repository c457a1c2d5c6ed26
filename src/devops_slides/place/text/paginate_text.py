"""Text on slides: its size, the number of slides, and the cost of a break between two paragraphs."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.deck import BodyParagraph
from devops_slides.model.geometry import EMU_PER_POINT
from devops_slides.model.layout import Slot
from devops_slides.model.text import cut, plain, strip, word_count
from devops_slides.model.theme import Theme
from devops_slides.place import penalties
from devops_slides.place.measure.measure import Look
from devops_slides.place.text.fit import largest_that_fits
from devops_slides.place.text.heights import (
    MeasuredParagraph,
    before_of,
    height_of,
    inner_width,
    lines_of,
    measure_paragraphs,
)
from devops_slides.place.text.paginate import Sheet, paginate, shrink_cost

SCALES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)
_LONG_WORDS = 12
"""A paragraph of fewer words is never cut, unless it has `_LONG_TEXT` letters."""
_LONG_TEXT = 200
"""Number of letters from which any text is cut, in words or not."""
_MORE_THAN_A_SLIDE = 6_000
"""Letters that fill a slide several times in any size; a paragraph with more is cut before anything is measured."""
_HALVINGS = 24
"""How often the longest paragraphs are cut in two: enough for any file."""


class Column(Struct, frozen=True):
    """Where text may go: the first slide's slot and the slot of the slides that follow."""

    first: Slot
    later: Slot


class TextPages(Struct, frozen=True):
    """A text, where each slide's paragraphs end, their size in points, and the cost."""

    text: tuple[MeasuredParagraph, ...]
    ends: tuple[int, ...]
    size: int
    cost: float


def break_cost(before: BodyParagraph, after: BodyParagraph) -> float:
    """The cost of a break between two paragraphs: least between blocks, most if text announces what follows."""
    if before.style == "sub":
        return penalties.HEADING_ALONE
    if plain(before.runs).rstrip().endswith((":", "：")):
        return penalties.ANNOUNCED
    if after.level > before.level >= 1:
        return penalties.PARENT_ALONE
    if after.style == "by":
        return penalties.HEADING_ALONE
    if after.level >= 2 or (after.level and not after.marked):  # noqa: PLR2004 - the second level of a list
        return penalties.IN_SUBLIST
    if not after.level and before.block == after.block:
        return penalties.IN_PARAGRAPH
    return penalties.BETWEEN_ITEMS if after.level else 0.0


def paginate_text(paragraphs: tuple[BodyParagraph, ...], column: Column, role: str, look: Look) -> TextPages:
    """The cheapest way to show the paragraphs. Paragraphs that are too long are cut until every piece fits a slide."""
    while max((_letters(paragraph) for paragraph in paragraphs), default=0) > _MORE_THAN_A_SLIDE:
        paragraphs = _shorter(paragraphs)
    for _ in range(_HALVINGS):
        text = measure_paragraphs(paragraphs, column.first, look)
        best = _cheapest(text, column, role, look.theme)
        if best is not None:
            return best
        paragraphs = _shorter(paragraphs)
    size = column.first.style.least
    return TextPages(text, tuple(range(1, len(text) + 1)), size, math.inf)


def _cheapest(text: tuple[MeasuredParagraph, ...], column: Column, role: str, theme: Theme) -> TextPages | None:
    """The cheapest of the usual sizes, then of those between it and the next larger one; None if none fits."""
    paragraphs = tuple(paragraph.source for paragraph in text)
    breaks, words = _breaks(paragraphs), _words(paragraphs)

    def best_of(sizes: Iterable[int]) -> TextPages | None:
        tried = (_at(text, size, column, role, theme, breaks, words) for size in sizes)
        return min((page for page in tried if page is not None), key=lambda page: page.cost, default=None)

    sizes = _sizes(text, column, theme)
    best = best_of(sizes)
    if best is None or len(best.ends) == 1:
        return best
    larger = min((size for size in sizes if size > best.size), default=best.size)
    between = best_of(range(larger - 1, best.size, -1))
    return best if between is None else min(best, between, key=lambda pages: pages.cost)


def ends_at(text: tuple[MeasuredParagraph, ...], size: int, column: Column, theme: Theme) -> tuple[int, ...] | None:
    """Where each slide's paragraphs end in one size; None if a paragraph is higher than a slide."""
    paragraphs = tuple(paragraph.source for paragraph in text)
    found = _at(text, size, column, "content", theme, _breaks(paragraphs), _words(paragraphs))
    return found.ends if found is not None else None


def _breaks(paragraphs: tuple[BodyParagraph, ...]) -> tuple[float, ...]:
    return (*(break_cost(before, after) for before, after in pairwise(paragraphs)), 0.0)


def _words(paragraphs: tuple[BodyParagraph, ...]) -> tuple[int, ...]:
    return tuple(word_count(plain(paragraph.runs)) for paragraph in paragraphs)


def _sizes(text: tuple[MeasuredParagraph, ...], column: Column, theme: Theme) -> list[int]:
    """Sizes in whole points: steps down from the preferred one, the largest that needs only one slide, the least."""
    style = column.first.style
    sizes = {max(round(style.size * scale), style.least) for scale in SCALES}
    alone = largest_that_fits(text, column.first.box, column.first, theme)
    if alone is not None:
        sizes.add(alone.size)
        sizes = {size for size in sizes if size >= alone.size}
    else:
        sizes.add(style.least)
    return sorted(sizes, reverse=True)


def _sheet(text: tuple[MeasuredParagraph, ...], size: int, slot: Slot, theme: Theme) -> Sheet:
    width = inner_width(slot.box, slot)
    alone = tuple(
        height_of(paragraph, lines_of(paragraph, size, width, slot, theme), size, slot, theme) for paragraph in text
    )
    spaced = tuple(
        height + before_of(paragraph, size, slot, theme) for paragraph, height in zip(text, alone, strict=True)
    )
    return Sheet(alone, spaced, slot.box.height / EMU_PER_POINT)


def _at(
    text: tuple[MeasuredParagraph, ...],
    size: int,
    column: Column,
    role: str,
    theme: Theme,
    breaks: tuple[float, ...],
    words: tuple[int, ...],
) -> TextPages | None:
    """The cheapest split in one size; None if a paragraph is higher than its page."""
    first = _sheet(text, size, column.first, theme)
    later = first if column.later is column.first else _sheet(text, size, column.later, theme)
    found = paginate(first, later, breaks, words)
    if found is None:
        return None
    if len(found.ends) == 1:
        weight, thin = penalties.SHRINK_BY_ROLE.get(role, penalties.SHRINK), 0.0
    else:
        mean = sum(later.spaced) / (first.room + (len(found.ends) - 1) * later.room)
        weight, thin = penalties.SHRINK, penalties.THIN * max(penalties.THIN_FILL - mean, 0.0)
    return TextPages(text, found.ends, size, found.cost + thin + shrink_cost(size / column.first.style.size, weight))


def _shorter(paragraphs: tuple[BodyParagraph, ...]) -> tuple[BodyParagraph, ...]:
    """The paragraphs, the longest cut in two at the clause nearest their middle."""
    longest = max(map(_letters, paragraphs))
    found: list[BodyParagraph] = []
    for paragraph in paragraphs:
        text = "".join(run.text for run in paragraph.runs)
        if len(text) * 2 < longest or (len(text) < _LONG_TEXT and word_count(text) < _LONG_WORDS):
            found.append(paragraph)
            continue
        at = _middle(text)
        found.append(replace(paragraph, runs=strip(cut(paragraph.runs, 0, at))))
        found.append(replace(paragraph, runs=strip(cut(paragraph.runs, at)), marked=False, number=None))
    return tuple(found)


def _letters(paragraph: BodyParagraph) -> int:
    return sum(len(run.text) for run in paragraph.runs)


def _middle(text: str) -> int:
    """The position after the clause mark nearest the middle, else of the nearest space."""
    half = len(text) / 2
    clauses = [
        at + 1 for at, c in enumerate(text[:-1]) if (c in ";:,—–،؛" and text[at + 1].isspace()) or c in "，；：、。"
    ]
    near = [at for at in clauses if len(text) / 4 < at < 3 * len(text) / 4]
    spaces = [at for at, c in enumerate(text) if c.isspace()]
    return min(near or spaces or [round(half)], key=lambda at: abs(at - half))
