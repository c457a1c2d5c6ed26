"""Names of elements, and trees of parts."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NAMESPACES = f'xmlns:a="{A[1:-1]}" xmlns:p="{P[1:-1]}" xmlns:r="{R[1:-1]}"'
STRICT = "http://purl.oclc.org/ooxml/"
"""Start of the namespaces of strict Open XML (ISO/IEC 29500-1), which few programs write."""

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no public name for it

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def tree(data: bytes) -> Element:
    """The root of a part. ValueError if it is damaged."""
    try:
        root = etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"is damaged: {error.msg}") from None
    if root.getroottree().docinfo.internalDTD is not None:  # forbidden by ECMA-376 part 2, 8.1.4
        raise ValueError("is damaged: a part declares a document type")
    return root


def text_of(root: Element) -> bytes:
    """A part's bytes from its root."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def whole(element: Element | None, name: str, otherwise: int = 0) -> int:
    """A whole number from an attribute; `otherwise` if it is missing or not a number."""
    given = element.get(name) if element is not None else None
    try:
        return round(float(given)) if given is not None else otherwise
    except (ValueError, OverflowError):
        return otherwise


def share(given: str | None) -> float | None:
    """A percentage: `90000` and `90%` are both 90; None without a number (ECMA-376 part 1, 22.9.2.9)."""
    if given is None:
        return None
    try:
        found = float(given[:-1]) if given.endswith("%") else float(given) / 1000
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def is_on(given: str | None) -> bool:
    """Whether a switch is on (ECMA-376 part 1, 22.9.2.7)."""
    return given in {"1", "true", "on"}


def elements(parent: Element | None) -> Iterator[Element]:
    """The child elements, without comments."""
    return (child for child in (parent if parent is not None else ()) if isinstance(child.tag, str))
