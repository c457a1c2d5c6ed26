"""What lies behind a placeholder, as far as that is one colour."""

from __future__ import annotations

from collections.abc import Iterator

from devops_slides.model.geometry import EMU_PER_CM, Box
from devops_slides.theme.template.boxes import box_of
from devops_slides.theme.template.xml import A, Element, P, elements, whole

_LINE = 0.35 * EMU_PER_CM
"""What is thinner than this is a line, which letters may cross."""
_FIRST_FILL = 1_001
"""The number of a theme's first background fill (ECMA-376 part 1, 20.1.4.1.7)."""


def ground_of(shape: Element, box: Box | None, layout: Element, master: Element, theme: Element) -> Element | None:
    """The solid fill behind a placeholder: its own or its page's; None where another thing lies there."""
    own = shape.find(f"{P}spPr")
    for one in elements(own):
        if one.tag in {f"{A}solidFill", f"{A}gradFill", f"{A}blipFill", f"{A}pattFill"}:
            return one if one.tag == f"{A}solidFill" else None
    if box is None or any(_cover(box, one) for one in _drawn(layout, master)):
        return None
    for root in (layout, master):
        ground = root.find(f"{P}cSld/{P}bg")
        if ground is not None:
            return _fill(ground, theme)
    return None


def _fill(ground: Element, theme: Element) -> Element | None:
    for one in elements(ground):
        if one.tag == f"{P}bgPr":
            return one.find(f"{A}solidFill")
        if one.tag == f"{P}bgRef":
            listed = theme.find(f"{A}themeElements/{A}fmtScheme/{A}bgFillStyleLst")
            fills = list(elements(listed))
            at = whole(one, "idx") - _FIRST_FILL
            is_plain = not fills or (0 <= at < len(fills) and fills[at].tag == f"{A}solidFill")
            return one if is_plain else None
    return None


def _drawn(layout: Element, master: Element) -> Iterator[Box]:
    """The boxes of what is drawn on a layout and its master besides placeholders, in groups as a whole."""
    for root in (layout, master):
        for one in elements(root.find(f"{P}cSld/{P}spTree")):
            if one.find(f"*/{P}nvPr/{P}ph") is None and one.tag not in {f"{P}nvGrpSpPr", f"{P}grpSpPr"}:
                yield from _box(one)
        if layout.get("showMasterSp") in {"0", "false"}:
            return


def _box(shape: Element) -> Iterator[Box]:
    transform = next((found for path in (f"{P}xfrm", f"*/{A}xfrm") if (found := shape.find(path)) is not None), None)
    if transform is not None:
        box = box_of(transform)
        if box is not None and min(box.width, box.height) >= _LINE:
            yield box


def _cover(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom
