"""What a drawing may not bring along: programs, and anything that stands elsewhere."""

from __future__ import annotations

import re

from lxml import etree

from devops_slides.images.svg_tree import HREFS, NAMESPACE

_LOADING = {f"{NAMESPACE}{name}" for name in ("image", "feImage", "use", "tref", "cursor", "script", "pattern")}
_PROGRAMS = {f"{NAMESPACE}script", f"{NAMESPACE}handler"}
_OUTSIDE = re.compile(
    r"@import\s+(?:url\()?\s*[\"']?(?P<sheet>[^\"';)]*)[^;]*;?|url\(\s*[\"']?(?!#|data:)(?P<src>[^\"')]*)[\"']?\s*\)",
    re.IGNORECASE,
)


def remove_foreign(tree: etree._Element) -> list[str]:
    """Take programs and references to other files out of the tree.

    Returns the addresses that were named, an empty one for a program or a style sheet: no browser
    fetches one for a picture either.
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
    """Take a node out, the text after it stays."""
    around = node.getparent()
    if around is None:
        return
    before = node.getprevious()
    if node.tail and before is not None:
        before.tail = (before.tail or "") + node.tail
    elif node.tail:
        around.text = (around.text or "") + node.tail
    around.remove(node)
