"""Where lines may break: only where both PowerPoint and LibreOffice break them, so that lines are never too few.

- Text breaks at spaces. So does Hangul, as in PowerPoint: LibreOffice breaks it between syllables as well.
- Chinese and Japanese break around every sign, but a sign that must not begin or end a line stays with its neighbour
  (kinsoku, JIS X 4051; W3C's clreq and jlreq), if either program keeps it there.
- Thai, Lao, Khmer and Burmese break at every letter here. Programs break them at words, which only a dictionary
  knows: `LONGEST` is how much of a line that may leave empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Literal

from devops_slides.model.latin import is_western

PieceKind = Literal["gap", "sign", "letter", "word"]

LONGEST = 4.0
"""Most em that a line of a script without spaces leaves empty: a word of seven or eight letters. Longer words are
rare enough for the lines after them to make up for it."""
BESIDE_EM = 0.25
"""Em that LibreOffice adds where Chinese, Japanese or Korean meets another script or a full stop, even over a space."""

_GAP = " \t\u2000-\u2006\u2008-\u200b\u3000"
_SIGN = (
    "\u2e80-\u2fff\u3001-\u30ff\u3105-\u312f\u31c0-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U000323af"
)
_LETTER = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f"
_MARK = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u1056-\u1059\u17b4-\u17d3"
_AMBIGUOUS = (
    "\u00a7\u00b0\u00b1\u00b7\u00d7\u00f7\u2014-\u2027\u2030-\u203b\u2103\u2160-\u217f"
    "\u2190-\u2199\u2460-\u249b\u25a0-\u2606"
)
"""As wide as a sign beside signs, because the same font draws them (Unicode's East Asian Width A)."""


_WESTERN = re.compile(f"(?P<gap>[{_GAP}]+)|(?P<word>[^{_GAP}]+)")


@cache
def _pieces(*, among_signs: bool) -> re.Pattern[str]:
    sign = _SIGN + _AMBIGUOUS if among_signs else _SIGN
    return re.compile(
        f"(?P<gap>[{_GAP}]+)|(?P<sign>[{sign}])|(?P<letter>[{_LETTER}][{_MARK}]*)|(?P<word>[^{_GAP}{sign}{_LETTER}]+)"
    )


@cache
def _asian() -> re.Pattern[str]:
    return re.compile(f"[{_SIGN}\u1100-\u11ff\uac00-\ud7af]")


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(f"[{_SIGN}]")


@cache
def _joined() -> re.Pattern[str]:
    return re.compile("[\u0300-\u036f\u0590-\u109f\u1200-\u139f\u1780-\u18af\u200b-\u200f\ufb1d-\ufeff]")


_NEVER_FIRST = frozenset(
    "、。，．・：；？！ー）］｝〕〉》」』】〙〗〟～〜…‥—―·’”»›)]}:;,.!?%‰℃°々〻ヽヾゝゞ％"
    "\u00a0\u202f\u2060\ufeffぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ‘“"
)
_NEVER_LAST = frozenset("\u00a0\u202f\u2060\ufeff（［｛〔〈《「『【〘〖〝‘“’”«‹([{$£¥￥＄￡＃#№@＠—")


def meetings(text: str) -> int:
    """How often Chinese, Japanese or Korean meets another script in a text."""
    if not has_asian(text):
        return 0
    visible = [_asian().match(char) is not None for char in text if not char.isspace()]
    return sum(before != after for before, after in pairwise(visible))


def has_asian(text: str) -> bool:
    """Whether a text holds Chinese, Japanese or Korean."""
    return not is_western(text) and _asian().search(text) is not None


def has_signs(text: str) -> bool:
    """Whether a text holds Chinese or Japanese signs."""
    return not is_western(text) and _signs().search(text) is not None


def pieces(text: str, *, among_signs: bool) -> Iterator[tuple[PieceKind, str]]:
    """Split a text into spaces, signs, letters of scripts without spaces, and words (with their no-break spaces)."""
    pattern = _WESTERN if not among_signs and is_western(text) else _pieces(among_signs=among_signs)
    for match in pattern.finditer(text):
        yield match.lastgroup, match[0]  # type: ignore[misc] # the groups are the kinds


def tracked(text: str, spacing: float) -> int:
    """Return how many letters tracking applies to: no joined ones if it is negative, as programs leave those alone."""
    return len(text) if spacing >= 0 or is_western(text) else len(_joined().sub("", text))


def may_break(before: PieceKind, last: str, kind: PieceKind, first: str) -> bool:
    """Whether a line may break between a piece that ends with `last` and one that begins with `first`."""
    if "sign" in {before, kind}:
        return first not in _NEVER_FIRST and last not in _NEVER_LAST
    return before == kind == "letter"
