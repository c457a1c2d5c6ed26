"""Code: its colours, the size that most of its lines fit, and slides cut at blank lines."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Token, _TokenType
from pygments.util import ClassNotFound

from devops_slides.model.chapter import Code
from devops_slides.model.geometry import EMU_PER_POINT
from devops_slides.model.layout import Slot
from devops_slides.model.placed import PlacedCode
from devops_slides.model.theme import Theme
from devops_slides.place.lines import LINE_HEIGHT, face
from devops_slides.place.measure import Measure

_PERCENTILE = 0.9
"""The size is made for the line that 90 % of the lines do not exceed; longer ones wrap."""
_WHOLE_AT = 0.7
"""A block is kept on one slide down to this share of the preferred size."""
_HANG = 1.2
"""Hanging indent of a wrapped line, in em."""
_KINDS: tuple[tuple[_TokenType, str], ...] = (
    (Token.Comment, "comment"),
    (Token.Name.Tag, "key"),
    (Token.Name.Attribute, "key"),
    (Token.Name.Label, "key"),
    (Token.Keyword, "key"),
    (Token.Literal.Number, "number"),
    (Token.Literal, "string"),
    (Token.Name.Variable, "variable"),
    (Token.Name.Builtin, "variable"),
    (Token.Name.Decorator, "variable"),
    (Token.Punctuation, "punctuation"),
    (Token.Operator, "punctuation"),
)
Line = tuple[tuple[str, str], ...]


@cache
def _lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(language, stripnl=False, stripall=False, ensurenl=False)
    except ClassNotFound:
        return None


def tokens(code: Code) -> tuple[Line, ...]:
    """The lines as (kind, text); together they are the author's characters."""
    lexer = _lexer(code.language) if code.language else None
    if lexer is None:
        return tuple((("plain", line),) if line else () for line in code.lines)
    lines: list[list[tuple[str, str]]] = [[]]
    for kind, text in lexer.get_tokens("\n".join(code.lines)):
        name = next((name for of, name in _KINDS if kind in of), "plain")  # type: ignore[comparison-overlap]
        for number, piece in enumerate(text.split("\n")):
            if number:
                lines.append([])
            if piece:
                lines[-1].append((name, piece))
    found = tuple(tuple(_merged(line)) for line in lines)
    whole = tuple("".join(piece for _, piece in line) for line in found)
    if whole[: len(code.lines)] != code.lines:
        return tuple((("plain", line),) if line else () for line in code.lines)
    return found[: len(code.lines)]


def _merged(line: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """Neighbours of one kind as one; spaces go with what stands before them."""
    last: tuple[str, str] | None = None
    for kind, text in line:
        if last is not None and (kind == last[0] or not text.strip()):
            last = (last[0], last[1] + text)
        else:
            if last is not None:
                yield last
            last = (kind, text)
    if last is not None:
        yield last


def place_code(code: Code, slot: Slot, theme: Theme, measure: Measure) -> tuple[PlacedCode, ...]:
    """The code on as many slides as it needs, in one size."""
    lines = tokens(code) or ((),)
    look = face(theme.fonts.of(slot.style.font), slot.style.bold, italic=False)
    ems = [sum(measure.width(text, look) for _, text in line) for line in lines]
    room = slot.box.height / EMU_PER_POINT
    size = _size_for(ems, slot)
    for smaller in range(size, max(round(slot.style.size * _WHOLE_AT), slot.style.least) - 1, -1):
        if sum(_heights(ems, smaller, slot)) <= room:
            size = smaller
            break
    heights = _heights(ems, size, slot)
    found = []
    for start, end in _pages(lines, heights, room):
        found.append(PlacedCode(slot, slot.box, lines[start:end], size, code.first_number + start))
    return tuple(found)


def _heights(ems: list[float], size: int, slot: Slot) -> list[float]:
    """The height of each line in points, its wrapped rows included."""
    return [_rows(em, size, slot) * size * LINE_HEIGHT * slot.style.line / 100 for em in ems]


def _size_for(ems: list[float], slot: Slot) -> int:
    usual = sorted(ems)[max(math.ceil(len(ems) * _PERCENTILE) - 1, 0)]
    width = slot.box.width / EMU_PER_POINT
    for size in range(slot.style.size, slot.style.least, -1):
        if usual * size * 1.02 <= width:
            return size
    return slot.style.least


def _rows(em: float, size: int, slot: Slot) -> int:
    """How many rows a line takes; wrapped ones lose the hanging indent, and words break early."""
    width = slot.box.width / EMU_PER_POINT / 1.02
    if em * size <= width:
        return 1
    inner = (width - _HANG * size) * 0.9
    return 1 + math.ceil((em * size - width * 0.9) / inner)


def _pages(lines: tuple[Line, ...], heights: list[float], room: float) -> Iterable[tuple[int, int]]:
    """Evenly filled pages, cut behind a blank line where one is near."""
    total = sum(heights)
    pages = max(math.ceil(total / room), 1)
    start = 0
    while start < len(lines):
        goal = sum(heights[start:]) / max(pages, 1)
        end, used = start, 0.0
        while end < len(lines) and used + heights[end] <= room and ((pages > 1 and used < goal) or pages <= 1):
            used += heights[end]
            end += 1
        end = max(end, start + 1)
        if end < len(lines):
            blank = next((at for at in range(end, max(end - 6, start + 1), -1) if not lines[at - 1]), end)
            end = blank
        yield start, end
        start, pages = end, pages - 1
