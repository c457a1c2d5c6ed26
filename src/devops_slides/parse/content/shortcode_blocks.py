"""Shortcodes that are blocks of their own."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from devops_slides.model.block import Block, Callout, Code, Directive, Item, ListBlock, Paragraph, Quote, Span
from devops_slides.model.text import Link, Run
from devops_slides.parse.content.code import code_of_text, options
from devops_slides.parse.content.flatten import flatten
from devops_slides.parse.content.included_files import attachments, included
from devops_slides.parse.content.links import to_link
from devops_slides.parse.content.notes import notes_of
from devops_slides.parse.content.reading import Reading
from devops_slides.parse.content.shortcode_content import Read, inner_blocks, titled, words
from devops_slides.parse.content.side_by_side import card, columns, tab, tabs
from devops_slides.parse.content.split_inlines import split_inlines
from devops_slides.parse.pictures.reference import Reference, image_reference
from devops_slides.parse.shortcodes.expand import ground_address
from devops_slides.parse.shortcodes.names import KINDS, meaning_of
from devops_slides.parse.shortcodes.scan import Call


def embedded_blocks(call: Call, reading: Reading, span: Span, read: Read) -> Iterator[Block]:
    """The blocks of a shortcode."""
    span = Span(call.line, max(call.line, call.inner.lines[-1] if call.inner is not None else call.line))
    if address := ground_address(call):
        yield from split_inlines([Reference(address, is_ground=True)], reading, span)
        yield from inner_blocks(call, reading, read)
        return
    match meaning_of(call.name, call.mark, has_arguments=bool(call.positional or call.named)):
        case "callout":
            callout = _callout(call, reading, span, read)
            yield from (callout,) if callout.blocks or callout.title else ()
        case "titled":
            title = call.argument("title", "summary", "text", "label", "header", "name", position=0)
            yield from titled(title, inner_blocks(call, reading, read), reading, span, read)
        case "tabs":
            yield from tabs(call, reading, read)
        case "tab":
            yield from tab(call, None, reading, span, read)
        case "columns":
            yield from columns(call, reading, span, read)
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
            if notes := notes_of(inner_blocks(call, reading, read)):
                yield Directive(span, notes=notes)
        case "html":
            from devops_slides.parse.content.html_blocks import html_blocks  # noqa: PLC0415 - lxml only for HTML

            yield from html_blocks(call.inner.text if call.inner is not None else "", reading, span)
        case "card":
            yield from card(call, reading, span, read).blocks
        case _:
            yield from inner_blocks(call, reading, read)


def _callout(call: Call, reading: Reading, span: Span, read: Read) -> Callout:
    """A callout: `notice tip`, `notice style="tip" title="…"`, `tip`, `alert color="warning"`."""
    said = [call.named[key] for key in ("style", "type", "color", "context", "level", "kind") if key in call.named]
    first = call.positional[0] if call.positional else ""
    word = (said[0] if said else first).lower()
    title = call.argument("title", "heading", "summary", position=1)
    if call.name in KINDS and call.name not in {"notice", "alert", "hint"}:
        word, title = call.name, call.argument("title", position=0)
    kind = KINDS.get(word, "note")
    return Callout(kind, words(title, reading, span, read), inner_blocks(call, reading, read), span, word)


def _code(call: Call, span: Span) -> Iterator[Code]:
    if call.inner is None:
        return
    language = call.argument("lang", "language", "type", position=0)
    given = options(call.positional[1] if len(call.positional) > 1 else call.named.get("options", ""))
    plain_names = {"mermaid": "mermaid", "plantuml": "plantuml", "output": ""}
    language = plain_names.get(call.name, language)
    yield from code_of_text(call.inner.dedented().text, language, {**call.named, **given}, span)


def _picture(call: Call, reading: Reading, span: Span, read: Read) -> Iterator[Block]:
    """A figure with its caption; `imgproc` of the theme docsy names a part of the file's name."""
    given = dict(call.named)
    src = call.argument("src", "path", "file", "link", "image", "url", position=0)
    if call.name == "imgproc":
        names = reading.finder.site.tree.listed(reading.finder.file.parent) if src and "/" not in src else []
        src = next((name for name in names if src in name), src)
    inner = inner_blocks(call, reading, read)
    if not src:
        yield from inner
        return
    alt = call.argument("alt") or (call.positional[1] if len(call.positional) > 1 and call.name != "imgproc" else "")
    said = [given.get(key, "") for key in ("title", "caption", "attr")]
    caption = words(" – ".join(part for part in said if part), reading, span, read) or flatten(inner)[0]
    asked = image_reference({**given, "src": src, "alt": alt})
    link = to_link(given["link"]) if given.get("link", src) != src else None
    yield from split_inlines([replace(asked, caption=caption, link=link)], reading, span)


def _quote(call: Call, reading: Reading, span: Span, read: Read) -> Iterator[Block]:
    by = " – ".join(
        part for key in ("author", "cite", "source", "caption", "title") if (part := call.named.get(key, ""))
    )
    inner = inner_blocks(call, reading, read)
    if by:
        inner = (*inner, Paragraph((Run("— "), *words(by, reading, span, read)), span))
    if inner:
        yield Quote(inner, span)


def _children(reading: Reading, span: Span) -> Iterator[Block]:
    """The pages below this one, one link each."""
    items = tuple(
        Item((Paragraph((Run(page.title, link=Link("ref", f"/{page.path}")),), span),), span)
        for page in reading.children
    )
    if items:
        yield ListBlock(items, ordered=False, start=1, span=span)
