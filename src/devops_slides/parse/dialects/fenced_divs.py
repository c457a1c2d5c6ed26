"""Fenced divs (`:::`) of pandoc, Quarto, the Carpentries and Docusaurus: notes, columns, callouts, folded parts.

The notation: pandoc's manual, “Extension: fenced_divs”; https://quarto.org/docs/authoring/callouts.html;
https://docusaurus.io/docs/markdown-features/admonitions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from devops_slides.parse.dialects.lines import Line, Told, closing, shortcode
from devops_slides.parse.shortcodes.names import KINDS

_FENCE = re.compile(r"^(?P<before>[ \t>]*):{3,}(?P<rest>(?:[^:\n]|:(?!:*[ \t]*$)).*?)?:*[ \t]*$")
_OPENING = re.compile(
    r"[ \t]*(?P<word>[^\W\d][\w:-]*)?[ \t]*(?:\[(?P<label>.*?)\])?[ \t]*(?:\{(?P<attributes>.*?)\})?"
    r"[ \t]*(?P<title>.*?)[ \t]*"
)
_CLASS = re.compile(r"(?<![\w\"'=])\.([^\s.#{}=\"']+)")
_NAMED = re.compile(r"([\w:-]+)=(?:\"([^\"]*)\"|'([^']*)'|([^\s{}\"']+))")
_PAUSE = re.compile(r"[ \t]*\.[ \t]\.[ \t]\.[ \t]*")
_NOTES = frozenset(("notes", "speaker-notes", "instructor"))
_FOLDED = frozenset(("details", "solution", "spoiler", "answer", "folded", "dropdown"))
_FRAMED = frozenset(
    ("callout", "challenge", "checklist", "discussion", "exercise", "keypoints", "prereq", "questions", "testimonial")
)
"""Divs of lesson templates that have a frame; their name is their title."""
_SILENT = frozenset(("notes",))
"""Divs that need no telling: the program's own documentation has them."""


class _Div(Struct, frozen=True):
    """What opens a div: what stands for it, and what stands for its end."""

    opening: str = ""
    closing: str = ""


def fenced_divs(lines: Sequence[Line], told: Told) -> Sequence[Line]:
    """Divs as shortcodes; one without a meaning leaves its content alone. Those that stay open end with the text."""
    found: list[Line] = []
    opened: list[tuple[str, _Div]] = []
    for line in lines:
        match = None if line.is_code else _FENCE.fullmatch(line.text)
        if match is None:
            is_pause = not line.is_code and _PAUSE.fullmatch(line.text) is not None
            if is_pause:
                told("`. . .`", line.number)
            found.append(Line("", line.number) if is_pause else line)
        elif (match["rest"] or "").strip():
            div = _div(match["rest"], line.number, told)
            opened.append((match["before"], div))
            found.append(Line(match["before"] + div.opening, line.number))
        else:
            if not opened:
                told("`:::`", line.number)
            before, div = opened.pop() if opened else ("", _Div())
            found.append(Line(before + div.closing, line.number))
    last = lines[-1].number
    found += [Line(before + div.closing, last) for before, div in reversed(opened) if div.closing]
    return found


def _div(rest: str, line: int, told: Told) -> _Div:
    """The div that an opening fence begins."""
    said = _OPENING.fullmatch(rest)
    assert said is not None  # every part is optional
    attributes = said["attributes"] or ""
    classes = [name.lower() for name in (said["word"] or "", *_CLASS.findall(attributes)) if name]
    named = {key: first or second or third for key, first, second, third in _NAMED.findall(attributes)}
    title = named.get("title") or named.get("summary") or named.get("name") or said["label"] or said["title"] or ""
    if not _SILENT.intersection(classes):
        told("`:::`", line)
    return next((div for name in classes if (div := _meant(name, title)) is not None), _Div(title))


def _meant(name: str, title: str) -> _Div | None:
    """The div of a class, None if the class has no meaning on slides."""
    kind = name.removeprefix("callout-").removeprefix("alert-").removeprefix("admonition-")
    if name in _NOTES:
        return _Div(shortcode("speaker-note"), closing("speaker-note"))
    if name in {"columns", "layout", "cols"}:
        return _Div(shortcode("columns"), closing("columns"))
    if name in {"column", "col"}:
        return _Div(shortcode("column"), closing("column"))
    if name in _FOLDED:
        return _Div(shortcode("expand", title or name.capitalize()), closing("expand"))
    if kind in KINDS:
        return _Div(shortcode("notice", kind, *([title] if title else [])), closing("notice"))
    if name in _FRAMED:
        return _Div(shortcode("notice", "note", title or name.capitalize()), closing("notice"))
    return None
