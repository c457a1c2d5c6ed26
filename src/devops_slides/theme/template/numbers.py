"""Numbers and references of a template that no presentation can have: they would damage every deck."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

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
_SHORT_PLACE = (-(2**31), 2**31 - 1)
"""ST_Coordinate32Unqualified (20.1.10.18), ST_Angle (20.1.10.3) and ST_Percentage (22.9.2.9) as whole numbers."""
_MARGIN = 51_206_400
"""ST_TextMargin and ST_TextIndent (20.1.10.72, 20.1.10.70), in EMU."""
_SIZES = (0, 400_000)
"""Sizes of text, in hundredths of a point (ST_TextFontSize, 20.1.10.68, which begins at 100)."""
_LETTERS = {"sz": _SIZES, "spc": (-400_000, 400_000), "kern": _SIZES}
_PARAGRAPH = {
    "marL": (0, _MARGIN),
    "marR": (0, _MARGIN),
    "indent": (-_MARGIN, _MARGIN),
    "lvl": (0, 8),
    "defTabSz": _SHORT_PLACE,
}
_TEXTS: Mapping[str, Mapping[str, tuple[int, int]]] = {
    **dict.fromkeys(("rPr", "defRPr", "endParaRPr"), _LETTERS),
    **dict.fromkeys(("pPr", "defPPr", *(f"lvl{number}pPr" for number in range(1, 10))), _PARAGRAPH),
    "bodyPr": {**dict.fromkeys(("lIns", "tIns", "rIns", "bIns", "rot"), _SHORT_PLACE), "numCol": (1, 16)},
    "spcPts": {"val": (0, 158_400)},
    "ln": {"w": (0, 20_116_800)},
    "xfrm": {"rot": _SHORT_PLACE},
}
"""The same of text and lines, by the elements' local names (21.1.2, 20.1.2.2.24)."""
_SHARES = ("spcPct", "alpha", "lumMod", "lumOff", "satMod", "satOff", "tint", "shade")
_SHARE = re.compile(r"-?\d{1,9}(\.\d{1,9})?%")
_COLOR = re.compile(r"[0-9A-Fa-f]{6}")
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
        for name, given in _wrong(element):
            raise ValueError(_where(part, element, name, given))


def _wrong(element: Element) -> Iterator[tuple[str, str]]:
    """The attributes of an element that are no numbers or colours, or out of their range, with what they are."""
    tag = element.tag
    local = tag.removeprefix(A)
    for name, (least, most) in (_RANGES.get(tag) or _TEXTS.get(local) or {}).items():
        given = element.get(name)
        if given is not None and not _is_within(given, least, most):
            yield name, given
    given = element.get("val", "0")
    if tag.startswith(A) and local in _SHARES and not (_SHARE.fullmatch(given) or _is_within(given, *_SHORT_PLACE)):
        yield "val", given
    if local == "srgbClr" and not _COLOR.fullmatch(element.get("val", "")):
        yield "val", element.get("val", "")


def _is_within(given: str, least: int, most: int) -> bool:
    return _WHOLE.fullmatch(given.strip()) is not None and least <= int(given) <= most


def _where(part: PackagePart, element: Element, name: str, given: str) -> str:
    tag = etree.QName(element).localname
    return f"{part.name}:{element.sourceline or 0}: {name} of {tag} is {given[:40]!r}, which no presentation can have"
