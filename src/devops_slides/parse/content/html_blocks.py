"""Raw HTML to blocks: what it shows counts; what only spaces the page out vanishes."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html
from msgspec import Struct, field
from msgspec.structs import replace

from devops_slides.model.block import Block, Columns, Directive, Heading, Quote, Rule, Span, Titled
from devops_slides.model.text import Run, Runs, plain
from devops_slides.parse.content.code import code_of_text
from devops_slides.parse.content.depth import with_depth, without_deep_tags
from devops_slides.parse.content.directives import directive, ground
from devops_slides.parse.content.drawings import with_images
from devops_slides.parse.content.flatten import flatten
from devops_slides.parse.content.html_elements import (
    BLOCKS,
    NOTES,
    SILENT,
    image_of,
    is_row,
    language_of,
    style_of,
)
from devops_slides.parse.content.html_lists import definition_blocks, list_blocks
from devops_slides.parse.content.html_tables import table_blocks
from devops_slides.parse.content.inlines import split_marks
from devops_slides.parse.content.notes import notes_of
from devops_slides.parse.content.players import PLAYERS, player_inlines
from devops_slides.parse.content.reading import Inline, Reading
from devops_slides.parse.content.split_inlines import split_inlines, split_text

_DEEP = lxml_html.HTMLParser(huge_tree=True)
"""Without it, what is more than 256 elements deep is lost."""
_STRUCTURES = {
    "hr",
    "ul",
    "ol",
    "menu",
    "dir",
    "dl",
    "table",
    "pre",
    "blockquote",
    "details",
    *(f"h{n}" for n in range(1, 7)),
}


class _Walk(Struct):
    """Collects blocks; `inlines` are the text and pictures since the last block."""

    reading: Reading
    span: Span
    inlines: list[Inline] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def flush(self) -> None:
        self.blocks += split_inlines(self.inlines, self.reading, self.span)
        self.inlines = []

    def text(self, text: str | None, style: Run) -> None:
        if text:
            words = " ".join(text.replace("\xa0", "\x00").split()).replace("\x00", "\xa0")
            before = " " if text[:1].isspace() else ""
            after = " " if text[-1:].isspace() and words else ""
            self.inlines += split_marks(f"{before}{words}{after}", style)

    def element(self, node: etree._Element, style: Run) -> None:
        if not isinstance(node.tag, str):
            self.comment(node)
            return
        tag = node.tag.lower()
        if tag in SILENT:
            return
        if tag == "img":
            self.inlines.append(image_of(node))
        elif tag == "br":
            self.inlines.append(replace(style, text="\n"))
        elif tag == "input":
            self.box(node, style)
        elif tag in PLAYERS and not (tag == "source" and next(node.iterancestors("picture"), None) is not None):
            self.player(node, style)
        elif tag == "figure":
            self.flush()
            self.figure(node, style)
        elif tag in _STRUCTURES:
            self.flush()
            self.blocks += _structure(tag, node, self.reading, self.span)
        elif tag in NOTES and "notes" in str(node.get("class", "")).lower().split():
            notes = notes_of(children_of(node, self.reading, self.span))
            self.inlines += [Directive(self.span, notes=notes)] if notes else []
        elif is_row(node):
            self.flush()
            columns = (children_of(child, self.reading, self.span) for child in node if isinstance(child.tag, str))
            self.blocks.append(Columns(tuple(column for column in columns if column), self.span))
        elif tag in BLOCKS:
            self.flush()
            self.children(node, style_of(tag, node, style))
            self.flush()
        else:
            self.children(node, style_of(tag, node, style))

    def comment(self, node: etree._Element) -> None:
        text = f"<!--{node.text or ''}-->"
        said = directive(text, self.span, self.reading) or ground(text)
        if said is not None:
            self.inlines.append(said)

    def box(self, node: etree._Element, style: Run) -> None:
        if str(node.get("type", "")).lower() == "checkbox":
            self.inlines.append(replace(style, text="☐ " if node.get("checked") is None else "☑ "))

    def player(self, node: etree._Element, style: Run) -> None:
        row = node.sourceline - 1 if isinstance(node.sourceline, int) else 0
        found = list(player_inlines(node, style, self.reading, min(self.span.start + row, self.span.end)))
        self.inlines += found
        if not found:
            self.children(node, style)
        self.flush()

    def figure(self, node: etree._Element, style: Run) -> None:
        """A figure's caption belongs to its picture; without exactly one of each, the figure is text."""
        images, captions = list(node.iter("img")), list(node.iter("figcaption"))
        if len(images) == 1 and len(captions) == 1:
            caption = _runs_of(captions[0], self.reading, self.span)
            self.inlines.append(replace(image_of(images[0]), caption=caption))
        else:
            self.children(node, style)
        self.flush()

    def children(self, node: etree._Element, style: Run) -> None:
        self.text(node.text, style)
        for child in node:
            self.element(child, style)
            self.text(child.tail, style)


