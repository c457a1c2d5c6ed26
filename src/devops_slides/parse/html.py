"""Raw HTML to blocks: what it shows counts, what only spaces the page out vanishes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree
from lxml import html as lxml_html

from devops_slides.model.chapter import Block, Code, Heading, Item, ListBlock, Quote, Rule, Span, Table
from devops_slides.model.text import Run, Runs, plain, strip
from devops_slides.parse.flow import Reading, flow, flow_text
from devops_slides.parse.inlines import Inline, styled, to_link
from devops_slides.parse.reference import Reference, image_reference

_SILENT = {"script", "style", "template", "head", "svg", "iframe", "video", "audio", "object"}
_BLOCKS = {
    "p", "div", "section", "article", "center", "figcaption", "details", "summary", "dl", "dt", "dd",
    "td", "th", "tr", "tbody", "thead", "main", "header", "footer", "nav", "aside", "address", "form", "fieldset",
}  # fmt: skip


@dataclass(slots=True)
class _Walk:
    """Collects blocks; `inlines` are the text and pictures since the last block."""

    reading: Reading
    span: Span
    inlines: list[Inline] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def flush(self) -> None:
        self.blocks += flow(self.inlines, self.reading, self.span)
        self.inlines = []

    def text(self, text: str | None, style: Run) -> None:
        if text:
            words = " ".join(text.replace("\xa0", "\x00").split()).replace("\x00", "\xa0")
            before = " " if text[:1].isspace() else ""
            after = " " if text[-1:].isspace() and words else ""
            self.inlines.append(replace(style, text=f"{before}{words}{after}"))

    def element(self, node: etree._Element, style: Run) -> None:
        if not isinstance(node.tag, str):
            return
        tag = node.tag.lower()
        if tag in _SILENT:
            return
        if tag == "img":
            self.inlines.append(_image(node))
        elif tag == "figure":
            self.flush()
            self.figure(node, style)
        elif tag == "br":
            self.inlines.append(replace(style, text="\n"))
        elif tag in {"hr", "ul", "ol", "table", "pre", "blockquote"} or tag in {f"h{n}" for n in range(1, 7)}:
            self.flush()
            self.blocks += _structure(tag, node, self.reading, self.span)
        elif tag in _BLOCKS:
            self.flush()
            self.children(node, style)
            self.flush()
        else:
            self.children(node, _styled(tag, node, style))

    def figure(self, node: etree._Element, style: Run) -> None:
        """A figure's caption belongs to its picture; without one picture it is text."""
        images, captions = list(node.iter("img")), list(node.iter("figcaption"))
        if len(images) == 1 and len(captions) == 1:
            caption = _runs_of(captions[0], self.reading, self.span)
            self.inlines.append(replace(_image(images[0]), caption=caption))
        else:
            self.children(node, style)
        self.flush()

    def children(self, node: etree._Element, style: Run) -> None:
        self.text(node.text, style)
        for child in node:
            self.element(child, style)
            self.text(child.tail, style)


def _image(node: etree._Element) -> Reference:
    """An `<img>`; in a `<picture>` without an address of its own it has those of the sources."""
    attributes = {str(key): str(value) for key, value in node.attrib.items()}
    around = next(node.iterancestors("picture"), None)  # libxml2 puts what follows a <source> into it
    if around is not None:
        offered = [str(one.get("srcset") or one.get("src") or "") for one in around.iter("source")]
        attributes["srcset"] = ", ".join(one for one in (attributes.get("srcset", ""), *offered) if one)
    return image_reference(attributes)


def _styled(tag: str, node: etree._Element, style: Run) -> Run:
    if tag == "a" and node.get("href"):
        return replace(style, link=to_link(str(node.get("href"))))
    return styled(tag, style) or style


def html_blocks(source: str, reading: Reading, span: Span) -> Iterator[Block]:
    """The blocks that a piece of raw HTML shows; spacers show none."""
    try:
        yield from _children_of(lxml_html.fragment_fromstring(source, create_parent="div"), reading, span)
    except AssertionError:  # lxml's word for a whole document where a fragment was expected
        yield from _children_of(lxml_html.document_fromstring(source), reading, span)
    except (etree.ParserError, ValueError):
        return


def _children_of(node: etree._Element, reading: Reading, span: Span) -> tuple[Block, ...]:
    walk = _Walk(reading, span)
    walk.children(node, Run(""))
    walk.flush()
    return tuple(walk.blocks)


def _runs_of(node: etree._Element, reading: Reading, span: Span) -> Runs:
    walk = _Walk(reading, span)
    walk.children(node, Run(""))
    return strip(flow_text(walk.inlines, reading, span))


def _structure(tag: str, node: etree._Element, reading: Reading, span: Span) -> Iterator[Block]:
    if tag == "hr":
        yield Rule(span)
    elif tag in {"ul", "ol"}:
        items = tuple(Item(_children_of(one, reading, span), span) for one in node if one.tag == "li")
        start = str(node.get("start", "1"))
        yield ListBlock(items, tag == "ol", int(start) if start.isdigit() else 1, span)
    elif tag == "pre":
        text = "".join(str(piece) for piece in node.itertext()).strip("\n")
        yield Code(tuple(text.expandtabs(4).split("\n")), "", span)
    elif tag == "blockquote":
        yield Quote(_children_of(node, reading, span), span)
    elif tag == "table":
        yield from _table(node, reading, span)
    else:
        runs = _runs_of(node, reading, span)
        if plain(runs).strip():
            yield Heading(int(tag[1]), runs, span)


def _table(node: etree._Element, reading: Reading, span: Span) -> Iterator[Block]:
    rows = [[cell for cell in row if cell.tag in {"td", "th"}] for row in node.iter("tr")]
    cells = [[_runs_of(cell, reading, span) for cell in row] for row in rows]
    cells = [row for row in cells if any(plain(cell).strip() for cell in row)]
    if cells:
        width = max(len(row) for row in cells)
        padded = [tuple(row) + ((),) * (width - len(row)) for row in cells]
        has_head = all(cell.tag == "th" for cell in rows[0])
        head = padded.pop(0) if has_head else ()
        yield Table(head, tuple(padded), ("",) * width, span)
    for image in node.iter("img"):
        yield from flow([_image(image)], reading, span)
