"""Short blocks of code below one another, each with the words that lead to it and a panel of its own."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from devops_slides.model.geometry import EMU_PER_POINT, NO_INSETS, Box, Emu
from devops_slides.model.layout import STEPS, Slot
from devops_slides.model.paint import Paint
from devops_slides.theme.template.canvas import Composed, Ground
from devops_slides.theme.template.slots import free

_WORDS = 22
"""Points of the words at most: they lead to code, and are not what is to be read."""
_LINE = 1.4
"""The height of a line of words in em."""


def code_steps(ground: Ground) -> Composed:
    """The layout, whose slots share the room evenly until `place` knows what stands in them."""
    yield "code-steps", "only", tuple(_slots(ground))


def _slots(ground: Ground) -> Iterator[Slot]:
    body, code = ground.texts["body"], ground.texts["code"]
    size = min(body.size, _WORDS)
    words = replace(body, size=size, least=min(body.least, size))
    across = (ground.pads[0], Emu(0), ground.pads[2], Emu(0))
    if ground.has_panel:
        code = replace(code, color=ground.panel_ink)
    for number, room in enumerate(_parts(ground), 1):
        head = Emu(round(size * _LINE * EMU_PER_POINT))
        below = Box(room.left, Emu(room.top + head), room.width, Emu(room.height - head))
        panel = Paint(ground.panel) if ground.has_panel else None
        yield free(f"body{number}", replace(room, height=head), words)
        yield free(f"code{number}", below, code, "middle", panel, across if ground.has_panel else NO_INSETS)


def _parts(ground: Ground) -> Iterator[Box]:
    """The room in equal parts, gaps between them."""
    height = (ground.room.height - (len(STEPS) - 1) * ground.gap) // len(STEPS)
    for number in range(len(STEPS)):
        yield replace(ground.room, top=Emu(ground.room.top + number * (height + ground.gap)), height=Emu(height))
