"""From an SVG's bytes to a tree: nothing is fetched, nothing expands without limit, no program stays in it."""

from __future__ import annotations

import codecs
import re
import zlib
from collections.abc import Iterator

from lxml import etree

from devops_slides.images.image_result import UnreadableError
from devops_slides.model.limits import Limits
from devops_slides.model.web_address import is_web

NAMESPACE = "{http://www.w3.org/2000/svg}"
HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
MOST_BYTES = 20_000_000
"""A larger drawing is a map or a mistake; it would take minutes to draw."""
_MOST_ATTRIBUTES = 5
"""How many times more attributes than elements a drawing may have."""
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*?\?>")
_ENCODING = re.compile(rb"\A\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)")
_UNSAFE_ENCODINGS = {"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "utf-7"}
"""Encodings of Python that no drawing is in: some of them take very long."""
_DOCTYPE = re.compile(r"<!DOCTYPE\s[^\[>]*(?P<subset>\[.*?\]\s*)?>", re.DOTALL)
_ENTITY = re.compile(r"<!ENTITY\s+(?P<name>[\w.:-]+)\s+(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')\s*>")
_USED = re.compile(r"&([\w.:-]+);")
_LONGEST_ENTITY, _LONGEST_SUBSET = 1000, 20_000


def source_text(data: bytes) -> tuple[str, bool]:
    """The drawing's text without its document type, and whether it must be written anew.

    Entities that only abbreviate (Adobe's programs write them) are replaced; others are refused.
    """
    raw = _unpacked(data)
    wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    encoding = _ENCODING.match(raw)
    text = _decoded(raw, "utf-16" if wide else encoding[1].decode() if encoding else "utf-8")
    text = _DECLARATION.sub("", text.lstrip("\ufeff"))
    start = text.find("<!DOCTYPE")
    doctype = _DOCTYPE.match(text, start) if start >= 0 else None
    if doctype is not None:
        return _put_in(text[: doctype.start()] + text[doctype.end() :], doctype["subset"] or ""), True
    if "<!ENTITY" in text:
        raise UnreadableError("declares entities in an unsafe way")
    return text, wide or raw is not data


def _decoded(raw: bytes, encoding: str) -> str:
    try:
        if codecs.lookup(encoding).name in _UNSAFE_ENCODINGS:
            raise UnreadableError(f"declares an encoding that drawings cannot have, {encoding}")
        return raw.decode(encoding)
    except (UnicodeError, LookupError):
        raise UnreadableError("is not in the encoding that it declares") from None


def _unpacked(data: bytes) -> bytes:
    if data.startswith(b"\x1f\x8b"):
        unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
        try:
            data = unpacker.decompress(data, MOST_BYTES + 1)
        except zlib.error:
            raise UnreadableError("is not a readable picture") from None
    if len(data) > MOST_BYTES:
        raise UnreadableError(f"is a drawing of more than {MOST_BYTES // 1_000_000} MB")
    return data


def _put_in(text: str, subset: str) -> str:
    if len(subset) > _LONGEST_SUBSET:
        raise UnreadableError("declares entities in an unsafe way")
    declared = list(_ENTITY.finditer(subset))
    values = {entity["name"]: entity["double"] or entity["single"] or "" for entity in declared}
    safe = all(len(value) <= _LONGEST_ENTITY and not set(value) & set("&%<") for value in values.values())
    if not safe or subset.count("<!ENTITY") != len(declared):
        raise UnreadableError("declares entities in an unsafe way")
    size = len(text) + sum(len(values.get(match[1], "")) for match in _USED.finditer(text))
    if size > MOST_BYTES:
        raise UnreadableError("declares entities in an unsafe way")
    return _USED.sub(lambda match: values.get(match[1], match[0]), text)


def svg_tree(text: str, limits: Limits) -> etree._Element:
    """The root element. UnreadableError if the text is not SVG, or has too many elements to be read at all."""
    most = limits.svg_elements
    if text.count("<") - text.count("</") > most or text.count("=") > most * _MOST_ATTRIBUTES:
        raise UnreadableError(f"has more than {most:,} elements")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True)
    try:
        tree = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"is not well-formed SVG ({error.msg})") from None
    if tree.tag != f"{NAMESPACE}svg":
        raise UnreadableError("is not SVG: its root lacks the SVG namespace")
    return tree


