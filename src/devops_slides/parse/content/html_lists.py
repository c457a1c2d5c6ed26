"""HTML's lists, numbered as a browser numbers them."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator

from lxml import etree
from msgspec.structs import replace

from devops_slides.model.block import Block, Item, ListBlock, Paragraph, Span
from devops_slides.model.numerals import Numbering
from devops_slides.model.text import Run
from devops_slides.parse.content.flatten import flatten

_Read = Callable[[etree._Element], tuple[Block, ...]]  # noqa: SLF001 - lxml gives its elements no other name
_TYPES: dict[str, Numbering] = {"a": "a", "A": "A", "i": "i", "I": "I"}
_STYLES: dict[str, Numbering] = {
    "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i",
    "upper-roman": "I",
}  # fmt: skip
_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?(?P<name>[a-z]+-[a-z]+)", re.IGNORECASE)
_INTEGER = re.compile(r"\s*(?P<number>[+-]?\d{1,9})(?!\d)")


def list_blocks(tag: str, node: etree._Element, span: Span, read: _Read) -> Iterator[Block]:
    """A list; what is in none of its items belongs to the item before it."""
    items = tuple(_items(node, span, read))
    if not items:
        return
    is_reversed = tag == "ol" and node.get("reversed") is not None
    start = _integer(node.get("start"))
    if start is None:
        start = len(items) if is_reversed else 1
    numbering = _numbering(node) if tag == "ol" else "1"
    yield ListBlock(items, tag == "ol", start, span, numbering, -1 if is_reversed else 1)


def _items(node: etree._Element, span: Span, read: _Read) -> list[Item]:
    found: list[Item] = []

    def stray(text: str | None, child: etree._Element | None = None) -> None:
        if child is None and not (text or "").strip():
            return
        blocks = read(_alone(text, child))
        if found and blocks:
            found[-1] = replace(found[-1], blocks=(*found[-1].blocks, *blocks))
        elif blocks:
            found.append(Item(blocks, span))

    stray(node.text)
    for child in node:
        if child.tag == "li":
            found.append(Item(read(child), span, value=_integer(child.get("value"))))
        else:
            stray(None, child)
        stray(child.tail)
    return found


def _alone(text: str | None, child: etree._Element | None) -> etree._Element:
    """An element with only that text or child in it."""
    around = etree.Element("div")
    around.text = text
    if child is not None:
        around.append(copy.copy(child))
        around[0].tail = None
    return around


def _integer(text: str | None) -> int | None:
    """A number as browsers read it: what follows its digits does not count (HTML, 2.3.4.1)."""
    match = _INTEGER.match(str(text)) if text is not None else None
    return int(match["number"]) if match else None


def _numbering(node: etree._Element) -> Numbering:
    style = _STYLE.search(str(node.get("style", "")))
    named = _STYLES.get(style["name"].lower()) if style else None
    return named or _TYPES.get(str(node.get("type", "")).strip(), "1")


def definition_blocks(node: etree._Element, span: Span, read: _Read) -> Iterator[Block]:
    """A list of definitions: one item per term, the term in bold, its definitions below it."""
    items: list[Item] = []
    for element in _terms(node):
        blocks = read(element)
        if element.tag == "dt":
            words, others = flatten(blocks)
            bold: tuple[Run, ...] = tuple(replace(run, bold=True) for run in words)
            items.append(Item((Paragraph(bold, span), *others), span))
        elif items:
            items[-1] = replace(items[-1], blocks=(*items[-1].blocks, *blocks))
        elif blocks:
            items.append(Item(blocks, span))
    if items:
        yield ListBlock(tuple(items), ordered=False, start=1, span=span)


def _terms(node: etree._Element) -> Iterator[etree._Element]:
    """Terms and definitions of a list, not those of lists inside it; `div` may group them (HTML, 4.4.9)."""
    for child in node:
        if child.tag == "div":
            yield from _terms(child)
        elif child.tag in {"dt", "dd"}:
            yield child
