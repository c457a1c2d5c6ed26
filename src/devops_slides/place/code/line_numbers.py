"""The numbers of code lines, in a box of their own beside them."""

from __future__ import annotations

from collections.abc import Sequence

from devops_slides.model.block import Code
from devops_slides.model.deck import BodyParagraph
from devops_slides.model.geometry import Box, Emu, points
from devops_slides.model.layout import Slot
from devops_slides.model.placed import PlacedCode, PlacedParagraph, PlacedText
from devops_slides.model.text import Run
from devops_slides.place.code.lines import row_height
from devops_slides.place.measure.measure import CONSOLAS_EM
from devops_slides.place.text.lines import MARGIN

_GAP = 1.1
"""Em between numbers and code."""


def numbers_of(code: Code) -> tuple[int, ...]:
    """The number of each line, 0 for a line that stands for those left out."""
    return code.numbers or tuple(range(code.first_number, code.first_number + max(len(code.lines), 1)))


def _column(numbers: Sequence[int], size: int) -> Emu:
    """The width of a column of numbers in EMU, all but the widest monospaced faces counted."""
    return points((len(str(max(numbers))) * CONSOLAS_EM * MARGIN + 0.1) * size)


def beside_numbers(box: Box, numbers: Sequence[int], size: int) -> Box:
    """What numbers leave of a box for the code."""
    taken = _column(numbers, size) + points(_GAP * size)
    return Box(Emu(box.left + taken), box.top, Emu(box.width - taken), box.height)


def numbers_text(placed: PlacedCode, slot: Slot) -> PlacedText:
    """The numbers of a slide's lines; a line that wraps has an empty one below its own."""
    box = placed.slot.box
    width = _column(placed.numbers, placed.size) if placed.numbers else 0
    left = placed.box.left - points(_GAP * placed.size) - width
    texts: list[str] = []
    for number, rows in zip(placed.numbers, placed.rows, strict=True):
        texts += [str(number) if number else "", *[""] * (rows - 1)]
    paragraphs = tuple(
        PlacedParagraph(BodyParagraph((Run(text),) if text else ()), (text,), placed.size, 0.0) for text in texts
    )
    height = points(len(texts) * row_height(placed.size, slot.style))
    frame = Box(Emu(left), box.top, Emu(width), box.height)
    return PlacedText(slot, frame, paragraphs, placed.size, (Emu(0), Emu(0)), height)
