"""Steps placed: words, and under them a panel as high as its lines and the room that is left ask for."""

from __future__ import annotations

from devops_slides.model.geometry import Box, Emu, points
from devops_slides.model.layout import Slot
from devops_slides.model.placed import Placed, PlacedCode, PlacedMark
from devops_slides.model.theme import Theme
from devops_slides.place.code.steps import APART, LED, PAD, Stack, Step
from devops_slides.place.text.fit import placed_text

_MOST_PAD = 2.0
"""Em of the code that a panel has above and below its lines at most, where there is room."""


def place_stack(stack: Stack, theme: Theme) -> tuple[Placed, ...]:
    """The words and the code of each step from the top of the room on."""
    pad = min(PAD * stack.size + stack.spare / (2 * len(stack.steps)), _MOST_PAD * stack.size)
    top = stack.steps[0].words_slot.box.top
    placed: list[Placed] = []
    for step, setting, height in zip(stack.steps, stack.settings, stack.heights, strict=True):
        if step.words:
            box = _under(top, setting.height, step.words_slot)
            placed.append(placed_text(step.words, setting, step.words_slot, box, theme))
            top = Emu(box.bottom + points(LED * setting.size))
        box = _under(top, height + 2 * pad, step.slot)
        placed += _panel(step, box)
        hang = points(step.lines.hang * stack.size)
        placed.append(PlacedCode(step.slot, box, step.coloured, stack.size, 1, step.rows(stack.size), (), hang))
        top = Emu(box.bottom + points(APART * setting.size))
    return tuple(placed)


def _under(top: Emu, height: float, slot: Slot) -> Box:
    """A slot's box from another top, as high as asked in points."""
    return Box(slot.box.left, top, slot.box.width, points(height))


def _panel(step: Step, box: Box) -> tuple[Placed, ...]:
    """A ground that is no rectangle, as a shape of its own: LibreOffice 7.4 squares those of placeholders."""
    slot = step.slot
    if not slot.is_rounded:
        return ()
    return (PlacedMark(f"{slot.name} ground", box, slot.ground, slot.radius, slot.border, slot.shape),)
