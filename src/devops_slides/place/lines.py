"""Line breaks, from advance widths alone.

Both PowerPoint and LibreOffice fill lines greedily, so lines counted with breaks at fewer
places than theirs are never too few.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from devops_slides.model.style import TextStyle
from devops_slides.model.text import Run
from devops_slides.model.theme import Theme
from devops_slides.place.measure import Face, Measure

MARGIN = 1.02
"""Widths are taken 2 % wider than the table says: no line count of 3,100 paragraphs was then too small."""
LINE_HEIGHT = 1.22
"""Of the size; LibreOffice takes 1.2 for every font, PowerPoint up to 1.212."""
_GAP = " \t\u2000-\u2006\u2008-\u200b\u3000"
_SIGN = "\u2e80-\u2fff\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
_PIECES = re.compile(f"(?P<gap>[{_GAP}]+)|(?P<sign>[{_SIGN}])|(?P<word>[^{_GAP}{_SIGN}]+)")
"""Spaces, single signs of scripts without spaces, and words; no-break spaces are part of words."""


@dataclass(frozen=True, slots=True)
class Word:
    """What cannot be broken: its text and width, and the gap before it. Widths in em, `letters` for tracking."""

    text: str
    em: float
    letters: int
    gap: float
    gap_text: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a paragraph; `widest` and `last` are the widths of the widest and of the last line in points."""

    texts: tuple[str, ...]
    count: int
    widest: float
    last: float


@cache
def face(family: str, bold: bool, italic: bool) -> Face:  # noqa: FBT001 - a style has two switches
    """One Face for each style, so that the measure's cache meets the same object."""
    return Face(family, bold, italic)


def words_of(runs: Iterable[Run], style: TextStyle, theme: Theme, measure: Measure) -> tuple[Word, ...]:
    """The words of a paragraph. A word may run through several styles."""
    found: list[Word] = []
    text, em, gap, gap_text = "", 0.0, 0.0, ""
    alone = False
    for run in runs:
        family = theme.fonts.mono if run.code else theme.fonts.of(style.font)
        look = face(family, style.bold or run.bold, style.italic or run.italic)
        for match in _PIECES.finditer(run.text):
            piece = match[0]
            is_gap, is_sign = match.lastgroup == "gap", match.lastgroup == "sign"
            if text and (is_gap or is_sign or alone):
                found.append(Word(text, em, len(text), gap, gap_text))
                text, em, gap, gap_text = "", 0.0, 0.0, ""
            width = measure.width(piece, look)
            if is_gap:
                gap, gap_text = gap + width, gap_text + piece
            else:
                text, em, alone = text + piece, em + width, is_sign
    if text:
        found.append(Word(text, em, len(text), gap, gap_text))
    return tuple(found)


def break_lines(words: tuple[Word, ...], size: float, spacing: float, width: float) -> Lines:
    """The lines of words set in `size` points within `width` points; `spacing` is tracking in points.

    A word wider than the line is broken by programs in different ways: it is counted as the
    lines that it fills, and one more.
    """
    # The last letter of a line keeps its full width, however tight the tracking.
    limit = width / MARGIN + min(spacing, 0)
    texts: list[str] = []
    line, used, widest, extra = "", 0.0, 0.0, 0
    for word in words:
        own = word.em * size + word.letters * spacing
        gap = word.gap * size + len(word.gap_text) * spacing if line else 0.0
        if line and used + gap + own > limit:
            texts.append(line)
            widest = max(widest, used)
            line, used = word.text, own
        else:
            line += (word.gap_text if line else "") + word.text
            used += gap + own
        if own > limit:
            extra += math.ceil(own / limit)
            widest, used = max(widest, limit), limit
    if line:
        texts.append(line)
    return Lines(tuple(texts), len(texts) + extra, max(widest, used), used)


def narrowest(words: tuple[Word, ...], size: float, spacing: float, width: float) -> float:
    """The least width in points that takes no more lines than `width` does: lines of about equal length."""
    count = break_lines(words, size, spacing, width).count
    low, high = width / 3, width
    for _ in range(12):
        middle = (low + high) / 2
        if break_lines(words, size, spacing, middle).count <= count:
            high = middle
        else:
            low = middle
    return high
