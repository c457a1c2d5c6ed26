"""Lines of code higher than a slide, cut in pieces that go on on the next."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from devops_slides.place.code.highlight import Line
from devops_slides.place.code.lines import CodeLines

_FULL = 0.9
"""Share of a slide that a piece fills at most, since pieces end at spaces."""
_NEAR = 80
"""Letters around the middle between two pieces within which a space is looked for."""


def cut_lines(
    coloured: Sequence[Line], lines: CodeLines, numbers: Sequence[int], size: int, width: float, most: int
) -> tuple[tuple[Line, ...], tuple[int, ...]]:
    """The lines, those of more than `most` rows in pieces, with their numbers; a piece that goes on has none."""
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
