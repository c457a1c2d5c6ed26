"""How large an SVG is: its width and height, else its viewBox."""

from __future__ import annotations

import re

from lxml import etree
from msgspec import Struct

from devops_slides.images.image_result import UnreadableError

PAGE = 1000
"""Pixels: a drawing that only knows its ratio fills the page, as in browsers."""
_LENGTH = re.compile(
    r"\s*\+?(\d+(?:\.\d*)?|\.\d+)(?:e([+-]?\d{1,2}))?\s*(px|pt|pc|cm|mm|in|em|rem|ex)?\s*$", re.IGNORECASE
)
_PIXELS = {
    "px": 1.0,
    "pt": 96 / 72,
    "pc": 16.0,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
    "in": 96.0,
    "em": 16.0,
    "rem": 16.0,
    "ex": 8.0,
}
_DEFAULT = (300.0, 150.0)
"""Pixels: width and height of what has one of the two and no ratio (CSS 2.2, 10.3.2)."""
_RATIO = 500
_MOST = 1_000_000
_VIEW = 4


class Frame(Struct, frozen=True):
    """A natural size in pixels, and the `viewBox` that is shown in it."""

    width: float
    height: float
    view: str


def frame_of(tree: etree._Element) -> Frame | None:
    """The drawing's frame; None where it has neither width, height nor viewBox. UnreadableError for an odd one."""
    width, height = _pixels(tree.get("width")), _pixels(tree.get("height"))
    view = _view(tree.get("viewBox"))
    if view is None and width is None and height is None:
        return None
    ratio = view[2] / view[3] if view else None
    if width is None and height is None:
        assert ratio is not None
        width, height = (PAGE, PAGE / ratio) if ratio >= 1 else (PAGE * ratio, PAGE)
    elif width is None:
        assert height is not None
        width = height * ratio if ratio else _DEFAULT[0]
    elif height is None:
        height = width / ratio if ratio else _DEFAULT[1]
    assert width is not None
    assert height is not None
    if not (0 < width <= _MOST and 0 < height <= _MOST and 1 / _RATIO <= width / height <= _RATIO):
        raise UnreadableError("has a size that cannot be shown")
    shown = tree.get("viewBox") if view else None
    return Frame(
        width, height, " ".join(str(shown).replace(",", " ").split()) if shown else f"0 0 {width:g} {height:g}"
    )


def _pixels(length: str | None) -> float | None:
    """A length in CSS pixels; None for a percentage, `auto` or nothing."""
    match = _LENGTH.match(length or "")
    if match is None:
        return None
    return float(match[1]) * 10.0 ** int(match[2] or 0) * _PIXELS[(match[3] or "px").lower()]


def _view(value: str | None) -> tuple[float, float, float, float] | None:
    try:
        numbers = [float(one) for one in (value or "").replace(",", " ").split()]
    except ValueError:
        return None
    if len(numbers) != _VIEW or numbers[2] <= 0 or numbers[3] <= 0:
        return None
    return (numbers[0], numbers[1], numbers[2], numbers[3])
