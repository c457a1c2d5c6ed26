"""Drawings in SVG: kept as they are, with a PNG beside them for what shows no SVG."""

from __future__ import annotations

import io
from copy import deepcopy

from lxml import etree
from PIL import Image

from devops_slides.images.image_result import Remark, Shown, UnreadableError
from devops_slides.images.svg_draw import draw
from devops_slides.images.svg_safe import remove_foreign
from devops_slides.images.svg_size import Frame, frame_of
from devops_slides.images.svg_tree import NAMESPACE, expanded, source_text, svg_tree

_LONGEST, _SHORTEST = 1600, 800
"""Pixels of the longer side of the PNG: twice the size of the drawing, between these. One of 2400 takes up to 3 s."""
_PROBE = 4096
"""Units: where a drawing without any size is looked for."""


def drawn_svg(data: bytes) -> Shown:
    """The drawing with its picture. UnreadableError where it cannot be drawn or is unsafe."""
    text, rewritten = source_text(data)
    tree = svg_tree(text)
    removed = remove_foreign(tree)
    if expanded(tree) is None:
        raise UnreadableError("repeats its parts without end")
    frame = frame_of(tree)
    if frame is None:
        frame = _found_frame(tree)
        _framed(tree, frame)
        rewritten = True
    picture = _drawn(tree, frame)
    remarks = [Remark("svg-external", f"refers to {one}", "it is not fetched") for one in removed if one]
    if _hides_text(tree):
        hint = "write its words as <text>"
        remarks.append(Remark("svg-foreign-object", "holds HTML (foreignObject), which PowerPoint does not show", hint))
    kept = etree.tostring(tree, encoding="utf-8", xml_declaration=False) if rewritten or removed else data
    width, height = max(round(frame.width), 1), max(round(frame.height), 1)
    return Shown(picture, "image/png", width, height, kept, tuple(remarks))


def _drawn(tree: etree._Element, frame: Frame) -> bytes:
    """The PNG; its size is ours to say, as the drawing's own may be beyond any memory."""
    copy = deepcopy(tree)
    _framed(copy, frame)
    longer = max(frame.width, frame.height)
    scale = min(max(2 * longer, _SHORTEST), _LONGEST) / longer
    return draw(copy, max(round(frame.width * scale), 1))


def _framed(tree: etree._Element, frame: Frame) -> None:
    tree.set("width", f"{frame.width:g}")
    tree.set("height", f"{frame.height:g}")
    tree.set("viewBox", frame.view)
    style = tree.get("style")
    if style is not None and any(word in style for word in ("width", "height")):
        del tree.attrib["style"]


def _found_frame(tree: etree._Element) -> Frame:
    """The frame of a drawing that names none: what it shows right and below of its origin."""
    probe = Frame(_PROBE, _PROBE, f"0 0 {_PROBE} {_PROBE}")
    with Image.open(io.BytesIO(_drawn(tree, probe))) as image:
        shown = image.convert("RGBA").getchannel("A").getbbox()
        unit = _PROBE / image.width
    if shown is None:
        raise UnreadableError("shows nothing")
    width, height = shown[2] * unit, shown[3] * unit
    return Frame(width, height, f"0 0 {width:g} {height:g}")


def _hides_text(tree: etree._Element) -> bool:
    """Whether HTML in the drawing has words that no `<switch>` offers in another way."""
    for one in tree.iter(f"{NAMESPACE}foreignObject"):
        around = one.getparent()
        offered = around is not None and around.tag == f"{NAMESPACE}switch" and len(around) > 1
        if not offered and any(str(text).strip() for text in one.itertext()):
            return True
    return False
