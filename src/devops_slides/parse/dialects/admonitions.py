"""Admonitions of MkDocs (`!!!`), its folded ones (`???`) and content tabs (`===`): a title and an indented block.

The notation: https://squidfunk.github.io/mkdocs-material/reference/admonitions/ and …/content-tabs/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from devops_slides.parse.dialects.lines import Line, Told, closing, indent_of, shortcode
from devops_slides.parse.shortcodes.names import KINDS

_OPENING = re.compile(
    r"(?P<before>[ \t]*)(?P<mark>!!!|\?\?\?\+?|===[!+]?)[ \t]+(?P<words>[\w -]*?)[ \t]*"
    r"(?:\"(?P<title>[^\"]*)\"|'(?P<other>[^']*)')?[ \t]*"
)
_STEP = 4
"""Columns by which the content of an admonition is indented."""


def admonitions(lines: Sequence[Line], told: Told) -> Sequence[Line]:
    """Admonitions as callouts, folded ones as titled parts, tabs as tabs."""
    return list(_read(lines, told))


def _read(lines: Sequence[Line], told: Told) -> Iterator[Line]:
    at = 0
    in_tabs = False
    while at < len(lines):
        match = _opening(lines[at])
        if match is None:
            if in_tabs and lines[at].text.strip():
                yield Line(closing("tabs"), lines[at].number)
                yield Line("", lines[at].number)
                in_tabs = False
            yield lines[at]
            at += 1
            continue
        told(f"`{match['mark'][:3]}`", lines[at].number)
        end = _end(lines, at + 1, indent_of(match["before"]))
        is_tab = match["mark"].startswith("===")
        if is_tab and not in_tabs:
            yield Line(match["before"] + shortcode("tabs"), lines[at].number)
        elif in_tabs and not is_tab:
            yield Line(closing("tabs"), lines[at].number)
        in_tabs = is_tab
        yield from _block(match, lines[at], lines[at + 1 : end], told)
        at = end
    if in_tabs:
        yield Line(closing("tabs"), lines[-1].number)


def _opening(line: Line) -> re.Match[str] | None:
    """The match of an opening line; a tab needs its title in quotes, for `===` alone underlines a heading."""
    match = None if line.is_code else _OPENING.fullmatch(line.text)
    if match is None or (match["mark"].startswith("===") and match["title"] is None and match["other"] is None):
        return None
    return match


def _end(lines: Sequence[Line], start: int, indent: int) -> int:
    """Where the indented block ends; empty lines behind it are not part of it."""
    end = start
    for at in range(start, len(lines)):
        if lines[at].text.strip():
            if indent_of(lines[at].text) < indent + _STEP:
                break
            end = at + 1
    return end


def _block(match: re.Match[str], line: Line, inner: Sequence[Line], told: Told) -> Iterator[Line]:
    before, mark = match["before"], match["mark"]
    words = [word.lower() for word in match["words"].split() if word not in {"inline", "end"}]
    title = match["title"] if match["title"] is not None else match["other"]
    kind = next((word for word in words if word in KINDS), "note")
    if mark.startswith("==="):
        name, opening = "tab", shortcode("tab", title or "")
    elif mark.startswith("???"):
        name, opening = "expand", shortcode("expand", title or " ".join(words).capitalize() or "Details")
    else:
        said = title if title is not None else "" if kind in words else " ".join(words).capitalize()
        name, opening = "notice", shortcode("notice", kind, *([said] if said else []))
    yield Line(before + opening, line.number)
    yield from _read([_dedented(each, before) for each in inner], told)
    yield Line(before + closing(name), inner[-1].number if inner else line.number)


def _dedented(line: Line, before: str) -> Line:
    text = line.text.expandtabs(_STEP)
    return Line(before + text[indent_of(before) + _STEP :], line.number, line.is_code)
