"""The second pass: pictures above or below their text take the room that the text leaves."""

from __future__ import annotations

from msgspec.structs import replace

from devops_slides.model.block import Picture
from devops_slides.model.geometry import Box, Emu, points
from devops_slides.model.layout import Layout, Slot
from devops_slides.model.placed import Placed
from devops_slides.place.measure.measure import Look
from devops_slides.place.pictures.gallery import gallery
from devops_slides.place.text.heights import inner_width, set_text
from devops_slides.place.text.paginate_text import TextPages


def enlarge_pictures(
    layout: Layout, text: TextPages, pictures: tuple[Picture, ...], look: Look
) -> tuple[Layout, tuple[Placed, ...]] | None:
    """The layout with its body moved to the first slide's text, and the enlarged pictures; None if they stay."""
    body, slot = layout.slot("body"), layout.slot("picture")
    if body is None or slot is None or not pictures or body.anchor != "top":
        return None
    first = text.text[: text.ends[0]]
    height = points(set_text(first, text.size, inner_width(body.box, body), body, look.theme).height)
    if slot.box.top >= body.box.bottom:
        room, moved = _below(body, slot, height), body
    elif slot.box.bottom <= body.box.top:
        room, moved = _above(body, slot, height)
    else:
        return None
    grown = gallery(pictures, replace(slot, box=room), layout.slot("caption"), look)
    slots = tuple(moved if own is body else own for own in layout.slots)
    return replace(layout, slots=slots), grown


def _below(body: Slot, slot: Slot, height: Emu) -> Box:
    gap = slot.box.top - body.box.bottom
    top = min(body.box.top + height + gap, slot.box.top)
    return Box(slot.box.left, Emu(top), slot.box.width, Emu(slot.box.bottom - top))


def _above(body: Slot, slot: Slot, height: Emu) -> tuple[Box, Slot]:
    """The picture's room down to the text, and the body with the text at its foot."""
    gap = body.box.top - slot.box.bottom
    top = max(body.box.bottom - height, body.box.top)
    room = replace(slot.box, height=Emu(top - gap - slot.box.top))
    return room, body.moved(Box(body.box.left, Emu(top), body.box.width, Emu(body.box.bottom - top)))
