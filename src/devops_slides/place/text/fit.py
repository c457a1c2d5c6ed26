"""The largest size in which a text fits its box, and the text placed in that size."""

from __future__ import annotations

from collections.abc import Iterable

from devops_slides.model.deck import BodyParagraph
from devops_slides.model.geometry import EMU_PER_POINT, Box, Emu, points
from devops_slides.model.layout import Slot
from devops_slides.model.placed import PlacedParagraph, PlacedText
from devops_slides.model.style import Align
from devops_slides.model.theme import Theme
from devops_slides.place.measure.measure import Look
from devops_slides.place.text.directions import directions
from devops_slides.place.text.heights import (
    MeasuredParagraph,
    Setting,
    before_of,
    inner_width,
    margin_of,
    measure_paragraphs,
    set_text,
    size_of,
)
from devops_slides.place.text.lines import narrowest

GROWTH, AIRY = 1.35, 0.68
"""Largest factor by which short texts grow, and the largest share of their box that they may then fill."""
_GROWTH_OF_LISTS = 1.15
"""Lists grow less: their markers grow with them, but the positions of markers and texts stay the theme's."""


def most_enlarged(size: int, text: Iterable[MeasuredParagraph]) -> int:
    """The largest size for a short text whose preferred size is `size`, both in points."""
    return round(size * (_GROWTH_OF_LISTS if any(paragraph.source.level for paragraph in text) else GROWTH))


_LARGE = 24
"""Size in points up to which a word that is wider than its line may be broken."""
_NEVER_BELOW = 8
"""Least size in points: text that does not fit at its style's least size is made smaller still, down to this."""


def largest_that_fits(
    text: tuple[MeasuredParagraph, ...], box: Box, slot: Slot, theme: Theme, *, most: int = 0, least: int = 0
) -> Setting | None:
    """The setting with the largest size that fits the box; None if none fits.

    Sizes are in points, from `most` or the slot's preferred one down to `least` or the slot's least.
    """
    low, high = least or slot.style.least, most or slot.style.size
    width, height = inner_width(box, slot), box.height / EMU_PER_POINT
    best: Setting | None = None
    middle = high  # most texts fit in their preferred size
    while low <= high:
        tried = set_text(text, middle, width, slot, theme)
        if tried.height <= height and not _breaks_words(tried, slot):
            best, low = tried, middle + 1
        else:
            high = middle - 1
        middle = (low + high + 1) // 2
    return best


def _breaks_words(tried: Setting, slot: Slot) -> bool:
    """Whether large type breaks a word; small type may break an address that is wider than its line."""
    if tried.size <= max(slot.style.least, _LARGE):
        return False
    return any(lines.broken for lines in tried.lines)


def fit_text(
    paragraphs: tuple[BodyParagraph, ...], slot: Slot, look: Look, box: Box | None = None
) -> tuple[PlacedText, bool]:
    """Text in its slot in the largest size that fits, and whether it fits at the slot's least size."""
    place = box or slot.box
    text = measure_paragraphs(paragraphs, slot, look)
    setting = largest_that_fits(text, place, slot, look.theme)
    fits = setting is not None
    if setting is None:
        setting = largest_that_fits(text, place, slot, look.theme, most=slot.style.least, least=_NEVER_BELOW)
    if setting is None:
        setting = set_text(text, _NEVER_BELOW, inner_width(place, slot), slot, look.theme)
    return placed_text(text, setting, slot, place, look.theme), fits


def placed_text(
    text: tuple[MeasuredParagraph, ...], setting: Setting, slot: Slot, box: Box, theme: Theme
) -> PlacedText:
    """A setting as placed text, with balanced lines if the style asks for them."""
    insets = (slot.inset, slot.inset)
    sides = directions(tuple(paragraph.source for paragraph in text), slot)
    if slot.style.balance and any(lines.count > 1 for lines in setting.lines):
        width = inner_width(box, slot)
        least = max(_narrowest(paragraph, setting.size, width, slot, theme) for paragraph in text)
        balanced = set_text(text, setting.size, least, slot, theme)
        if balanced.height <= setting.height:
            setting, insets = balanced, _balanced(points(width - least), slot, sides[0][1] or slot.align)
    return PlacedText(
        slot=slot,
        box=box,
        paragraphs=tuple(
            PlacedParagraph(
                paragraph.source,
                lines.texts,
                size_of(paragraph, setting.size, slot, theme),
                before_of(paragraph, setting.size, slot, theme) if number else 0.0,
                paragraph.marker,
                _hang(paragraph, setting.size, slot, theme),
                *side,
            )
            for number, (paragraph, lines, side) in enumerate(zip(text, setting.lines, sides, strict=True))
        ),
        size=setting.size,
        insets=insets,
        height=points(setting.height),
    )


def _hang(paragraph: MeasuredParagraph, size: int, slot: Slot, theme: Theme) -> Emu | None:
    """The hanging indent of a numbered paragraph if its level's is too narrow for the numbers, else None."""
    levels = theme.levels_of(slot)
    if not paragraph.marker_em or not levels:
        return None
    level = levels[min(paragraph.source.level, len(levels)) - 1]
    hang = margin_of(paragraph, size, slot, theme) - level.mar + level.indent
    return Emu(hang) if hang > level.indent else None


def _narrowest(paragraph: MeasuredParagraph, size: int, width: float, slot: Slot, theme: Theme) -> float:
    """The least width in points, list margin included, in which a paragraph takes no more lines."""
    margin = margin_of(paragraph, size, slot, theme) / EMU_PER_POINT
    own = size_of(paragraph, size, slot, theme)
    return margin + narrowest(paragraph.words, own, paragraph.style.spacing, width - margin)


def _balanced(spare: Emu, slot: Slot, align: Align) -> tuple[Emu, Emu]:
    """Spare width as insets: on the right, on both sides, or on the left, by the text's alignment."""
    if align == "center":
        return Emu(slot.inset + spare // 2), Emu(slot.inset + spare // 2)
    if align == "right":
        return Emu(slot.inset + spare), slot.inset
    return slot.inset, Emu(slot.inset + spare)
