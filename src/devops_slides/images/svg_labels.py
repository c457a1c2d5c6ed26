"""Labels that a drawing writes in HTML (`foreignObject`), which no presentation program shows, as its own text."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from devops_slides.images.svg_tree import NAMESPACE

_EXCUSE = re.compile(r"\s*(?:Text is not SVG|Viewer does not support full SVG 1\.1)")
"""What draw.io writes for programs that do not show HTML, beside labels that it offers as text."""
_BLOCKS = {"div", "p", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "pre"}
_NUMBER = re.compile(r"\s*(-?\d+(?:\.\d+)?)(?:px)?\s*$")
_RULE = re.compile(r"(?P<name>[\w-]+)\s*:\s*(?P<value>[^;]+)")
_SIZE = 16.0
"""In pixels: a browser's letters where a drawing gives none."""
_INK = "#333333"
_COLOR = re.compile(r"#[0-9a-f]{3,8}|rgb\([\d\s,.%]+\)|[a-z]+", re.IGNORECASE)
_LETTER, _PITCH, _RISE = 0.5, 1.2, 0.35
"""In em: an average letter, the pitch of lines, and how far a line's base is below its middle."""
_MOST_SIZE = 400.0
_LEAST = 8
"""Least letters of a line: shorter ones would tear words."""


class _Label(Struct, frozen=True):
    """The middle of a label, its size and that of its letters, its colour and its words, one string a line."""

    x: float
    y: float
    width: float
    height: float
    size: float
    ink: str
    lines: tuple[str, ...]


def remove_excuses(tree: etree._Element) -> bool:
    """Remove the sentence that a drawing program shows instead of labels; whether there was one."""
    found = [text for text in tree.iter(f"{NAMESPACE}text") if _EXCUSE.match("".join(map(str, text.itertext())))]
    for text in found:
        node, around = text, text.getparent()
        while around is not None and around.tag != f"{NAMESPACE}svg" and len(around) == 1:
            node, around = around, around.getparent()
        if around is not None:
            around.remove(node)
    return bool(found)


def set_labels(tree: etree._Element) -> bool:
    """Replace HTML that has words, and no alternative in a `<switch>`, by text; whether there was any."""
    found = [node for node in tree.iter(f"{NAMESPACE}foreignObject") if _lines(node) and not _has_alternative(node)]
    for node in found:
        around = node.getparent()
        if around is not None:
            text = _text(_label(node))
            text.tail = node.tail
            around.replace(node, text)
    return bool(found)


def _has_alternative(node: etree._Element) -> bool:
    around = node.getparent()
    return around is not None and around.tag == f"{NAMESPACE}switch" and len(around) > 1


def _label(node: etree._Element) -> _Label:
    """A label where its element is; draw.io puts it with margins inside an element as large as the drawing."""
    styles = [_style(element) for element in node.iter(etree.Element)]
    first = next((style for style in styles if "margin-left" in style or "padding-top" in style), {})
    x, y = _number(node.get("x")) or 0.0, _number(node.get("y")) or 0.0
    width, height = _number(node.get("width")), _number(node.get("height"))
    if width is None or height is None:
        x += _number(first.get("margin-left")) or 0.0
        y += _number(first.get("padding-top")) or 0.0
        width, height = _number(first.get("width")) or 0.0, _number(first.get("height")) or 0.0
    size = next((number for style in reversed(styles) if (number := _number(style.get("font-size")))), _SIZE)
    ink = next((style["color"] for style in reversed(styles) if _COLOR.fullmatch(style.get("color", ""))), _INK)
    return _Label(x + width / 2, y + height / 2, width, height, min(size, _MOST_SIZE), ink, tuple(_lines(node)))


def _style(element: etree._Element) -> dict[str, str]:
    found = _RULE.finditer(str(element.get("style") or ""))
    return {rule["name"].lower(): rule["value"].strip() for rule in found}


def _number(value: str | None) -> float | None:
    match = _NUMBER.match(value or "")
    return float(match[1]) if match else None


def _lines(node: etree._Element) -> list[str]:
    return [line for line in (" ".join(piece.split()) for piece in "".join(_pieces(node)).split("\n")) if line]


def _pieces(node: etree._Element) -> Iterator[str]:
    """The words of HTML, with a line break where an element begins or ends a line."""
    for event, element in etree.iterwalk(node, events=("start", "end")):
        if isinstance(element.tag, str) and etree.QName(element).localname.lower() in {"style", "script"}:
            if event == "end":
                yield element.tail or ""
            continue
        is_block = etree.QName(element).localname.lower() in _BLOCKS if isinstance(element.tag, str) else False
        if is_block:
            yield "\n"
        if event == "start" and isinstance(element.tag, str):
            yield " ".join((element.text or "").split("\n"))
        elif event == "end" and element is not node:
            yield " ".join((element.tail or "").split("\n"))


def _text(label: _Label) -> etree._Element:
    """The text element, its lines around the label's middle; they are broken where the label has room for more."""
    letters = max(int(label.width / (label.size * _LETTER)), _LEAST)
    rows = [row for line in label.lines for row in textwrap.wrap(line, letters)]
    has_room = label.width and (len(rows) * label.size * _PITCH <= label.height or label.height < label.size)
    lines = rows if has_room else label.lines
    text = etree.Element(f"{NAMESPACE}text")
    given = {"text-anchor": "middle", "font-family": "sans-serif", "font-size": f"{label.size:g}", "fill": label.ink}
    for key, value in given.items():
        text.set(key, value)
    top = label.y + (_RISE - (len(lines) - 1) / 2 * _PITCH) * label.size
    for number, line in enumerate(lines):
        row = etree.SubElement(text, f"{NAMESPACE}tspan", x=f"{label.x:g}", y=f"{top + number * _PITCH * label.size:g}")
        row.text = line
    return text
