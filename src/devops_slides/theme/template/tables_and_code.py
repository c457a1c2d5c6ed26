"""Tables and code, alone and below text."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from devops_slides.model.geometry import Box, Emu
from devops_slides.model.layout import Decoration, Slot
from devops_slides.theme.template.canvas import Composed, Ground, panel
from devops_slides.theme.template.layout_names import Host
from devops_slides.theme.template.slots import free, held

_HEAD = 1.5
"""The height of what stands above code, in em of its text."""


def matter(ground: Ground) -> Composed:
    """The layouts with a table or code."""
    table, rows = ground.texts["table"], _rows(ground)
    alone = free("table", ground.room, table)
    host: Host = "only"
    if ground.holds_things:
        alone, host = replace(held("table", ground.body, table, ground.styles), levels=()), "content"
    yield "table", host, (replace(alone, rows=rows),)
    below = replace(free("table", ground.lower(ground.below), table), rows=rows)
    yield "table-below", "content", (ground.lead(ground.upper(ground.below)), below)
    yield "code", "only", tuple(_code(ground.room, ground))
    yield "code-below", "content", (ground.lead(ground.upper(ground.below)), *_code(ground.lower(ground.below), ground))


def _rows(ground: Ground) -> tuple[Emu, Emu]:
    """Least heights of rows: those of a table that PowerPoint inserts, for a text of 18 points 0.37 inches."""
    height = Emu(round(ground.texts["table"].size / 18 * 370_840))
    return height, height


def _code(room: Box, ground: Ground) -> Iterator[Slot]:
    """Code on its panel, its language above it."""
    tag, code = ground.texts["tag"], ground.texts["code"]
    yield free("tag", replace(room, height=_head(ground)), replace(tag, align="right"), "bottom")
    box = _below_head(room, ground)
    if ground.has_panel:
        box, code = box.within(ground.pads), replace(code, color=ground.panel_ink)
    numbers = replace(box, width=Emu(box.width // 8))
    yield free("numbers", numbers, replace(code, align="right"), "middle")
    yield free("code", box, code, "middle")


def _head(ground: Ground) -> Emu:
    """The height of what stands above code."""
    return Emu(round(ground.texts["tag"].size * 12_700 * _HEAD))


def _below_head(room: Box, ground: Ground) -> Box:
    head = _head(ground)
    return Box(room.left, Emu(room.top + head), room.width, Emu(room.height - head))


def code_panels(ground: Ground) -> Iterator[tuple[str, tuple[Decoration, ...]]]:
    """The panel behind code, of which the template's own layouts know nothing."""
    if ground.has_panel:
        yield "code", (panel(_below_head(ground.room, ground), ground.panel),)
        yield "code-below", (panel(_below_head(ground.lower(ground.below), ground), ground.panel),)
