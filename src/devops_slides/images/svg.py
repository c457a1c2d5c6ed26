"""An SVG as slides show it: its size (width and height, else its viewBox) and its PNG."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from copy import deepcopy

from lxml import etree
from msgspec import Struct
from PIL import Image

from devops_slides.images.image_result import ImageResult, Remark, UnreadableError
from devops_slides.images.svg_draw import draw, has_text
from devops_slides.images.svg_labels import remove_excuses, set_labels
from devops_slides.images.svg_tree import check_work, remove_foreign, source_text, svg_tree
from devops_slides.model.limits import Limits

PAGE = 1000
"""In pixels: a drawing that only has a ratio fills the page, as in browsers."""
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
"""In pixels: width and height of a drawing that has one of the two and no ratio (CSS 2.2, 10.3.2)."""
_RATIO = 500
_MOST = 1_000_000
_VIEW = 4


class Frame(Struct, frozen=True):
    """A natural size in pixels, and the `viewBox` that is shown in it."""

    width: float
    height: float
    view: str


def frame_of(tree: etree._Element) -> Frame | None:
    """The drawing's frame; None if it has neither width, height nor viewBox. UnreadableError for an odd one."""
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
        numbers = [float(number) for number in (value or "").replace(",", " ").split()]
    except ValueError:
        return None
    if len(numbers) != _VIEW or numbers[2] <= 0 or numbers[3] <= 0:
        return None
    return (numbers[0], numbers[1], numbers[2], numbers[3])


_LONGEST, _SHORTEST = 1600, 800
"""Pixels of the longer side of the PNG: twice the size of the drawing, between these. 2400 take up to 3 s."""
_PROBE = 4096
"""In units: the area in which a drawing without any size is searched for."""


def read_svg(data: bytes, limits: Limits) -> ImageResult:
    """The drawing with its picture. UnreadableError if it cannot be drawn or is unsafe."""
    text, rewritten = source_text(data)
    tree = svg_tree(text, limits)
    removed = remove_foreign(tree)
    rewritten = remove_excuses(tree) or rewritten
    has_labels = set_labels(tree)
    rewritten = rewritten or has_labels
    check_work(tree, limits)
    files, fonts = _fonts() if has_text(tree) else ((), "")
    frame = frame_of(tree)
    if frame is None:
        frame = _found_frame(tree, files, limits)
        _framed(tree, frame)
        rewritten = True
    picture = _drawn(tree, frame, files, limits)
    remarks = [
        Remark("svg-external", f"refers to {reference}", "it is not loaded") for reference in removed if reference
    ]
    if has_labels:
        hint = "its words are set as plain text; look whether they are where they belong"
        remarks.append(
            Remark("svg-foreign-object", "contains HTML (foreignObject), which PowerPoint does not show", hint)
        )
    kept = etree.tostring(tree, encoding="utf-8", xml_declaration=False) if rewritten or removed else data
    width, height = max(round(frame.width), 1), max(round(frame.height), 1)
    return ImageResult(picture, "image/png", width, height, kept, tuple(remarks), fonts)


def _fonts() -> tuple[Sequence[str], str]:
    """The system's fonts and their digest."""
    from devops_slides.images.system_fonts import digest_of, system_fonts  # noqa: PLC0415 - only for text

    files = system_fonts()
    return files, digest_of(files)


def _drawn(tree: etree._Element, frame: Frame, fonts: Sequence[str], limits: Limits) -> bytes:
    """The PNG; its size is set here, because the drawing's own may be beyond any memory."""
    copy = deepcopy(tree)
    _framed(copy, frame)
    longer = max(frame.width, frame.height)
    scale = min(max(2 * longer, _SHORTEST), _LONGEST) / longer
    return draw(copy, max(round(frame.width * scale), 1), fonts, limits)


def _framed(tree: etree._Element, frame: Frame) -> None:
    tree.set("width", f"{frame.width:g}")
    tree.set("height", f"{frame.height:g}")
    tree.set("viewBox", frame.view)
    style = tree.get("style")
    if style is not None and any(word in style for word in ("width", "height")):
        del tree.attrib["style"]


def _found_frame(tree: etree._Element, fonts: Sequence[str], limits: Limits) -> Frame:
    """The frame of a drawing that gives none: what it shows to the right of and below its origin."""
    probe = Frame(_PROBE, _PROBE, f"0 0 {_PROBE} {_PROBE}")
    with Image.open(io.BytesIO(_drawn(tree, probe, fonts, limits))) as image:
        shown = image.convert("RGBA").getchannel("A").getbbox()
        unit = _PROBE / image.width
    if shown is None:
        raise UnreadableError("shows nothing")
    width, height = shown[2] * unit, shown[3] * unit
    return Frame(width, height, f"0 0 {width:g} {height:g}")
