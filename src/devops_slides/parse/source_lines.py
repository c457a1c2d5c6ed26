"""Text that keeps the line in the file of each of its lines, whatever is cut out of it or inserted."""

from __future__ import annotations

import re
import textwrap
from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct


class SourceLines(Struct, frozen=True):
    """A text and, for each of its lines, its number in the file, from 1."""

    text: str
    lines: tuple[int, ...]

    def line_at(self, offset: int) -> int:
        """The line in the file of a character of the text."""
        return self.lines[min(self.text.count("\n", 0, offset), len(self.lines) - 1)]

    def part(self, start: int, end: int) -> SourceLines:
        """The text between two offsets, with its lines."""
        first = self.text.count("\n", 0, start)
        piece = self.text[start:end]
        return SourceLines(piece, self.lines[first : first + piece.count("\n") + 1])

    def dedented(self) -> SourceLines:
        """The text without the indentation that all its lines but the first share."""
        head, newline, tail = self.text.partition("\n")
        return SourceLines(head + newline + textwrap.dedent(tail), self.lines) if newline else self

    def unquoted(self) -> SourceLines:
        """The text without the `>` of a block quotation, if every line but the first has one."""
        head, *tail = self.text.split("\n")
        if not tail or not all(line.lstrip().startswith(">") or not line.strip() for line in tail):
            return self
        bare = [line.lstrip().removeprefix(">").removeprefix(" ") for line in tail]
        return SourceLines("\n".join((head, *bare)), self.lines)


class LineIndex:
    """Finds the lines of many offsets of one text, without counting them from its start each time."""

    __slots__ = ("_ends", "_source")

    def __init__(self, source: SourceLines) -> None:
        self._source = source
        self._ends = [match.start() for match in re.finditer("\n", source.text)]

    def line_at(self, offset: int) -> int:
        """The line in the file of a character of the text."""
        return self._source.lines[min(bisect_left(self._ends, offset), len(self._source.lines) - 1)]

    def part(self, start: int, end: int) -> SourceLines:
        """The text between two offsets, with its lines."""
        first = bisect_left(self._ends, start)
        piece = self._source.text[start:end]
        lines = self._source.lines[first : first + piece.count("\n") + 1]
        return SourceLines(piece, lines or self._source.lines[-1:])


def source_lines(text: str, offset: int) -> SourceLines:
    """A body with its lines in the file; `offset` is the number of lines before its first."""
    return SourceLines(text, tuple(range(offset + 1, offset + text.count("\n") + 2)))


class SourceBuilder:
    """A text put together piece by piece; every piece keeps its lines."""

    __slots__ = ("_lines", "_texts")

    def __init__(self, line: int) -> None:
        """Begin with an empty line, which represents `line` of the file."""
        self._texts = [""]
        self._lines = [line]

    def add(self, piece: SourceLines) -> None:
        """Append a piece."""
        head, *tail = piece.text.split("\n")
        if not self._texts[-1]:
            self._lines[-1] = piece.lines[0]
        self._texts[-1] += head
        self._texts += tail
        self._lines += piece.lines[1 : len(tail) + 1]

    def add_text(self, text: str, line: int) -> None:
        """Append words that all belong to one line of the file."""
        self.add(SourceLines(text, (line,) * (text.count("\n") + 1)))

    @property
    def last(self) -> str:
        """The line being written."""
        return self._texts[-1]

    @property
    def before_last(self) -> str:
        """The line above it."""
        return self._texts[-2] if len(self._texts) > 1 else ""

    def since_empty_line(self) -> Iterator[str]:
        """The lines from the one being written up to the last empty line, backwards."""
        for line in reversed(self._texts[:-1]):
            if not line.strip(" \t>"):
                return
            yield line

    def part_from_above(self) -> None:
        """Insert an empty line above the one being written."""
        self._texts.insert(-1, "")
        self._lines.insert(-1, self._lines[-1])

    def finished(self) -> SourceLines:
        """The text so far."""
        return SourceLines("\n".join(self._texts), tuple(self._lines))