def html_blocks(source: str, reading: Reading, span: Span) -> Iterator[Block]:
    """The blocks that a piece of raw HTML shows; spacers show none."""
    root = _parsed(source)
    if root is not None:
        yield from children_of(with_depth(root, reading, span.start), reading, span)


def runs_of_html(source: str, reading: Reading, span: Span) -> Runs:
    """The words that a piece of raw HTML shows."""
    root = _parsed(source)
    return _runs_of(with_depth(root, reading, span.start), reading, span) if root is not None else ()


def _parsed(source: str) -> lxml_html.HtmlElement | None:
    source = without_deep_tags(source)
    if not source.strip():
        return None
    try:
        found: lxml_html.HtmlElement = lxml_html.fragment_fromstring(
            with_images(source), create_parent="div", parser=_DEEP
        )
    except AssertionError:  # lxml raises it for a whole document instead of a fragment
        found = lxml_html.document_fromstring(source, parser=_DEEP)
    except (etree.ParserError, ValueError):
        return None
    return found


def children_of(node: etree._Element, reading: Reading, span: Span) -> tuple[Block, ...]:
    """The blocks inside an element."""
    walk = _Walk(replace(reading, nesting=reading.nesting + 1), span)
    walk.children(node, Run(""))
    walk.flush()
    return tuple(walk.blocks)


def _runs_of(node: etree._Element, reading: Reading, span: Span) -> Runs:
    walk = _Walk(reading, span)
    walk.children(node, Run(""))
    if not walk.blocks:
        return split_text(walk.inlines, reading, span)[0]
    walk.flush()
    return flatten(walk.blocks)[0]


def _structure(tag: str, node: etree._Element, reading: Reading, span: Span) -> Iterator[Block]:
    match tag:
        case "hr":
            yield Rule(span)
        case "ul" | "ol" | "menu" | "dir":
            yield from list_blocks(tag, node, span, lambda item: children_of(item, reading, span))
        case "dl":
            yield from definition_blocks(node, span, lambda term: children_of(term, reading, span))
        case "pre":
            text = reading.as_written("".join(str(piece) for piece in node.itertext())).strip("\n")
            yield from code_of_text(text, language_of(node), {}, span)
        case "blockquote":
            if inner := children_of(node, reading, span):
                yield Quote(inner, span)
        case "details":
            yield from _details(node, reading, span)
        case "table":
            yield from table_blocks(node, span, lambda cell: children_of(cell, reading, span))
        case _:
            runs = _runs_of(node, reading, span)
            if plain(runs).strip():
                yield Heading(int(tag[1]), runs, span, str(node.get("id", "")))


def _details(node: etree._Element, reading: Reading, span: Span) -> Iterator[Block]:
    summary = node.find("summary")
    title: Runs = ()
    if summary is not None:
        title = _runs_of(summary, reading, span)
        tail = summary.tail
        node.text = (node.text or "") + (tail or "")
        node.remove(summary)
    inner = children_of(node, reading, span)
    if plain(title).strip():
        yield Titled(title, inner, span)
    else:
        yield from inner
