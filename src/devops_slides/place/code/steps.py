"""Short blocks of code with the words that introduce them, one below the other: a command, and its output."""

from __future__ import annotations

import math

from msgspec import Struct

from devops_slides.model.block import Code
from devops_slides.model.deck import Slide
from devops_slides.model.geometry import EMU_PER_POINT, Box, Emu, points
from devops_slides.model.layout import Layout, Slot
from devops_slides.model.placed import Placed, PlacedCode, PlacedMark
from devops_slides.model.theme import Theme
from devops_slides.place import penalties
from devops_slides.place.code.breaks import is_aligned
from devops_slides.place.code.highlight import Line, tokens
from devops_slides.place.code.measured_lines import CodeLines, measured_lines, row_height
from devops_slides.place.measure.measure import Look
from devops_slides.place.text.fit import placed_text
from devops_slides.place.text.heights import MeasuredParagraph, Setting, inner_width, measure_paragraphs, set_text
from devops_slides.place.text.paginate import shrink_cost

LED, APART = 0.35, 0.8
"""Gaps between words and their code, and between two steps, in em of the words."""
PAD = 0.6
"""Padding above and below the lines of a panel, in em of the code."""
_LARGER, _AIRY = 1.4, 0.75
"""Largest factor on the preferred size, and the largest share of the room that everything may then take."""
_LEAST = 0.78
"""Share of the preferred size below which blocks get slides of their own."""


class Step(Struct, frozen=True):
    """A measured block of code, with the words that introduce it and the slots of both."""

    words: tuple[MeasuredParagraph, ...]
    words_slot: Slot
    code: Code
    coloured: tuple[Line, ...]
    lines: CodeLines
    slot: Slot

    def rows(self, size: int) -> tuple[int, ...]:
        """The number of rows of each line at a size in points."""
        width = inner_width(self.slot.box, self.slot)
        return tuple(self.lines.rows(line, size, width) for line in self.lines.lines)


class Stack(Struct, frozen=True):
    """Steps one below the other: the size of their code, their words as set, and the cost.

    `heights` are those of each step's lines, `spare` is the height left in the room, all in points.
    """

    steps: tuple[Step, ...]
    size: int
    settings: tuple[Setting, ...]
    heights: tuple[float, ...]
    spare: float
    cost: float


def stack_steps(slide: Slide, layout: Layout, look: Look) -> Stack | None:
    """The cheapest way to show a slide's steps on one slide; None if there is none."""
    steps = _steps(slide, layout, look)
    if not steps:
        return None
    style = steps[0].slot.style
    sizes = range(round(style.size * _LARGER), max(math.ceil(style.size * _LEAST), style.least) - 1, -1)
    found = (_at(steps, size, _room(layout), look.theme) for size in sizes)
    return min((stack for stack in found if stack is not None), key=lambda stack: stack.cost, default=None)


def _steps(slide: Slide, layout: Layout, look: Look) -> tuple[Step, ...]:
    """The steps of a slide; empty if the layout has no slot for one of them."""
    found: list[Step] = []
    codes = [fill.content for fill in slide.fills if isinstance(fill.content, Code)]
    for number, code in enumerate(codes, 1):
        words, slot = layout.slot(f"body{number}"), layout.slot(f"code{number}")
        if words is None or slot is None:
            return ()
        coloured = tokens(code) or ((),)
        text = measure_paragraphs(slide.text(words.name), words, look)
        found.append(Step(text, words, code, coloured, measured_lines(coloured, slot.style, look), slot))
    return tuple(found)


def _room(layout: Layout) -> float:
    """The height in points from the first slot's top to the last one's foot, used or not."""
    boxes = [slot.box for slot in layout.slots if slot.name.startswith(("body", "code"))]
    return (max(box.bottom for box in boxes) - min(box.top for box in boxes)) / EMU_PER_POINT


def _at(steps: tuple[Step, ...], size: int, room: float, theme: Theme) -> Stack | None:
    """The steps with their code in one size; None if they do not fit."""
    preferred = steps[0].slot.style.size
    rows = [step.rows(size) for step in steps]
    lines = [count for own in rows for count in own]
    torn = any(max(own) > 1 and is_aligned(step.code.lines) for own, step in zip(rows, steps, strict=True))
    if torn or (size > preferred and max(lines) > 1):
        return None
    settings = tuple(_set(step, size / preferred, theme) for step in steps)
    heights = tuple(sum(own) * row_height(size, steps[0].slot.style) for own in rows)
    spare = room - _height(steps, settings, heights, size)
    if spare < (room * (1 - _AIRY) if size > preferred else 0):
        return None
    wraps = penalties.CODE_WRAPS * (sum(lines) - len(lines)) / max(len(lines), penalties.CODE_FEW)
    return Stack(steps, size, settings, heights, spare, shrink_cost(size / preferred, penalties.SHRINK_CODE) + wraps)


def _set(step: Step, scale: float, theme: Theme) -> Setting:
    """The words as set, smaller if the code is."""
    slot = step.words_slot
    size = max(round(slot.style.size * min(scale, 1)), slot.style.least)
    return set_text(step.words, size, inner_width(slot.box, slot), slot, theme)


def _height(steps: tuple[Step, ...], settings: tuple[Setting, ...], heights: tuple[float, ...], size: int) -> float:
    """The height of all steps in points, with the lowest possible panels."""
    words = sum(
        setting.height + LED * setting.size for setting, step in zip(settings, steps, strict=True) if step.words
    )
    panels = sum(heights) + 2 * PAD * size * len(steps)
    return words + panels + APART * settings[0].size * (len(steps) - 1)


_MOST_PAD = 2.0
"""Largest padding above and below the lines of a panel if there is room, in em of the code."""


def place_stack(stack: Stack, theme: Theme) -> tuple[Placed, ...]:
    """The words and the code of each step, from the top of the room down."""
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
    """A slot's box from another top, `height` points high."""
    return Box(slot.box.left, top, slot.box.width, points(height))


def _panel(step: Step, box: Box) -> tuple[Placed, ...]:
    """A ground that is not a rectangle, as a shape of its own: LibreOffice 7.4 squares those of placeholders."""
    slot = step.slot
    if not slot.is_rounded:
        return ()
    return (PlacedMark(f"{slot.name} ground", box, slot.ground, slot.radius, slot.border, slot.shape),)
