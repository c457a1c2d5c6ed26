"""Numbers and references of a template that no presentation can have: they would damage every deck."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from devops_slides.model.template import PackagePart
from devops_slides.theme.template.xml import A, Element, P, R, tree

_WHOLE = re.compile(r"[+-]?\d{1,15}")
_FAR = 27_273_042_316_900
"""ST_CoordinateUnqualified (ECMA-376 part 1, 20.1.10.19), in EMU."""
_IDS = (0, 4_294_967_295)
_PLACE = (-_FAR, _FAR)
_LENGTH = (0, _FAR)
_SIDE = (914_400, 51_206_400)
"""ST_SlideSizeCoordinate (19.7.21), in EMU: 1 to 56 inches."""
_RANGES: Mapping[str, Mapping[str, tuple[int, int]]] = {
    f"{A}off": {"x": _PLACE, "y": _PLACE},
    f"{A}chOff": {"x": _PLACE, "y": _PLACE},
    f"{A}ext": {"cx": _LENGTH, "cy": _LENGTH},
    f"{A}chExt": {"cx": _LENGTH, "cy": _LENGTH},
    f"{P}sldSz": {"cx": _SIDE, "cy": _SIDE},
    f"{P}cNvPr": {"id": _IDS},
    f"{P}ph": {"idx": _IDS},
    f"{P}sldMasterId": {"id": _IDS},
    f"{P}sldLayoutId": {"id": _IDS},
}
"""Attributes that are read or written as whole numbers, with their least and greatest values."""
_SIZES = (0, 400_000)
"""Sizes of text, in hundredths of a point (ST_TextFontSize, 20.1.10.68, which begins at 100)."""
_TEXTS = ("rPr", "defRPr", "endParaRPr")
_PARTS = ("presentation.main+xml", "slideMaster+xml", "slideLayout+xml", "notesMaster+xml", "theme+xml")


def check_numbers(part: PackagePart) -> None:
    """Raise ValueError, with the part and its line, for a number that is none or out of its range.

    In the presentation, so is a reference to a relationship that it does not have; `repair` mends other parts.
    """
    if not part.kind.endswith(_PARTS):
        return
    known = {"", *(rid for rid, *_ in (*part.relations, *part.addresses))}
    is_main = part.kind.endswith(_PARTS[0])
    for element in tree(part.data).iter(etree.Element):
        strange = [str(value) for key, value in element.attrib.items() if str(key).startswith(R) and value not in known]
        if is_main and strange:
            raise ValueError(_where(part, element, "a reference", strange[0]))
        ranges = _RANGES.get(element.tag)
        if ranges is None and etree.QName(element).localname in _TEXTS:
            ranges = {"sz": _SIZES}
        for name, (least, most) in (ranges or {}).items():
            given = element.get(name)
            if given is not None and not (_WHOLE.fullmatch(given.strip()) and least <= int(given) <= most):
                raise ValueError(_where(part, element, name, given))


def _where(part: PackagePart, element: Element, name: str, given: str) -> str:
    tag = etree.QName(element).localname
    return f"{part.name}:{element.sourceline or 0}: {name} of {tag} is {given[:40]!r}, which no presentation can have"
