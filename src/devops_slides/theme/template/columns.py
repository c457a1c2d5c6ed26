"""Two texts side by side."""

from __future__ import annotations

from msgspec.structs import replace

from devops_slides.model.geometry import Box, Emu
from devops_slides.model.layout import Slot
from devops_slides.theme.template.canvas import Composed, Ground, halves
from devops_slides.theme.template.placeholders import Place
from devops_slides.theme.template.slots import free, held, style_of

_HEAD = 1.8
"""The height of a head in em."""


def columns(ground: Ground) -> Composed:
    """Two texts: in the placeholders of a comparison, of two columns under free heads, or in the room cut in two."""
    given = ground.hosts.get("comparison")
    heads, pair = (given.heads(ground.size), given.columns(ground.size)) if given is not None else (None, None)
    if heads is not None and pair is not None:
        slots = [
            slot
            for number, (head, body) in enumerate(zip(heads, pair, strict=True), 1)
            for slot in (
                held(f"head{number}", head, style_of(head, "label", ground.styles), ground.styles),
                held(f"body{number}", body, style_of(body, "body", ground.styles), ground.styles),
            )
        ]
        yield "two-column", "comparison", tuple(slots)
        return
    label = ground.texts["label"]
    height = Emu(round(label.size * 12_700 * _HEAD))
    given = ground.hosts.get("columns")
    pair = given.columns(ground.size) if given is not None else None
    if pair is None or any(one.is_locked for one in pair):
        boxes = halves(ground.room, 0.5, ground.gap)
        found = [_with_head(number, box, height, None, ground) for number, box in enumerate(boxes, 1)]
        yield "two-column", "only", tuple(slot for both in found for slot in both)
        return
    found = [
        _with_head(number, one.box, height, one, ground) for number, one in enumerate(pair, 1) if one.box is not None
    ]
    yield "two-column", "columns", tuple(slot for both in found for slot in both)


def _with_head(number: int, box: Box, height: Emu, place: Place | None, ground: Ground) -> tuple[Slot, Slot]:
    insets = ground.body.insets
    head = free(f"head{number}", replace(box, height=height).within(insets), ground.texts["label"], "bottom")
    below = Box(box.left, Emu(box.top + height), box.width, Emu(box.height - height))
    if place is None:
        return head, free(f"body{number}", below.within(insets), ground.texts["body"])
    return head, held(f"body{number}", place, style_of(place, "body", ground.styles), ground.styles, below)
