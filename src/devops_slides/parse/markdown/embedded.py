"""Shortcodes that are blocks of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from devops_slides.model.chapter import (
    Block,
    Callout,
    Code,
    Columns,
    Directive,
    Item,
    ListBlock,
    Paragraph,
    Quote,
    Span,
    Titled,
)
from devops_slides.model.text import Link, Run, Runs
from devops_slides.parse.markdown.code import made_code, options
from devops_slides.parse.markdown.flat import flat
from devops_slides.parse.markdown.flow import flow
from devops_slides.parse.markdown.included import attachments, included
from devops_slides.parse.markdown.inlines import to_link
from devops_slides.parse.markdown.reading import Reading
from devops_slides.parse.markdown.source import Source
from devops_slides.parse.pictures.reference import image_reference
from devops_slides.parse.shortcodes.names import KINDS, meaning_of
from devops_slides.parse.shortcodes.scan import Call, scan

Read = Callable[[Source, Reading], tuple[Block, ...]]
"""Reads a piece of Markdown."""
_BAR = "<--->"
"""What the themes book and geekdoc part columns with."""


def embedded_blocks(call: Call, reading: Reading, span: Span, read: Read) -> Iterator[Block]:
    """The blocks of a shortcode."""
    span = Span(call.line, max(call.line, call.inner.lines[-1] if call.inner is not None else call.line))
    match meaning_of(call.name, call.mark, has_arguments=bool(call.positional or call.named)):
        case "callout":
            callout = _callout(call, reading, span, read)
            yield from (callout,) if callout.blocks or callout.title else ()
        case "titled":
            title = call.argument("title", "summary", "text", "label", "header", "name", position=0)
            yield from titled(title, _inner(call, reading, read), reading, span, read)
        case "tabs":
            yield from _tabs(call, reading, read)
        case "tab":
            yield from _tab(call, None, reading, span, read)
        case "columns":
            yield from _columns(call, reading, span, read)
        case "code":
            yield from _code(call, span)
        case "picture":
            yield from _picture(call, reading, span, read)
        case "quote":
            yield from _quote(call, reading, span, read)
        case "include":
            yield from included(call, reading, span, read)
        case "children":
            yield from _children(reading, span)
        case "attachments":
            yield from attachments(call, reading, span)
        case "speaker-notes":
            said = "".join(run.text for run in flat(_inner(call, reading, read))[0])
            yield Directive(span, notes=tuple(line for line in said.split("\n") if line.strip()))
        case "html":
            from devops_slides.parse.html.blocks import html_blocks  # noqa: PLC0415 - lxml only where there is HTML

            yield from html_blocks(call.inner.text if call.inner is not None else "", reading, span)
        case "card":
            yield from _card(call, reading, span, read).blocks
        case _:
            yield from _inner(call, reading, read)


def _inner(call: Call, reading: Reading, read: Read) -> tuple[Block, ...]:
    return read(call.inner.unquoted().dedented(), reading) if call.inner is not None else ()


def words(text: str, reading: Reading, span: Span, read: Read) -> Runs:
    """Words with inline Markdown, as titles in arguments have it."""
    return flat(read(Source(text.replace("\n", " "), (span.start,)), reading))[0] if text.strip() else ()


def titled(title: str, blocks: tuple[Block, ...], reading: Reading, span: Span, read: Read) -> Iterator[Block]:
    """Content under a title of its own; without a title the content alone."""
    runs = words(title, reading, span, read)
    if runs and blocks:
        yield Titled(runs, blocks, span)
    else:
        yield from blocks


def _callout(call: Call, reading: Reading, span: Span, read: Read) -> Callout:
    """A callout: `notice tip`, `notice style="tip" title="…"`, `tip`, `alert color="warning"`."""
    said = [call.named[key] for key in ("style", "type", "color", "context", "level", "kind") if key in call.named]
    first = call.positional[0] if call.positional else ""
    word = (said[0] if said else first).lower()
    title = call.argument("title", "heading", "summary", position=1)
    if call.name in KINDS and call.name not in {"notice", "alert", "hint"}:
        word, title = call.name, call.argument("title", position=0)
    kind = KINDS.get(word, "note")
    return Callout(kind, words(title, reading, span, read), _inner(call, reading, read), span)


def _tabs(call: Call, reading: Reading, read: Read) -> Iterator[Block]:
    """Tabs; what stands between them no theme shows."""
    if call.inner is None:
        return
    tabs = [piece for piece in scan(call.inner) if isinstance(piece, Call) and _meaning(piece) == "tab"]
    for tab in tabs:
        yield from _tab(tab, call, reading, Span(tab.line, tab.line), read)
    if not tabs:
        yield from _inner(call, reading, read)


def _tab(call: Call, parent: Call | None, reading: Reading, span: Span, read: Read) -> Iterator[Block]:
    """A tab; code in it is told by a language, or stands in a `tabpane` that says nothing of text."""
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
        code = tuple(made_code(call.inner.dedented().text, language or given, {}, span))
        yield from titled(title, code, reading, span, read)
        return
    yield from titled(title, _inner(call, reading, read), reading, span, read)


def _columns(call: Call, reading: Reading, span: Span, read: Read) -> Iterator[Block]:
    """Columns parted by bars or given one by one; cards are the items of a list."""
    if call.inner is None:
        return
    pieces = list(scan(call.inner))
    cards = [one for one in pieces if isinstance(one, Call) and _meaning(one) == "card"]
    if cards:
        items = tuple(_card(one, reading, Span(one.line, one.line), read) for one in cards)
        yield ListBlock(items, ordered=False, start=1, span=span)
        return
    columns = [_inner(one, reading, read) for one in pieces if isinstance(one, Call) and _meaning(one) == "column"]
    if not columns and _BAR in call.inner.text:
        columns = list(_barred(call.inner, reading, read))
    columns = [one for one in columns if one]
    if len(columns) > 1:
        yield Columns(tuple(columns), span)
    else:
        yield from _inner(call, reading, read)


def _meaning(call: Call) -> str | None:
    return meaning_of(call.name, call.mark, has_arguments=True)


def _barred(inner: Source, reading: Reading, read: Read) -> Iterator[tuple[Block, ...]]:
    at = 0
    for text in inner.text.split(_BAR):
        yield read(inner.part(at, at + len(text)).dedented(), reading)
        at += len(text) + len(_BAR)


def _card(call: Call, reading: Reading, span: Span, read: Read) -> Item:
    """A card: its title, perhaps a link, with what it says."""
    title = words(call.argument("title", "header", "name", position=0), reading, span, read)
    link = call.argument("link", "url", "href")
    head = tuple(replace(run, bold=True, link=to_link(link) if link else run.link) for run in title)
    under = words(call.argument("subtitle", "footer", "description"), reading, span, read)
    first = (
        (Paragraph((*head, Run(" – "), *under) if head and under else head or under, span),) if head or under else ()
    )
    return Item((*first, *_inner(call, reading, read)), span)


def _code(call: Call, span: Span) -> Iterator[Code]:
    if call.inner is None:
        return
    language = call.argument("lang", "language", "type", position=0)
    given = options(call.positional[1] if len(call.positional) > 1 else call.named.get("options", ""))
    plain_names = {"mermaid": "mermaid", "plantuml": "plantuml", "output": ""}
    language = plain_names.get(call.name, language)
    yield from made_code(call.inner.dedented().text, language, {**call.named, **given}, span)


def _picture(call: Call, reading: Reading, span: Span, read: Read) -> Iterator[Block]:
    """A figure with its caption; the theme docsy names a part of the file's name."""
    given = dict(call.named)
    src = call.argument("src", "path", "file", "link", "image", "url", position=0)
    if call.name == "imgproc":
        names = reading.finder.site.tree.listed(reading.finder.file.parent) if src and "/" not in src else []
        src = next((name for name in names if src in name), src)
    inner = _inner(call, reading, read)
    if not src:
        yield from inner
        return
    alt = call.argument("alt") or (call.positional[1] if len(call.positional) > 1 and call.name != "imgproc" else "")
    said = [given.get(key, "") for key in ("title", "caption", "attr")]
    caption = words(" – ".join(part for part in said if part), reading, span, read) or flat(inner)[0]
    asked = image_reference({**given, "src": src, "alt": alt})
    yield from flow([replace(asked, caption=caption)], reading, span)


def _quote(call: Call, reading: Reading, span: Span, read: Read) -> Iterator[Block]:
    by = " – ".join(
        part for key in ("author", "cite", "source", "caption", "title") if (part := call.named.get(key, ""))
    )
    inner = _inner(call, reading, read)
    if by:
        inner = (*inner, Paragraph((Run("— "), *words(by, reading, span, read)), span))
    if inner:
        yield Quote(inner, span)


def _children(reading: Reading, span: Span) -> Iterator[Block]:
    """The pages below this one, a link each."""
    items = tuple(
        Item((Paragraph((Run(page.title, link=Link("ref", f"/{page.path}")),), span),), span)
        for page in reading.children
    )
    if items:
        yield ListBlock(items, ordered=False, start=1, span=span)
