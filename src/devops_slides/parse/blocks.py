"""Markdown to blocks, by way of markdown-it's tokens; every block keeps its lines in the file."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from devops_slides.model.chapter import (
    Block,
    Callout,
    Code,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    PictureBlock,
    Quote,
    Rule,
    Span,
    Table,
)
from devops_slides.model.text import Runs, cut, plain, strip
from devops_slides.parse.flow import Reading, flow, flow_text, pictures_of
from devops_slides.parse.inlines import read_inlines, text_of
from devops_slides.parse.shortcodes import CLOSE, KINDS, OPEN, expand

_OPENING = re.compile(re.escape(OPEN) + r" (?P<kind>\w+) (?P<title>.*?)-->")
_ALERT = re.compile(r"\s*\[!(?P<kind>NOTE|TIP|IMPORTANT|WARNING|CAUTION|DANGER)\]\s*", re.IGNORECASE)


@functools.cache
def markdown() -> MarkdownIt:
    """The parser: CommonMark with tables, strikethrough and curly quotes, as Hugo's Goldmark has them."""
    parser = MarkdownIt("commonmark", {"html": True, "typographer": True, "quotes": "“”‘’"})
    return parser.enable(["table", "strikethrough", "smartquotes"])


def read_blocks(body: str, reading: Reading) -> tuple[Block, ...]:
    """The blocks of a chapter's body."""
    told: set[str] = set()

    def report(line: int, name: str) -> None:
        if name not in told:
            told.add(name)
            message = f"the shortcode {name!r} is not known"
            reading.problems.add(
                reading.shown, line + 1 + reading.offset, "unknown-shortcode", message, "its content is kept"
            )

    return tuple(_blocks(markdown().parse(expand(body, report)), reading, None))


def _blocks(tokens: list[Token], reading: Reading, above: Span | None) -> Iterator[Block]:
    at = 0
    while at < len(tokens):
        if opening := _OPENING.match(tokens[at].content if tokens[at].type == "html_block" else ""):
            end = _closing(tokens, at)
            inner = tuple(_blocks(tokens[at + 1 : end], reading, above))
            yield _callout(opening["kind"], opening["title"], inner, reading.span(tokens[at], above))
        else:
            end = _end(tokens, at)
            yield from _block(tokens[at : end + 1], reading, above)
        at = end + 1


def _closing(tokens: list[Token], at: int) -> int:
    """The index of the comment that ends the callout opened at `at`; an unclosed one goes on to the end."""
    depth = 0
    for index in range(at, len(tokens)):
        content = tokens[index].content if tokens[index].type == "html_block" else ""
        depth += bool(_OPENING.match(content)) - content.startswith(CLOSE)
        if depth == 0:
            return index
    return len(tokens)


def _callout(kind: str, title: str, inner: tuple[Block, ...], span: Span) -> Callout:
    runs = strip(text_of(read_inlines(markdown().parseInline(title)[0].children or ()))) if title.strip() else ()
    return Callout(KINDS[kind], runs, inner, span)


def _end(tokens: list[Token], at: int) -> int:
    """The index of the token that closes the one at `at`: itself where it does not nest."""
    depth = 0
    for index in range(at, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1


def _block(tokens: list[Token], reading: Reading, above: Span | None) -> Iterator[Block]:
    first = tokens[0]
    span = reading.span(first, above)
    match first.type:
        case "heading_open":
            runs = strip(flow_text(read_inlines(tokens[1].children or ()), reading, span))
            if plain(runs).strip():
                yield Heading(int(first.tag[1]), runs, span)
            yield from pictures_of(read_inlines(tokens[1].children or ()), reading, span)
        case "paragraph_open":
            yield from flow(read_inlines(tokens[1].children or ()), reading, span)
        case "bullet_list_open" | "ordered_list_open":
            yield _list(tokens, reading, span)
        case "fence" | "code_block":
            if first.content.strip():
                yield _code(first, span)
        case "blockquote_open":
            yield from _quote(tuple(_blocks(tokens[1:-1], reading, span)), span)
        case "table_open":
            yield from _table(tokens, reading, span)
        case "hr":
            yield Rule(span)
        case "html_block":
            from devops_slides.parse.html import html_blocks  # noqa: PLC0415 - lxml only where there is HTML

            yield from html_blocks(first.content, reading, span)


def _quote(blocks: tuple[Block, ...], span: Span) -> Iterator[Block]:
    """A quotation, or one of GitHub's alerts: `[!NOTE]` on the first line."""
    first = blocks[0] if blocks else None
    match = _ALERT.match(plain(first.runs)) if isinstance(first, Paragraph) else None
    if match is None or not isinstance(first, Paragraph):
        yield Quote(blocks, span)
        return
    rest = strip(cut(first.runs, match.end()))
    inner = ((replace(first, runs=rest),) if plain(rest).strip() else ()) + blocks[1:]
    yield Callout(KINDS[match["kind"].lower()], (), inner, span)


def _list(tokens: list[Token], reading: Reading, span: Span) -> ListBlock:
    items = []
    at = 1
    while at < len(tokens) - 1:
        end = _end(tokens, at)
        own = reading.span(tokens[at], span)
        items.append(Item(tuple(_blocks(tokens[at + 1 : end], reading, own)), own))
        at = end + 1
    ordered = tokens[0].type == "ordered_list_open"
    start = tokens[0].attrGet("start")
    return ListBlock(tuple(items), ordered, int(start) if start is not None else 1, span)


def _code(token: Token, span: Span) -> Code:
    lines = token.content.expandtabs(4).split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    language = token.info.strip().split("{")[0].split()[:1]
    first = span.start + (token.type == "fence")
    return Code(tuple(lines), language[0] if language else "", replace(span, start=first))


def _table(tokens: list[Token], reading: Reading, span: Span) -> Iterator[Block]:
    rows: list[list[Runs]] = []
    align: list[str] = []
    heads = 0
    pictures: list[PictureBlock] = []
    for at, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in {"th_open", "td_open"}:
            inlines = read_inlines(tokens[at + 1].children or ())
            rows[-1].append(strip(flow_text(inlines, reading, span)))
            pictures += pictures_of(inlines, reading, span)
            if token.type == "th_open":
                heads = 1
                align.append(str(token.attrGet("style") or "").removeprefix("text-align:"))
    head = tuple(rows[0]) if heads and any(plain(cell).strip() for cell in rows[0]) else ()
    yield Table(head, tuple(tuple(row) for row in rows[heads:]), tuple(align), span)
    yield from pictures
