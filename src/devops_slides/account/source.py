"""What a chapter's raw text shows its readers, line by line, told by patterns alone.

This is on purpose no parser of Markdown: a fault of the parser must not be able to hide itself here. What is markup
is blanked out where it stands, so that every word keeps its line; what remains are words.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import groupby
from typing import Literal

from msgspec import Struct

from devops_slides.account.markup import PART, blank, defined_labels, without_markup, without_shortcodes
from devops_slides.account.phrase import Phrase, SourcePicture, words_of


class SourceAccount(Struct, frozen=True):
    """What a chapter should show: its title, its phrases and its pictures in order."""

    phrases: tuple[Phrase, ...]
    pictures: tuple[SourcePicture, ...]
    title: tuple[str, ...] = ()


Kind = Literal["text", "code", "fence", "skipped"]
"""What a line is: `fence` for the lines around a block of code, `skipped` for what its author leaves out."""

_FRONT = re.compile(
    r"\A\ufeff?(?:---[ \t]*\n(?:.*?\n)??---[ \t]*(?=\n|\Z)|\+\+\+[ \t]*\n(?:.*?\n)??\+\+\+[ \t]*(?=\n|\Z)"
    r"|(?=\{[\s\"}])(?:[^\n]*\}[ \t]*(?=\n|\Z)|.*?\n\}[ \t]*(?=\n|\Z)))",
    re.DOTALL,
)
_TITLE = re.compile(
    r"^(?:\{\s*|[ \t]+(?=\"))?[\"']?title[\"']?\s*[:=]\s*(\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'|\S.*?$)",
    re.MULTILINE | re.IGNORECASE,
)
_FENCE = re.compile(r"^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(`{3,}(?=[^`]*$)|~{3,})")
_CLOSING = re.compile(r"^[\s>]*(`{3,}|~{3,})\s*$")
_SKIP = re.compile(r"^[\s>]*<!--\s*slides:(?:(?!notes:|-->).)*\bskip\b")
_HEADING = re.compile(r"^ {0,3}(#{1,6})(?:\s|$)")
_MARGIN = 3
"""How many spaces deeper than its beginning a block of code may end (CommonMark 0.31, 4.5)."""
_NO_HEADING = 7
"""Deeper than any heading."""


def source_account(text: str) -> SourceAccount:
    """What the raw text of a chapter shows. Lines count from 1, front matter included."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT.match(text)
    title = _TITLE.search(front[0]) if front else None
    lines = ((blank(front[0]) if front else "") + text[front.end() if front else 0 :]).split("\n")
    labels, seen, pictures = defined_labels(text), list[str](), list[SourcePicture]()
    for is_code, run in groupby(zip(lines, _kinds(lines), strict=True), key=lambda pair: pair[1] == "code"):
        piece = "\n".join(line if kind in {"text", "code"} else "" for line, kind in run)
        shown = without_shortcodes(piece) if is_code else without_markup(piece, labels)
        pictures += [SourcePicture(found.line + len(seen), found.address, found.alt) for found in shown.pictures]
        seen += shown.text.split("\n")
    words = words_of(html.unescape(title[1])) if title else ()
    return SourceAccount(tuple(_phrases(seen)), tuple(pictures), words)


def _phrases(lines: list[str]) -> Iterator[Phrase]:
    for number, line in enumerate(lines, start=1):
        for part in line.split(PART):
            text = html.unescape(part)
            if words := words_of(text):
                yield Phrase(number, words, " ".join(text.split()))


def _kinds(lines: list[str]) -> list[Kind]:
    kinds = list(_code_or_text(lines))
    for number, line in enumerate(lines):
        if kinds[number] == "text" and _SKIP.match(line):
            start, end = _skipped(lines, kinds, number)
            kinds[start:end] = ["skipped"] * (end - start)
    return kinds


def _code_or_text(lines: list[str]) -> Iterator[Kind]:
    fence, indent, is_comment = "", 0, False
    for line in lines:
        if fence:
            closing = _CLOSING.match(line)
            ends = closing is not None and closing[1].startswith(fence) and _indent(line) <= indent + _MARGIN
            fence = "" if ends else fence
            yield "fence" if ends else "code"
        elif not is_comment and (opening := _FENCE.match(line)):
            fence, indent = opening[1], opening.start(1)
            yield "fence"
        else:
            is_comment = line.rfind("<!--") > line.rfind("-->") or (is_comment and "-->" not in line)
            yield "text"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" >\t"))


def _skipped(lines: list[str], kinds: list[Kind], at: int) -> tuple[int, int]:
    """The lines that a `skip` leaves out: all under the heading that it stands at, else the block after it."""
    start = next((n for n in range(at + 1, len(lines)) if lines[n].strip()), len(lines))
    before = next((n for n in range(at - 1, -1, -1) if lines[n].strip()), at)
    level = _level(lines, kinds, start)
    level = level if level < _NO_HEADING else _level(lines, kinds, before)
    if level < _NO_HEADING:
        ends = (n for n in range(start + 1, len(lines)) if _level(lines, kinds, n) <= level)
    elif start < len(lines) and kinds[start] == "fence":
        ends = (n + 1 for n in range(start + 1, len(lines)) if kinds[n] == "fence")
    else:
        ends = (n for n in range(start, len(lines)) if not lines[n].strip())
    return start, next(ends, len(lines))


def _level(lines: list[str], kinds: list[Kind], number: int) -> int:
    found = _HEADING.match(lines[number]) if number < len(lines) and kinds[number] == "text" else None
    return len(found[1]) if found else _NO_HEADING
