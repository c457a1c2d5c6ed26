"""Where an address in a link is cut that is wider than its line.

A link is one piece to LibreOffice, broken at whatever letter ends its line; so it is written in pieces, and these
can end where addresses are best broken: behind colons and slashes, before other signs, so that none is read as a hyphen
or as the end of a sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from devops_slides.place.text.words import Word

_SIGNS = re.compile(r"(?<=[/:])(?![/:])|(?=[.,\-~_?#%=&])")
_LEAST_FILLED = 0.6
"""Share of the line that a piece fills at least; it is cut at a letter where that leaves too much of it empty."""


def address_lines(word: Word, size: float, spacing: float, limit: float) -> list[str]:
    """The text of a word with `ends`, in pieces that are at most `limit` points wide, or one letter.

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
