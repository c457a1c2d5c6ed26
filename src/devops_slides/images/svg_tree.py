"""From an SVG's bytes to a tree: nothing is fetched, nothing expands without limit, no program stays in it."""

from __future__ import annotations

import re
import zlib

from lxml import etree

from devops_slides.images.image_result import UnreadableError

NAMESPACE = "{http://www.w3.org/2000/svg}"
HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
MOST_BYTES = 20_000_000
"""A larger drawing is a map or a mistake; it would take minutes to draw."""
MOST_ELEMENTS = 200_000
"""Most elements, with every `<use>` drawn."""
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*?\?>")
_ENCODING = re.compile(rb"\A\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)")
_DOCTYPE = re.compile(r"<!DOCTYPE\s[^\[>]*(?P<subset>\[.*?\]\s*)?>", re.DOTALL)
_ENTITY = re.compile(r"<!ENTITY\s+(?P<name>[\w.:-]+)\s+(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')\s*>")
_LONGEST_ENTITY = 1000


def source_text(data: bytes) -> tuple[str, bool]:
    """The drawing's text without its document type, and whether it must be written anew.

    Entities that only abbreviate (Adobe's programs write them) are replaced; others are refused.
    """
    raw = _unpacked(data)
    wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    encoding = _ENCODING.match(raw)
    try:
        text = raw.decode("utf-16" if wide else encoding[1].decode() if encoding else "utf-8")
    except (UnicodeDecodeError, LookupError):
        raise UnreadableError("is not in the encoding that it declares") from None
    text = _DECLARATION.sub("", text.lstrip("\ufeff"))
    doctype = _DOCTYPE.search(text)
    if doctype is not None:
        return _put_in(text[: doctype.start()] + text[doctype.end() :], doctype["subset"] or ""), True
    if "<!ENTITY" in text:
        raise UnreadableError("declares entities in an unsafe way")
    return text, wide or raw is not data


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
    declared = list(_ENTITY.finditer(subset))
    values = {entity["name"]: entity["double"] or entity["single"] or "" for entity in declared}
    safe = all(len(value) <= _LONGEST_ENTITY and not set(value) & set("&%<") for value in values.values())
    if not safe or subset.count("<!ENTITY") != len(declared):
        raise UnreadableError("declares entities in an unsafe way")
    used = re.sub(r"&([\w.:-]+);", lambda match: values.get(match[1], match[0]), text)
    if len(used) > MOST_BYTES:
        raise UnreadableError("declares entities in an unsafe way")
    return used


def svg_tree(text: str) -> etree._Element:
    """The root element. UnreadableError if the text is not SVG."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True)
    try:
        tree = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"is not well-formed SVG ({error.msg})") from None
    if tree.tag != f"{NAMESPACE}svg":
        raise UnreadableError("is not SVG: its root lacks the SVG namespace")
    return tree


def expanded(tree: etree._Element) -> int | None:
    """How many elements are drawn with every `<use>`; None if they are too many or never end."""
    by_id = {str(element.get("id")): element for element in tree.iter() if element.get("id")}
    weights: dict[etree._Element, int] = {}
    stack: list[tuple[etree._Element, bool]] = [(tree, False)]
    open_: set[etree._Element] = set()
    while stack:
        node, done = stack.pop()
        below = [child for child in (*node, by_id.get(_target(node))) if child is not None]
        if done:
            open_.discard(node)
            weights[node] = 1 + sum(weights.get(child, 0) for child in below)
            if weights[node] > MOST_ELEMENTS:
                return None
        elif node not in weights and node not in open_:
            open_.add(node)
            stack.append((node, True))
            stack += [(child, False) for child in below]
    return weights[tree]


def _target(node: etree._Element) -> str:
    return next((str(node.get(key))[1:] for key in HREFS if str(node.get(key) or "").startswith("#")), "")


_LOADING = {f"{NAMESPACE}{name}" for name in ("image", "feImage", "use", "tref", "cursor", "script", "pattern")}
_PROGRAMS = {f"{NAMESPACE}script", f"{NAMESPACE}handler"}
_OUTSIDE = re.compile(
    r"@import\s+(?:url\()?\s*[\"']?(?P<sheet>[^\"';)]*)[^;]*;?|url\(\s*[\"']?(?!#|data:)(?P<src>[^\"')]*)[\"']?\s*\)",
    re.IGNORECASE,
)


def remove_foreign(tree: etree._Element) -> list[str]:
    """Remove programs and references to other files, which no browser loads for a picture either.

    Returns the addresses of the references, and an empty one for a program or a style sheet.
    """
    removed: list[str] = []
    for node in list(tree.iter(etree.Element)):
        if node.tag in _PROGRAMS:
            _remove(node)
            removed.append("")
            continue
        for key in list(node.attrib):
            name, value = str(key), str(node.attrib[key])
            outside = name in HREFS and node.tag in _LOADING and not value.strip().startswith(("#", "data:"))
            if outside or name.lower().startswith("on"):
                del node.attrib[key]
                removed.append(value if outside else "")
            elif "url(" in value:
                node.attrib[key] = _without(value, removed)
        if node.tag == f"{NAMESPACE}style" and node.text:
            node.text = _without(node.text, removed)
    return list(dict.fromkeys(removed))


def _without(css: str, removed: list[str]) -> str:
    def none(match: re.Match[str]) -> str:
        removed.append((match["src"] or "").strip())
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
