"""Shortcodes that show things side by side: tabs, columns, cards."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from devops_slides.model.block import Block, Columns, Item, ListBlock, Paragraph, Span
from devops_slides.model.text import Run
from devops_slides.parse.content.code import code_of_text
from devops_slides.parse.content.included_files import included
from devops_slides.parse.content.links import to_link
from devops_slides.parse.content.reading import Reading
from devops_slides.parse.content.shortcode_content import Read, inner_blocks, titled, words
from devops_slides.parse.shortcodes.names import meaning_of
from devops_slides.parse.shortcodes.scan import Call, scan
from devops_slides.parse.source_lines import SourceLines

_BAR = "<--->"
"""The separator of columns in the themes book and geekdoc."""


def tabs(call: Call, reading: Reading, read: Read) -> Iterator[Block]:
    """Tabs; no theme shows what is between them."""
    if call.inner is None:
        return
    found = [piece for piece in scan(call.inner) if isinstance(piece, Call) and _meaning(piece) == "tab"]
    for piece in found:
        yield from tab(piece, call, reading, Span(piece.line, piece.line), read)
    if not found:
        yield from inner_blocks(call, reading, read)


def tab(call: Call, parent: Call | None, reading: Reading, span: Span, read: Read) -> Iterator[Block]:
    """A tab; its content is code if a language is given, or in a `tabpane` that does not ask for text."""
    title = call.argument("name", "title", "header", "label", "tabname", position=0)
    language = call.argument("codelang", "lang", "language", position=1)
    if call.argument("include"):
        yield from titled(title, tuple(included(call, reading, span, read)), reading, span, read)
        return
    pane = (
        parent is not None
        and parent.name == "tabpane"
        and "true" not in {parent.named.get("text"), call.named.get("text")}
    )
    if call.inner is not None and (language or (pane and call.mark == "<")):
        given = parent.named.get("lang", "") if parent is not None else ""
        code = tuple(code_of_text(call.inner.dedented().text, language or given, {}, span))
        yield from titled(title, code, reading, span, read)
        return
    yield from titled(title, inner_blocks(call, reading, read), reading, span, read)


def columns(call: Call, reading: Reading, span: Span, read: Read) -> Iterator[Block]:
    """Columns, separated by bars or given one by one; cards become the items of a list."""
    if call.inner is None:
        return
    pieces = list(scan(call.inner))
    cards = [piece for piece in pieces if isinstance(piece, Call) and _meaning(piece) == "card"]
    if cards:
        items = tuple(card(piece, reading, Span(piece.line, piece.line), read) for piece in cards)
        yield ListBlock(items, ordered=False, start=1, span=span)
        return
    calls = [piece for piece in pieces if isinstance(piece, Call) and _meaning(piece) == "column"]
    found = [inner_blocks(column, reading, read) for column in calls]
    if not found and _BAR in call.inner.text:
        found = list(_barred(call.inner, reading, read))
    found = [blocks for blocks in found if blocks]
    if len(found) > 1:
        yield Columns(tuple(found), span)
    else:
        yield from inner_blocks(call, reading, read)


def _meaning(call: Call) -> str | None:
    return meaning_of(call.name, call.mark, has_arguments=True)


def _barred(inner: SourceLines, reading: Reading, read: Read) -> Iterator[tuple[Block, ...]]:
    at = 0
    for text in inner.text.split(_BAR):
        yield read(inner.part(at, at + len(text)).dedented(), reading)
        at += len(text) + len(_BAR)


def card(call: Call, reading: Reading, span: Span, read: Read) -> Item:
    """A card: its title, perhaps with a link, and its text."""
    title = words(call.argument("title", "header", "name", position=0), reading, span, read)
    link = call.argument("link", "url", "href")
    head = tuple(replace(run, bold=True, link=to_link(link) if link else run.link) for run in title)
    under = words(call.argument("subtitle", "footer", "description"), reading, span, read)
    first = (
        (Paragraph((*head, Run(" – "), *under) if head and under else head or under, span),) if head or under else ()
    )
    return Item((*first, *inner_blocks(call, reading, read)), span)
