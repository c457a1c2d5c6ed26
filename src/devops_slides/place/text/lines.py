"""The lines of a paragraph, and where an address in a link that is wider than its line is cut.

To LibreOffice, a link is one piece, broken at whatever letter ends its line. So it is written in pieces, which can end
where addresses break best: after colons and slashes, and before other signs, so that none reads as a hyphen or as the
end of a sentence.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right

from msgspec import Struct

from devops_slides.place.text.words import Word

_SIGNS = re.compile(r"(?<=[/:])(?![/:])|(?=[.,\-~_?#%=&])")
_LEAST_FILLED = 0.6
"""Least share of the line that a piece fills; if cutting at a sign leaves more of it empty, it is cut at a letter."""


def address_lines(word: Word, size: float, spacing: float, limit: float) -> list[str]:
    """The text of a word with `ends`, in pieces that are at most `limit` points wide, or one letter long.

    `size` and `spacing`, the tracking, are in points.
    """
    ends = [end * size + number * spacing for number, end in enumerate(word.ends, 1)]
    signs = [match.start() for match in _SIGNS.finditer(word.text)]
    found: list[str] = []
    start, before = 0, 0.0
    while start + 1 < len(ends) and ends[-1] - before > limit:
        last = max(bisect_right(ends, before + limit), start + 1)
        least = bisect_right(ends, before + _LEAST_FILLED * limit)
        at = signs[bisect_right(signs, last) - 1] if signs and signs[0] <= last else 0
        end = at if at > max(least, start) else last
        found.append(word.text[start:end])
        start, before = end, ends[end - 1]
    return [*found, word.text[start:]]


MARGIN = 1.02
"""Factor on all widths: with 2 % added, no line count of 3,100 paragraphs was too small."""
LINE_HEIGHT = 1.22
"""In em; LibreOffice uses 1.2 in every script (`scripts/measure_scripts.py`), PowerPoint up to 1.212."""


_STEPS = re.compile(r"[^/?\-]*[/?\-]+|[^/?\-]+")
"""Where LibreOffice breaks an address before it breaks a word."""


class Lines(Struct, frozen=True):
    """Lines of a paragraph; `widest` and `last` are the widths of the widest and of the last line in points.

    `count` may be more than the number of `texts`: `broken` words take more lines in some programs. `linked`
    is the number of lines that hold words of links.
    """

    texts: tuple[str, ...]
    count: int
    widest: float
    last: float
    broken: bool = False
    linked: int = 0


def break_lines(words: tuple[Word, ...], size: float, spacing: float, width: float) -> Lines:
    """The lines of words set in `size` points within `width` points; `spacing` is tracking in points.

    Programs break a word wider than the line in different ways: it counts as the lines that it
    fills, and one more. An address in a link is cut where its written pieces end.
    """
    # The last letter of a line keeps its full width, however tight the tracking.
    limit = width / MARGIN + min(spacing, 0)
    texts: list[str] = []
    line, used, widest, extra, broken = "", 0.0, 0.0, 0, False
    linked, last_linked = 0, -1
    for word in words:
        if word.forced:
            texts.append(line)
            widest, line, used = max(widest, used), "", 0.0
        own = word.em * size + word.letters * spacing
        gap = word.gap * size + len(word.gap_text) * spacing if line else 0.0
        if line and used + gap + own + word.slack * size > limit:
            texts.append(line)
            widest = max(widest, used)
            line, used = word.text, own
        else:
            line += (word.gap_text if line else "") + word.text
            used += gap + own
        if word.is_linked and last_linked < len(texts):
            linked, last_linked = linked + 1, len(texts)
        if own > limit:
            *full, line = address_lines(word, size, spacing, limit) if word.ends else (line,)
            texts += full
            extra, broken = extra + max(_rows_of(word, own, limit) - len(full), 0), True
            widest, used = max(widest, limit), limit
    if line or (words and words[-1].forced):
        texts.append(line)
    return Lines(tuple(texts), len(texts) + extra, max(widest, used), used, broken, linked)


def _rows_of(word: Word, own: float, limit: float) -> int:
    """Lines of a word wider than its line: filled to the last letter, or broken after `/`, `?` and hyphens."""
    rows, used = 1, 0.0
    for piece in _STEPS.findall(word.text):
        width = own * len(piece) / len(word.text)
        if used and used + width > limit:
            rows, used = rows + 1, 0.0
        rows += math.ceil(width / limit) - 1
        used = width if width > limit else used + width
    return max(rows, math.ceil(own / limit))


def narrowest(words: tuple[Word, ...], size: float, spacing: float, width: float) -> float:
    """The least width in points that needs no more lines than `width` does: lines of about equal length."""
    widest = break_lines(words, size, spacing, width)
    low, high = width / 3, width
    for _ in range(12):
        middle = (low + high) / 2
        tried = break_lines(words, size, spacing, middle)
        if tried.count <= widest.count and len(tried.texts) <= len(widest.texts):
            high = middle
        else:
            low = middle
    return high
