"""Two columns of text in one size, or one below the other if they do not fit."""

from __future__ import annotations

from msgspec.structs import replace

from devops_slides.model.deck import BodyParagraph, Slide
from devops_slides.model.geometry import EMU_PER_POINT
from devops_slides.model.layout import Layout, Slot
from devops_slides.model.placed import Placed
from devops_slides.model.theme import Theme
from devops_slides.place.measure.measure import Look
from devops_slides.place.text.fit import AIRY, largest_that_fits, most_enlarged, placed_text
from devops_slides.place.text.heights import MeasuredParagraph, inner_width, measure_paragraphs, set_text

BODIES = ("body1", "body2")


def place_columns(slide: Slide, layout: Layout, look: Look) -> tuple[Placed, ...] | None:
    """Both bodies in the largest size that suits both; None without such a size, or without slots for both."""
    slots = [slot for name in BODIES if (slot := layout.slot(name)) is not None]
    if len(slots) != len(BODIES):
        return None
    texts = [measure_paragraphs(slide.text(slot.name), slot, look) for slot in slots]
    settings = [largest_that_fits(text, slot.box, slot, look.theme) for text, slot in zip(texts, slots, strict=True)]
    sizes = [setting.size for setting in settings if setting is not None]
    if len(sizes) != len(slots):
        return None
    size = _grown(min(sizes), texts, slots, look.theme)
    return tuple(
        placed_text(
            text, set_text(text, size, inner_width(slot.box, slot), slot, look.theme), slot, slot.box, look.theme
        )
        for text, slot in zip(texts, slots, strict=True)
    )


def _grown(size: int, texts: list[tuple[MeasuredParagraph, ...]], slots: list[Slot], theme: Theme) -> int:
    """The size in points, or a larger one for few words, as for other bodies."""
    if any(size < slot.style.size for slot in slots):
        return size
    most = min(most_enlarged(size, text) for text in texts)
    for larger in range(most, size, -1):
        settings = [
            set_text(text, larger, inner_width(slot.box, slot), slot, theme)
            for text, slot in zip(texts, slots, strict=True)
        ]
        airy = all(
            setting.height * EMU_PER_POINT <= AIRY * slot.box.height
            for setting, slot in zip(settings, slots, strict=True)
        )
        if airy and not any(lines.broken for setting in settings for lines in setting.lines):
            return larger
    return size


def one_below_the_other(slide: Slide) -> Slide:
    """The same slide as running text, with the heads as sub-headings."""
    rows: list[BodyParagraph] = []
    for number in (1, 2):
        heads = slide.text(f"head{number}")
        rows += (replace(head, style="sub", runs=tuple(replace(run, bold=True) for run in head.runs)) for head in heads)
        rows += slide.text(f"body{number}")
    return slide.with_body(tuple(rows))
