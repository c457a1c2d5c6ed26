"""Attribute lists of kramdown, `{: .class }`, and attributes of pandoc's spans and code, `[words]{.class}`.

The notation: https://kramdown.gettalong.org/syntax.html#block-ials; pandoc's manual, “Extension: bracketed_spans”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from devops_slides.parse.dialects.lines import Line, Told, closing, outside_code, shortcode
from devops_slides.parse.shortcodes.names import KINDS

_LIST = re.compile(r"[ \t>]*\{:(?P<said>[^{}\n]*)\}[ \t]*")
_INLINE = re.compile(r"(?P<picture>!\[[^\]\n]*\](?:\([^()\n]*\)|\[[^\]\n]*\])\{:[^{}\n]*\})|\{:[^{}\n]*\}")
"""An attribute list inside a line; a picture keeps its own, which says how large it is."""
_SPAN = re.compile(r"(?<!!)\[(?P<words>(?:[^\[\]\\\n]|\\.)+)\]\{[ \t]*[.#][^{}\n]*\}")
_CODE = re.compile(r"\{[ \t]*[.#=][^{}\n]*\}")
_CLASS = re.compile(r"\.([\w-]+)")
_CALLOUTS = frozenset((*KINDS, "callout"))
_BLOCK = re.compile(r"[ \t]*(?:[-*+>#|]|\d+[.)]|```|~~~|<|\{\{)")
"""Lines that are no plain paragraph: a class of theirs says how they look, not what they are."""


def attribute_lists(lines: Sequence[Line], told: Told) -> Sequence[Line]:
    """Paragraphs with a callout's class as callouts; all other attributes are dropped, their words stay."""
    found: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        match = None if line.is_code else _LIST.fullmatch(line.text)
        if match is None:
            found.append(line if line.is_code else _without_attributes(line, told))
            continue
        told("`{: }`", line.number)
        kind = next((name.lower() for name in _CLASS.findall(match["said"]) if name.lower() in _CALLOUTS), "")
        start = _paragraph(found, len(found) - 1, -1)
        end = _paragraph(lines, at, 1)
        if kind and start < len(found):
            found[start:] = _framed(found[start:], kind)
        elif kind and end > at:
            found += _framed([_without_attributes(each, told) for each in lines[at:end]], kind)
            at = end
    return found


def _paragraph(lines: Sequence[Line], at: int, step: int) -> int:
    """Where the plain paragraph at a line begins (`step` -1) or, behind its last line, ends (`step` 1)."""
    while 0 <= at < len(lines) and lines[at].text.strip() and not lines[at].is_code:
        if _BLOCK.match(lines[at].text):
            return at + 1 if step < 0 else at
        at += step
    return at + 1 if step < 0 else at


def _framed(lines: Sequence[Line], kind: str) -> list[Line]:
    opening = Line(shortcode("notice", kind if kind in KINDS else "note"), lines[0].number)
    return [opening, *lines, Line(closing("notice"), lines[-1].number)]


def _without_attributes(line: Line, told: Told) -> Line:
    """A line without the attributes of its spans."""
    if "{" not in line.text:
        return line
    pieces = list(outside_code(line.text))
    shown = "".join(
        piece if is_code else _CODE.sub("", _plain(piece), count=1) if at and _CODE.match(piece) else _plain(piece)
        for at, (piece, is_code) in enumerate(pieces)
    )
    if shown == line.text:
        return line
    told("`{.class}`", line.number)
    return Line(shown, line.number)


def _plain(text: str) -> str:
    return _INLINE.sub(lambda found: found["picture"] or "", _SPAN.sub(r"\g<words>", text))
