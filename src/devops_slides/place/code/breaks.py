"""Where code may continue on the next slide: the cost of a break after each line, and lines higher than a slide."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from devops_slides.place import penalties
from devops_slides.place.code.highlight import Line
from devops_slides.place.code.measured_lines import TAB, CodeLines

_FEW = 4
"""Within this many lines of one that opens a definition, a break would leave its head alone."""
_CLOSING = re.compile(r"\s*(?:[)\]}]|end\b|fi\b|done\b|esac\b)")
_OPEN = ("\\", ",", "{", "(", "[", ":", "|", "&&", "||", "=", "+", "->", "=>")
_COMMENT = re.compile(r"\s*(?:#(?!include|define|pragma|!)|//|--\s|;|/\*|\*|<!--|%|@\w|\"\"\"|REM\b|rem\b)")


def break_costs(lines: Sequence[str]) -> tuple[float, ...]:
    """The cost of a break after each line."""
    indents = [_indent(line) for line in lines if line.strip()]
    outer = min(indents, default=0)
    costs: list[float] = []
    ahead = _ahead(lines, outer)
    since = _FEW  # non-empty lines from the last outermost one on
    for (line, after), left in zip(pairwise(lines), ahead[1:], strict=True):
        if line.strip():
            since = 1 if _indent(line) <= outer and not _CLOSING.match(line) else since + 1
        cost = _break(line, after, outer)
        alone = after.strip() and since < _FEW and _indent(after) > outer
        cost = max(cost, penalties.CODE_HEAD_ALONE) if alone else cost
        costs.append(max(cost, penalties.CODE_TAIL_ALONE) if line.strip() and 0 < left < _FEW else cost)
    return (*costs, 0.0)


def _ahead(lines: Sequence[str], outer: int) -> list[int]:
    """For each line, how many from it on belong to the definition around it; 0 for a line that opens something."""
    found: list[int] = []
    for line in reversed(lines):
        inside = line.strip() and (_indent(line) > outer or _CLOSING.match(line))
        found.append((found[-1] if found else 0) + 1 if inside else 0)
    return found[::-1]


def _indent(line: str) -> int:
    wide = line.expandtabs(TAB)
    return len(wide) - len(wide.lstrip())


def _break(before: str, after: str, outer: int) -> float:
    is_outer = _indent(after) <= outer
    if not after.strip():
        return penalties.CODE_BEFORE_BLANK
    if not before.strip():
        return penalties.CODE_BEHIND_BLANK if is_outer else penalties.CODE_BLANK_INDENTED
    if _COMMENT.match(before):
        return penalties.CODE_BELONGS
    if before.rstrip().endswith(_OPEN):
        return penalties.CODE_INSIDE
    return penalties.CODE_OUTER if is_outer and not _CLOSING.match(after) else penalties.CODE_INNER


def is_aligned(lines: Sequence[str]) -> bool:
    """Whether lines form columns, as the output of commands does, or a drawing: they must not wrap."""
    said = [line for line in lines if line.strip()]
    columns = sum(re.search(r"\S {2,}\S", line) is not None for line in said)
    drawn = sum(re.search(r"[\u2500-\u257f]|\+--|--\+|^\s*\|.*\|\s*$", line) is not None for line in said)
    return len(said) > 1 and max(columns, drawn) * 5 >= len(said) * 3


_FULL = 0.9
"""Largest share of a slide that a piece fills, because pieces end at spaces."""
_NEAR = 80
"""Number of letters before the goal of a cut within which a space is looked for."""


def cut_lines(
    coloured: Sequence[Line], lines: CodeLines, numbers: Sequence[int], size: int, width: float, most: int
) -> tuple[tuple[Line, ...], tuple[int, ...]]:
    """The lines, with those of more than `most` rows in pieces, and their numbers, 0 for pieces after the first."""
    found: list[Line] = []
    counted: list[int] = []
    for line, measured, number in zip(coloured, lines.lines, numbers, strict=True):
        rows = lines.rows(measured, size, width)
        pieces = list(_pieces(line, measured.text, math.ceil(rows / (most * _FULL)))) if rows > most else [line]
        found += pieces
        counted += [number, *(0 for _ in pieces[1:])]
    return tuple(found), tuple(counted)


def _pieces(line: Line, text: str, count: int) -> Iterator[Line]:
    goals = [round(len(text) * number / count) for number in range(1, count)]
    ends = [0, *(_end(text, goal) for goal in goals), len(text)]
    for start, end in pairwise(ends):
        yield tuple(_between(line, start, end))


def _end(text: str, goal: int) -> int:
    space = text.rfind(" ", max(goal - _NEAR, 0), goal)
    return space + 1 if space >= 0 else goal


def _between(line: Line, start: int, end: int) -> Iterator[tuple[str, str]]:
    at = 0
    for kind, text in line:
        piece = text[max(start - at, 0) : max(end - at, 0)]
        if piece:
            yield kind, piece
        at += len(text)
