"""The width that an author asks for, as a share of the page."""

from __future__ import annotations

import re

from devops_slides.parse.pictures.reference import Reference, read_address

_LENGTH = re.compile(r"\s*(\d+(?:\.\d*)?|\.\d+)\s*(%|[a-z]*)\s*$", re.IGNORECASE)
_PIXELS = {
    "": 1.0, "px": 1.0, "em": 16.0, "rem": 16.0, "ex": 8.0, "ch": 8.0,
    "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6, "in": 96.0, "pt": 96 / 72,
}  # fmt: skip
"""CSS pixels per unit (CSS Values 4, 6.2); units relative to text assume the 16 px that browsers use."""
_SHARES = {"%": 0.01, "pc": 0.01, "vw": 0.01, "vh": 0.01 * 9 / 16, "vmin": 0.01 * 9 / 16, "vmax": 0.01}
"""Shares of the page's width; a screen is 16:9. The theme "learn" writes `pc` for per cent."""


def asked_share(asked: Reference, page_width: int, natural: tuple[int, int]) -> float | None:
    """The width asked for as a share (over 0, at most 1) of a page `page_width` pixels wide, or None.

    Width precedes zoom, and zoom precedes height, which the picture's ratio turns into a width. `natural` is in pixels.
    """
    width, height = natural
    query = dict(reversed(read_address(asked.src).query))
    zoom = _number(asked.zoom)
    share = _share(asked.width, page_width) or _share(query.get("width", ""), page_width)
    if share is None and zoom:
        share = zoom * width / page_width
    if share is None:
        tall = _share(_absolute(asked.height), page_width) or _share(_absolute(query.get("height", "")), page_width)
        share = tall * width / height if tall else None
    most = _share(asked.most, page_width)
    if most is not None and most < 1:
        share = min(share if share is not None else width / page_width, most)
    return min(share, 1.0) if share else None


def _share(length: str, page_width: int) -> float | None:
    match = _LENGTH.match(length)
    if match is None:
        return None
    value, unit = float(match[1]), match[2].lower()
    if unit in _SHARES:
        return value * _SHARES[unit] or None
    return value * _PIXELS[unit] / page_width or None if unit in _PIXELS else None


def _absolute(height: str) -> str:
    """A height; a percentage of an unknown height counts as none."""
    return "" if height.strip().endswith(("%", "pc")) else height


def _number(zoom: str) -> float | None:
    match = _LENGTH.match(zoom)
    if match is None or match[2] not in {"", "%"}:
        return None
    return float(match[1]) * (0.01 if match[2] else 1)
