"""Size marks that authors write around a Markdown picture, taken out of the text.

`![](x.png){width=50%}`, `![](x.png){: width="300"}` (kramdown), the same on the next line
(Goldmark's block attributes), and `![alt](x.png =300x200)`, which Markdown takes for text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from devops_slides.model.text import Run
from devops_slides.parse.content.reading import Inline
from devops_slides.parse.pictures.reference import Reference, with_asked_sizes_of

_VALUE = r"\"[^\"]*\"|'[^']*'|[“”][^“”]*[“”]|[‘’][^‘’]*[‘’]|[^\s}\"'“”]+"
_ATTRIBUTES = re.compile(rf"\{{:?\s*(?:(?:[.#][\w:.-]+|[\w:-]+\s*=\s*(?:{_VALUE}))\s*)+\}}")
_PAIR = re.compile(rf"(?P<key>[\w:-]+)\s*=\s*(?P<value>{_VALUE})")
_SIZED = re.compile(
    r"!\[(?P<alt>[^\]\n]*)\]\((?P<src>[^\s()]+)(?:\s+[\"“](?P<title>[^\"“”]*)[\"”])?"
    r"\s+=(?P<width>\d+(?:%|px)?)?x(?P<height>\d+(?:px)?)?\s*\)"
)


def with_asked_sizes(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Runs and pictures, with the marks turned into sizes."""
    before: Inline | None = None
    for inline in _unfolded(inlines):
        now: Inline | None = inline
        if isinstance(before, Reference) and isinstance(inline, Run) and not inline.code:
            before, now = _attributed(before, inline)
        if before is not None:
            yield before
        before = now
    if before is not None:
        yield before


def _attributed(picture: Reference, run: Run) -> tuple[Reference, Run | None]:
    """The picture with the attributes at the start of the text, and the rest of the text."""
    text = run.text.lstrip()
    match = _ATTRIBUTES.match(text)
    if match is None or (text != run.text and text[match.end() :].strip()):
        return picture, run
    values = {pair["key"].lower(): pair["value"].strip("\"'“”‘’") for pair in _PAIR.finditer(match[0])}
    rest = text[match.end() :]
    return with_asked_sizes_of(picture, values), replace(run, text=rest) if rest else None


def _unfolded(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """The inlines, with text split around pictures that Markdown does not recognize."""
    for inline in inlines:
        if not isinstance(inline, Run) or inline.code or "![" not in inline.text:
            yield inline
            continue
        end = 0
        for match in _SIZED.finditer(inline.text):
            if match.start() > end:
                yield replace(inline, text=inline.text[end : match.start()])
            title = match["title"] or ""
            width, height = match["width"] or "", match["height"] or ""
            yield Reference(match["src"], match["alt"], title, width, height=height, link=inline.link)
            end = match.end()
        if end < len(inline.text):
            yield replace(inline, text=inline.text[end:])