def check_work(tree: etree._Element, limits: Limits) -> None:
    """Raise UnreadableError if a drawing is too much work, with all that its elements repeat.

    resvg draws what `<use>`, masks, clips, filters, markers and patterns refer to each time anew, and goes as deep into
    itself as elements are within one another.
    """
    by_id = {str(element.get("id")): element for element in tree.iter() if element.get("id")}
    weights: dict[etree._Element, tuple[int, int]] = {}
    stack: list[tuple[etree._Element, bool]] = [(tree, False)]
    open_: set[etree._Element] = set()
    while stack:
        node, done = stack.pop()
        below = [*node, *(by_id[name] for name in _repeated(node) if name in by_id)]
        if done:
            open_.discard(node)
            found = [weights[child] for child in below if child in weights]
            weights[node] = 1 + sum(count for count, _ in found), 1 + max((depth for _, depth in found), default=0)
            _check(*weights[node], limits)
        elif node not in weights and node not in open_:
            open_.add(node)
            stack.append((node, True))
            stack += [(child, False) for child in below]


def _check(count: int, depth: int, limits: Limits) -> None:
    if count > limits.svg_elements:
        raise UnreadableError(f"repeats its parts almost endlessly (more than {limits.svg_elements:,} times)")
    if depth > limits.svg_depth:
        raise UnreadableError(f"is nested more than {limits.svg_depth} elements deep")


def _repeated(node: etree._Element) -> Iterator[str]:
    """The names of the elements that are drawn as part of this one."""
    for key, value in node.attrib.items():
        if key in HREFS and str(value).startswith("#"):
            yield str(value)[1:]
        elif "url(" in value:
            yield from _OWN.findall(str(value))


_OWN = re.compile(r"url\(\s*+[\"']?#([^\"')\s]+)")
_LOADING = {f"{NAMESPACE}{name}" for name in ("image", "feImage", "use", "tref", "cursor", "script", "pattern")}
_PROGRAMS = {"script", "handler", "iframe", "object", "embed"}
"""Elements by their local names, SVG's own and those of HTML in a `foreignObject`."""
_LINK = f"{NAMESPACE}a"
_ANIMATED = {"href", "xlink:href"}
_OUTSIDE = re.compile(
    r"@import\s++(?:url\()?\s*+[\"']?(?P<sheet>[^\"';)]*)[^;]*;?"
    r"|url\(\s*+(?![\"']?\s*+(?:#|data:))(?P<src>\"[^\"]*+\"|'[^']*+'|[^\"'()]*+)\s*\)",
    re.IGNORECASE,
)
"""Possessive, and each part ends where the next may begin: a style sheet may be of 20 MB."""


def remove_foreign(tree: etree._Element) -> list[str]:
    """Remove programs and references to other files, which no browser loads for a picture either.

    Returns the addresses of the references, and an empty one for a program or a style sheet.
    """
    removed: list[str] = []
    for node in list(tree.iter(etree.Element)):
        if etree.QName(node).localname in _PROGRAMS or node.get("attributeName") in _ANIMATED:
            _remove(node)
            removed.append("")
            continue
        for key in list(node.attrib):
            name, value = str(key), str(node.attrib[key])
            outside = name in HREFS and _leads_out(node, value)
            if outside or name.lower().startswith("on"):
                del node.attrib[key]
                removed.append(value if outside else "")
            elif "url(" in value:
                node.attrib[key] = _without(value, removed)
        if node.tag == f"{NAMESPACE}style" and node.text:
            node.text = _without(node.text, removed)
    return list(dict.fromkeys(removed))


def _leads_out(node: etree._Element, value: str) -> bool:
    """Whether an address would load another file, or is a link that no deck has."""
    if node.tag == _LINK:
        return not value.strip().startswith("#") and not is_web(value)
    return node.tag in _LOADING and not value.strip().startswith(("#", "data:"))


def _without(css: str, removed: list[str]) -> str:
    def none(match: re.Match[str]) -> str:
        removed.append((match["src"] or "").strip("\"' \t\r\n"))
        return "" if match["sheet"] is not None else "none"

    return _OUTSIDE.sub(none, css)


def _remove(node: etree._Element) -> None:
    """Remove a node; the text after it stays."""
    around = node.getparent()
    if around is None:
        return
    before = node.getprevious()
    if node.tail and before is not None:
        before.tail = (before.tail or "") + node.tail
    elif node.tail:
        around.text = (around.text or "") + node.tail
    around.remove(node)
