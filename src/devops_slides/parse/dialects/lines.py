"""Lines of a chapter on their way from one dialect to another, and what all notations share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from devops_slides.parse.source_lines import SourceLines

_FENCE = re.compile(r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?P<mark>`{3,}(?=[^`]*$)|~{3,})")
_CLOSING = re.compile(r"^[ \t>]*(?P<mark>`{3,}|~{3,})[ \t]*$")
_HOLDS = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)]|:)(?:\s|$)|[ \t]*(?:!!!|\?\?\?|===)| {0,3}\[\^")
"""Lines whose indented lines are text: items, definitions, admonitions, footnotes."""
_CODE_INDENT = 4
"""CommonMark 0.31, 4.4."""
_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:.+?)(?<!`)\1(?!`)")


class Line(Struct, frozen=True):
    """A line of text, its number in the file, and whether it belongs to a block of code."""

    text: str
    number: int
    is_code: bool = False


Told = Callable[[str, int], None]
"""Remembers that a notation, as readers know it, stands on a line."""
Rule = Callable[[Sequence[Line], Told], Sequence[Line]]
"""Rewrites one notation; lines of code stay as they are."""


def lines_of(source: SourceLines) -> list[Line]:
    """The lines of a text, code marked."""
    found: list[Line] = []
    fence, margin = "", ""
    for text, number in zip(source.text.split("\n"), source.lines, strict=True):
        match = (_CLOSING if fence else _FENCE).match(text)
        is_indented = _is_indented(text, found, margin)
        is_code = bool(fence) or match is not None or is_indented
        margin = text if text.strip() and not is_code and indent_of(text) < _CODE_INDENT else margin
        if match is not None and not fence:
            fence = match["mark"]
        elif match is not None and match["mark"].startswith(fence):
            fence = ""
        found.append(Line(text, number, is_code))
    return found


def _is_indented(text: str, above: Sequence[Line], margin: str) -> bool:
    """Whether a line is indented code; `margin` is the last line at the margin, which may hold what is indented."""
    if indent_of(text) < _CODE_INDENT or not text.strip() or _HOLDS.match(margin):
        return False
    return not above or not above[-1].text.strip() or (above[-1].is_code and indent_of(above[-1].text) >= _CODE_INDENT)


def joined(lines: Sequence[Line]) -> SourceLines:
    """Lines as one text again."""
    return SourceLines("\n".join(line.text for line in lines), tuple(line.number for line in lines))


def indent_of(text: str) -> int:
    """The columns before a line's first sign; a tab reaches the next multiple of four (CommonMark 0.31, 2.2)."""
    return len(text.expandtabs(4)) - len(text.expandtabs(4).lstrip(" "))


def outside_code(text: str) -> Iterator[tuple[str, bool]]:
    """The pieces of a line, each with whether it is a span of code."""
    at = 0
    for span in _SPAN.finditer(text):
        yield text[at : span.start()], False
        yield span[0], True
        at = span.end()
    yield text[at:], False


def shortcode(name: str, *arguments: str) -> str:
    """The opening of a shortcode whose content is Markdown."""
    said = "".join(f' "{argument}"' for argument in (text.replace('"', "”") for text in arguments))
    return f"{{{{% {name}{said} %}}}}"


def closing(name: str) -> str:
    """The end of a shortcode."""
    return f"{{{{% /{name} %}}}}"
