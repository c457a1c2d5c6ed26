"""Where shapes of a layout stand, also those inside groups."""

from __future__ import annotations

from collections.abc import Iterator

from devops_slides.model.geometry import Box, Emu
from devops_slides.theme.template.xml import A, Element, P, elements, whole

Moved = tuple[float, ...]
"""What groups make of the places in them: scale across and down, then how far from the left and the top, in EMU."""
AS_IT_IS: Moved = (1.0, 1.0, 0.0, 0.0)


def placeholder_shapes(root: Element) -> Iterator[tuple[Element, Element, Moved]]:
    """The shapes that are placeholders, with their `p:ph` and the scale and offset of the groups around them."""
    top = root.find(f"{P}cSld/{P}spTree")
    yield from _in_group(top, AS_IT_IS)


def _in_group(group: Element | None, by: Moved) -> Iterator[tuple[Element, Element, Moved]]:
    for one in elements(group):
        if one.tag == f"{P}grpSp":
            yield from _in_group(one, _moved(one, by))
            continue
        place = one.find(f"*/{P}nvPr/{P}ph")
        if place is not None:
            yield one, place, by


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
    """The `xfrm` of a shape or a frame, None where it has no place of its own."""
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
