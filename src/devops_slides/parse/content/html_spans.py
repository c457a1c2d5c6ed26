"""Raw HTML elements that open in one piece of HTML and close in a later one, with Markdown between them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

from markdown_it.token import Token

from devops_slides.model.block import Block, Directive, Span, Titled
from devops_slides.model.text import plain
from devops_slides.parse.content.flatten import flatten
from devops_slides.parse.content.markdown_parser import markdown
from devops_slides.parse.content.reading import Reading

_SPANNING = re.compile(
    r"<(?P<tag>details|aside|table|ul|ol|dl|figure|blockquote)\b(?P<attributes>[^>]*)>", re.IGNORECASE
)
_SUMMARY = re.compile(r"<summary\b[^>]*>(?P<words>.*?)</summary>", re.IGNORECASE | re.DOTALL)
_TAGS = re.compile(r"<[^>]+>")

Inside = Callable[[list[Token]], tuple[Block, ...]]


def end_of_element(tokens: list[Token], at: int) -> int:
    """The index of the token in which the element opened at `at` closes; `at` itself if none is left open."""
    name = _open_at_end(tokens[at])
    if not name:
        return at
    depth = 0
    for index in range(at, len(tokens)):
        if tokens[index].level < tokens[at].level:
            return at
        if tokens[index].type == "html_block":
            depth += _count(tokens[index].content, name)
            if depth <= 0:
                return index
    return at


def _count(text: str, name: str) -> int:
    return len(re.findall(rf"<{name}\b", text, re.IGNORECASE)) - len(re.findall(rf"</{name}\s*>", text, re.IGNORECASE))


def _open_at_end(token: Token) -> str:
    """The name of the outermost spanning element that a piece of HTML leaves open, or nothing."""
    if token.type != "html_block":
        return ""
    for match in _SPANNING.finditer(token.content):
        name = match["tag"].lower()
        if _count(token.content, name) > 0:
            return name
    return ""


def element_blocks(tokens: list[Token], reading: Reading, span: Span, inside: Inside) -> Iterator[Block]:
    """The blocks of an element, and of the rest of its first and last piece of HTML."""
    from devops_slides.parse.content.html_blocks import html_blocks  # noqa: PLC0415 - lxml only for HTML

    name = _open_at_end(tokens[0])
    first, last = tokens[0].content, tokens[-1].content
    opening = next(match for match in _SPANNING.finditer(first) if match["tag"].lower() == name)
    if name not in {"details", "aside"}:
        rendered = markdown(reading.flavour).renderer.render(tokens, markdown(reading.flavour).options, {})
        yield from html_blocks(rendered, reading, span)
        return
    closing = last.lower().rfind(f"</{name}")
    head, tail = first[opening.end() :], last[:closing]
    yield from html_blocks(first[: opening.start()], reading, span)
    summary = _SUMMARY.search(head)
    rest = _SUMMARY.sub("", head, count=1)
    inner = (*html_blocks(rest, reading, span), *inside(tokens[1:-1]), *html_blocks(tail, reading, span))
    yield from _element(name, opening["attributes"], summary["words"] if summary else "", inner, reading, span)
    yield from html_blocks(_TAGS.sub("", last[closing:], count=1), reading, span)


def _element(
    name: str, attributes: str, summary: str, inner: tuple[Block, ...], reading: Reading, span: Span
) -> Iterator[Block]:
    if name == "aside" and re.search(r"\bnotes\b", attributes):
        said = "".join(run.text for run in flatten(inner)[0])
        yield Directive(span, notes=tuple(line for line in said.split("\n") if line.strip()))
        return
    from devops_slides.parse.content.html_blocks import runs_of_html  # noqa: PLC0415 - as above

    title = runs_of_html(summary, reading, span) if html.unescape(_TAGS.sub("", summary)).strip() else ()
    if plain(title).strip():
        yield Titled(title, inner, span)
    else:
        yield from inner
