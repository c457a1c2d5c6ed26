"""The boxes of a layout's shapes, including those inside groups, and what is behind them."""

from __future__ import annotations

from collections.abc import Iterator

from devops_slides.model.geometry import EMU_PER_CM, Box, Emu
from devops_slides.theme.template.xml import A, Element, P, elements, whole

Moved = tuple[float, ...]
"""How groups move the places in them: scale across and down, then offset from the left and the top, in EMU."""
AS_IT_IS: Moved = (1.0, 1.0, 0.0, 0.0)


def placeholder_shapes(root: Element) -> Iterator[tuple[Element, Element, Moved]]:
    """The shapes that are placeholders, with their `p:ph` and the scale and offset of the groups around them."""
    top = root.find(f"{P}cSld/{P}spTree")
    yield from _in_group(top, AS_IT_IS)


def _in_group(group: Element | None, by: Moved) -> Iterator[tuple[Element, Element, Moved]]:
    for element in elements(group):
        if element.tag == f"{P}grpSp":
            yield from _in_group(element, _moved(element, by))
            continue
        place = element.find(f"*/{P}nvPr/{P}ph")
        if place is not None:
            yield element, place, by


def _moved(group: Element, by: Moved) -> Moved:
    """Scale and offset within a group (ECMA-376 part 1, 20.1.7.5)."""
    transform = group.find(f"{P}grpSpPr/{A}xfrm")
    if transform is None:
        return by
    at, size = transform.find(f"{A}off"), transform.find(f"{A}ext")
    child, inner = transform.find(f"{A}chOff"), transform.find(f"{A}chExt")
    across = whole(size, "cx") / (whole(inner, "cx") or whole(size, "cx") or 1)
    down = whole(size, "cy") / (whole(inner, "cy") or whole(size, "cy") or 1)
    left = whole(at, "x") - whole(child, "x") * across
    top = whole(at, "y") - whole(child, "y") * down
    return by[0] * across, by[1] * down, by[2] + by[0] * left, by[3] + by[1] * top


def transform_of(shape: Element | None) -> Element | None:
    """The `xfrm` of a shape or a frame, None if it has no place of its own."""
    if shape is None:
        return None
    found = shape.find(f"{P}xfrm")
    found = found if found is not None else shape.find(f"{P}spPr/{A}xfrm")
    return found if found is not None and found.find(f"{A}ext") is not None else None


def box_of(transform: Element | None, by: Moved = AS_IT_IS) -> Box | None:
    """The box that an `xfrm` gives on the slide."""
    if transform is None:
        return None
    at, size = transform.find(f"{A}off"), transform.find(f"{A}ext")
    across, down, left, top = by
    return Box(
        Emu(round(left + across * whole(at, "x"))),
        Emu(round(top + down * whole(at, "y"))),
        Emu(round(across * whole(size, "cx"))),
        Emu(round(down * whole(size, "cy"))),
    )


_LINE = 0.35 * EMU_PER_CM
"""In EMU: anything thinner is a line, which letters may cross."""
_FIRST_FILL = 1_001
"""The number of a theme's first background fill (ECMA-376 part 1, 20.1.4.1.7)."""


def ground_of(shape: Element, box: Box | None, layout: Element, master: Element, theme: Element) -> Element | None:
    """The solid fill behind a placeholder: its own or its page's; None if something else is there."""
    own = shape.find(f"{P}spPr")
    for element in elements(own):
        if element.tag in {f"{A}solidFill", f"{A}gradFill", f"{A}blipFill", f"{A}pattFill"}:
            return element if element.tag == f"{A}solidFill" else None
    if box is None or any(cover(box, drawn) for drawn in drawn_boxes(layout, master)):
        return None
    return page_fill(layout, master, theme)


def page_fill(layout: Element, master: Element, theme: Element) -> Element | None:
    """The solid fill of a layout's page; None if it is a picture or a gradient."""
    for root in (layout, master):
        ground = root.find(f"{P}cSld/{P}bg")
        if ground is not None:
            return _fill(ground, theme)
    return None


def _fill(ground: Element, theme: Element) -> Element | None:
    for element in elements(ground):
        if element.tag == f"{P}bgPr":
            return element.find(f"{A}solidFill")
        if element.tag == f"{P}bgRef":
            listed = theme.find(f"{A}themeElements/{A}fmtScheme/{A}bgFillStyleLst")
            fills = list(elements(listed))
            at = whole(element, "idx") - _FIRST_FILL
            is_plain = not fills or (0 <= at < len(fills) and fills[at].tag == f"{A}solidFill")
            return element if is_plain else None
    return None


def drawn_boxes(layout: Element, master: Element) -> Iterator[Box]:
    """The boxes of what is drawn on a layout and its master besides placeholders, with groups as a whole."""
    for root in (layout, master):
        for element in elements(root.find(f"{P}cSld/{P}spTree")):
            if element.find(f"*/{P}nvPr/{P}ph") is None and element.tag not in {f"{P}nvGrpSpPr", f"{P}grpSpPr"}:
                yield from _box(element)
        if layout.get("showMasterSp") in {"0", "false"}:
            return


def _box(shape: Element) -> Iterator[Box]:
    transform = next((found for path in (f"{P}xfrm", f"*/{A}xfrm") if (found := shape.find(path)) is not None), None)
    if transform is not None:
        box = box_of(transform)
        if box is not None and min(box.width, box.height) >= _LINE:
            yield box


def cover(box: Box, other: Box) -> bool:
    """Whether two boxes have more than an edge in common."""
    return box.left < other.right and other.left < box.right and box.top < other.bottom and other.top < box.bottom
