"""How high text is at a size, and the largest size at which it fits."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from devops_slides.model.deck import BodyParagraph
from devops_slides.model.geometry import EMU_PER_POINT, Box, Emu, points
from devops_slides.model.layout import Slot
from devops_slides.model.placed import PlacedParagraph, PlacedText
from devops_slides.model.style import TextStyle
from devops_slides.model.theme import Theme
from devops_slides.place.directions import directions
from devops_slides.place.lines import LINE_HEIGHT, Lines, Word, break_lines, face, narrowest, words_of
from devops_slides.place.measure import Measure

RUNT = 0.16
"""Share of the width below which a last line of large type is a runt."""
MARKER_GAP = 0.35
"""Em between an item's number and its text."""
_LARGE = 24
"""Points from which runts are looked for."""
_NEARLY_FULL = 0.7
_NEVER_BELOW = 8
"""Points: text that does not fit at a style's least size is made smaller still, down to this."""


class Measured(Struct, frozen=True):
    """A paragraph with its words; `style` is the slot's, or that of an attribution."""

    source: BodyParagraph
    words: tuple[Word, ...]
    style: TextStyle
    marker: str = ""
    """The number of a numbered item as it is shown."""
    marker_em: float = 0.0
    """The width in em of the widest number of its list, with the gap behind it."""


class Setting(Struct, frozen=True):
    """Paragraphs set in one size: their lines and, in points, where the text ends."""

    size: int
    lines: tuple[Lines, ...]
    height: float


def measured(paragraphs: Iterable[BodyParagraph], slot: Slot, theme: Theme, measure: Measure) -> tuple[Measured, ...]:
    """The paragraphs of a slot, measured once for all sizes."""
    by = theme.styles.get("by", slot.style)
    all_of = tuple(paragraphs)
    look = face(theme.face(slot.style), slot.style.bold, slot.style.italic)
    widest: dict[int, float] = {}
    for one in all_of:
        if marker := marker_of(one, slot):
            widest[one.level] = max(widest.get(one.level, 0.0), measure.width(marker, look) + MARKER_GAP)
    found = []
    for one in all_of:
        style = by if one.style == "by" else slot.style
        words = words_of(one.runs, style, theme, measure)
        found.append(Measured(one, words, style, marker_of(one, slot), widest.get(one.level, 0.0)))
    return tuple(found)


def marker_of(one: BodyParagraph, slot: Slot) -> str:
    """An item's number as text: with a full stop, but in an agenda without."""
    if one.number is None or not one.marked:
        return ""
    return str(one.number) if slot.style.name == "agenda" else f"{one.number}."


def size_of(one: Measured, size: int, slot: Slot, theme: Theme) -> int:
    """The size of a paragraph where the slot's first level has `size` points."""
    if one.source.style == "by":
        return max(round(one.style.size * size / slot.style.size), min(one.style.least, size))
    level = one.source.level
    levels = theme.levels_of(slot)
    if level <= 1 or not levels:
        return size
    return max(round(size * levels[min(level, len(levels)) - 1].size / 100), 1)


def before_of(one: Measured, size: int, slot: Slot, theme: Theme) -> float:
    """Points above a paragraph that is not the first; a text's second and later paragraph of an item has half."""
    scale = size / slot.style.size
    level = one.source.level
    levels = theme.levels_of(slot)
    if level > 1 and level <= len(levels):
        given = levels[level - 1].before
        return (one.style.before if given is None else given) * scale
    return one.style.before * scale


def margin_of(one: Measured, size: int, slot: Slot, theme: Theme) -> Emu:
    """Where a paragraph's text begins, in EMU: at its level's margin, or behind a number that needs more."""
    level = one.source.level
    levels = theme.levels_of(slot)
    if not level or slot.style.name in {"lead", "quote"} or not levels:
        return Emu(0)
    own = levels[min(level, len(levels)) - 1]
    needed = points(one.marker_em * size_of(one, size, slot, theme)) if one.marker_em else 0
    return Emu(own.mar - own.indent + max(own.indent, needed))


def lines_of(one: Measured, size: int, box_width: float, slot: Slot, theme: Theme) -> Lines:
    """The lines of one paragraph in a box of a width in points, insets taken off."""
    own = size_of(one, size, slot, theme)
    width = box_width - margin_of(one, size, slot, theme) / EMU_PER_POINT
    return break_lines(one.words, own, one.style.spacing, width)


def height_of(one: Measured, lines: Lines, size: int, slot: Slot, theme: Theme) -> float:
    """The height of one paragraph's lines in points."""
    own = size_of(one, size, slot, theme)
    return max(lines.count, 1) * LINE_HEIGHT * own * one.style.line / 100


