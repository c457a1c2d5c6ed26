"""How deep content may nest: what is deeper is joined to the deepest level, so that nothing is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from devops_slides.parse.content.markdown_depth import LEAST, MOST
from devops_slides.parse.content.reading import Reading
from devops_slides.parse.shortcodes.scan import without_pairs
from devops_slides.parse.source_lines import SourceLines

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_KEPT = {"img", "br"}
_ONLY_PARTS = {
    "table", "thead", "tbody", "tfoot", "tr", "td", "th", "ul", "ol", "menu", "dir", "li", "dl", "dt", "dd", "details",
    "summary",
}  # fmt: skip
_PARSED = 200
"""Most elements within elements that are parsed; libxml2 drops what is deeper than 2,048, items and cells included."""
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-z][a-z0-9]*)(?:\s[^>]*)?>", re.IGNORECASE)
_UNCOUNTED = {
    "p", "li", "td", "th", "tr", "dt", "dd", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup", "caption",
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param",
}  # fmt: skip
"""Elements that may have no closing tag, so that their depth cannot be counted."""


def tell_too_deep(reading: Reading, line: int) -> None:
    """Report once a chapter, with the line where it begins, that something is nested too deep."""
    if not any(problem.code == "too-deep" and problem.path == reading.shown for problem in reading.problems.found):
        message = "lists, quotations or shortcodes are nested too deep here"
        reading.problems.add(reading.shown, line, "too-deep", message, "what is deeper is joined to the deepest level")


def without_shortcodes(source: SourceLines, reading: Reading) -> SourceLines:
    """The content of a shortcode that is nested too deep, without the tags of the shortcodes inside it."""
    tell_too_deep(reading, source.lines[0])
    return without_pairs(source)


def with_depth(root: HtmlElement, reading: Reading, line: int) -> HtmlElement:
    """A tree of HTML, in which the elements that are too deep are only their words and pictures."""
    tops = _at_depth(root, max(MOST - reading.nesting, LEAST))
    if tops:
        tell_too_deep(reading, line)
    for node in [node for top in tops for node in top.iterdescendants()]:
        if isinstance(node.tag, str) and node.tag not in _KEPT:
            node.text = f" {node.text or ''}"
            node.tail = f" {node.tail or ''}"
            node.drop_tag()
    for node in tops:
        _as_words(node)
    return root


def _at_depth(root: HtmlElement, most: int) -> list[HtmlElement]:
    """The elements at the deepest level that have others inside them."""
    level = [root]
    for _ in range(most):
        level = [child for node in level for child in node]
        if not level:
            return []
    return [node for node in level if len(node)]


def _as_words(node: HtmlElement) -> None:
    """Make an element, and those around it that show only cells or items, plain ones, which show all inside them."""
    while isinstance(node.tag, str) and node.tag in _ONLY_PARTS:
        node.tag = "div"
        node = node.getparent()


def without_deep_tags(source: str) -> str:
    """HTML without the tags that are so deep that the parser would drop what is in them."""
    if source.count("<") <= _PARSED:
        return source
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        name = tag["name"].lower()
        if name in _UNCOUNTED:
            return tag[0] if depth <= _PARSED or name in _KEPT else " "
        depth = max(depth - 1, 0) if tag["close"] else depth + 1
        return tag[0] if depth + bool(tag["close"]) <= _PARSED else " "

    return _TAG.sub(kept, source)