def set_text(text: tuple[Measured, ...], size: int, box_width: float, slot: Slot, theme: Theme) -> Setting:
    """All paragraphs in one size."""
    lines = tuple(lines_of(one, size, box_width, slot, theme) for one in text)
    height = 0.0
    for number, (one, own) in enumerate(zip(text, lines, strict=True)):
        height += height_of(one, own, size, slot, theme)
        height += before_of(one, size, slot, theme) if number else 0
    return Setting(size, lines, height)


def inner_width(box: Box, slot: Slot) -> float:
    """The width of a box without the slot's insets, in points."""
    return (box.width - 2 * slot.inset) / EMU_PER_POINT


def largest(
    text: tuple[Measured, ...], box: Box, slot: Slot, theme: Theme, *, most: int = 0, least: int = 0
) -> Setting | None:
    """The setting with the largest size that fits the box, between the slot's preferred and least size."""
    low, high = least or slot.style.least, most or slot.style.size
    width, height = inner_width(box, slot), box.height / EMU_PER_POINT
    best: Setting | None = None
    middle = high  # most texts fit in their preferred size, so it is tried first
    while low <= high:
        tried = set_text(text, middle, width, slot, theme)
        if tried.height <= height and not _breaks_words(tried, slot):
            best, low = tried, middle + 1
        else:
            high = middle - 1
        middle = (low + high + 1) // 2
    return best


def _breaks_words(tried: Setting, slot: Slot) -> bool:
    """Large type must not break a word; small type may break an address that is wider than its line."""
    if tried.size <= max(slot.style.least, _LARGE):
        return False
    return any(lines.broken for lines in tried.lines)


def fit_text(
    paragraphs: tuple[BodyParagraph, ...], slot: Slot, theme: Theme, measure: Measure, box: Box | None = None
) -> tuple[PlacedText, bool]:
    """Text in its slot in the largest size that fits, and whether it fits at the slot's least size."""
    place = box or slot.box
    text = measured(paragraphs, slot, theme, measure)
    setting = largest(text, place, slot, theme)
    fits = setting is not None
    if setting is None:
        setting = largest(text, place, slot, theme, most=slot.style.least, least=_NEVER_BELOW)
    if setting is None:
        setting = set_text(text, _NEVER_BELOW, inner_width(place, slot), slot, theme)
    return placed_text(text, setting, slot, place, theme), fits


def placed_text(text: tuple[Measured, ...], setting: Setting, slot: Slot, box: Box, theme: Theme) -> PlacedText:
    """A setting as placed text, its lines balanced where the style asks for it."""
    insets = (slot.inset, slot.inset)
    if slot.style.balance and any(lines.count > 1 for lines in setting.lines):
        width = inner_width(box, slot)
        least = max(
            narrowest(one.words, size_of(one, setting.size, slot, theme), one.style.spacing, width) for one in text
        )
        setting = set_text(text, setting.size, least, slot, theme)
        insets = _balanced(points(width - least), slot)
    sides = directions(tuple(one.source for one in text), slot)
    return PlacedText(
        slot=slot,
        box=box,
        paragraphs=tuple(
            PlacedParagraph(
                one.source,
                lines.texts,
                size_of(one, setting.size, slot, theme),
                before_of(one, setting.size, slot, theme) if number else 0.0,
                one.marker,
                _hang(one, setting.size, slot, theme),
                *side,
            )
            for number, (one, lines, side) in enumerate(zip(text, setting.lines, sides, strict=True))
        ),
        size=setting.size,
        insets=insets,
        height=points(setting.height),
        from_top=slot.anchor != "top" and _is_pushed(text, setting, slot, box),
    )


def _is_pushed(text: tuple[Measured, ...], setting: Setting, slot: Slot, box: Box) -> bool:
    """Whether LibreOffice would set a text too low.

    It counts the lines of a link that wraps too small, and so leaves too much room above: at the foot
    of a box any, in its middle half of it, which matters where the box is nearly full.
    """
    wrapped = any(
        lines.count > 1 and any(run.link is not None for run in one.source.runs)
        for one, lines in zip(text, setting.lines, strict=True)
    )
    return wrapped and (slot.anchor == "bottom" or setting.height * EMU_PER_POINT > _NEARLY_FULL * box.height)


def _hang(one: Measured, size: int, slot: Slot, theme: Theme) -> Emu | None:
    """The hanging indent of a numbered list's paragraphs where the level's is too narrow for its numbers."""
    levels = theme.levels_of(slot)
    if not one.marker_em or not levels:
        return None
    level = levels[min(one.source.level, len(levels)) - 1]
    hang = margin_of(one, size, slot, theme) - level.mar + level.indent
    return Emu(hang) if hang > level.indent else None


def _balanced(spare: Emu, slot: Slot) -> tuple[Emu, Emu]:
    """Spare width as insets: at the right, shared, or at the left, by the text's alignment."""
    if slot.align == "center":
        return Emu(slot.inset + spare // 2), Emu(slot.inset + spare // 2)
    if slot.align == "right":
        return Emu(slot.inset + spare), slot.inset
    return slot.inset, Emu(slot.inset + spare)
