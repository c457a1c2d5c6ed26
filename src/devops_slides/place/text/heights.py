"""The height of text at a size."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from devops_slides.model.deck import BodyParagraph
from devops_slides.model.geometry import EMU_PER_POINT, Box, Emu, points
from devops_slides.model.layout import Slot
from devops_slides.model.numerals import numeral
from devops_slides.model.style import TextStyle
from devops_slides.model.text import Runs
from devops_slides.model.theme import Theme
from devops_slides.place.measure.line_height import pitch_of
from devops_slides.place.measure.measure import Look
from devops_slides.place.text.lines import LINE_HEIGHT, Lines, break_lines
from devops_slides.place.text.words import Word, face, words_of

MARKER_GAP = 0.35
"""Em between an item's number and its text."""


class MeasuredParagraph(Struct, frozen=True):
    """A paragraph with its words; `style` is the slot's, or that of an attribution."""

    source: BodyParagraph
    words: tuple[Word, ...]
    style: TextStyle
    marker: str = ""
    """The number of a numbered item as it is shown."""
    marker_em: float = 0.0
    """The width in em of the widest number of its list, with the gap after it."""
    link_pitch: float = LINE_HEIGHT
    """The pitch in em of lines that hold links: LibreOffice 7.4 uses that of the links' typeface if it is more."""


class Setting(Struct, frozen=True):
    """Paragraphs set in one size: their lines and the height of the text, both sizes in points."""

    size: int
    lines: tuple[Lines, ...]
    height: float


def measure_paragraphs(paragraphs: Iterable[BodyParagraph], slot: Slot, look: Look) -> tuple[MeasuredParagraph, ...]:
    """The paragraphs of a slot, measured once for all sizes."""
    by = look.theme.styles.get("by", slot.style)
    all_of = tuple(paragraphs)
    own_face = face(look.theme.face(slot.style), slot.style.bold, slot.style.italic)
    widest: dict[int, float] = {}
    for paragraph in all_of:
        if marker := marker_of(paragraph, slot):
            widest[paragraph.level] = max(
                widest.get(paragraph.level, 0.0), look.measure.width(marker, own_face) + MARKER_GAP
            )
    found = []
    for paragraph in all_of:
        style = by if paragraph.style == "by" else slot.style
        words = words_of(paragraph.runs, style, look)
        pitch = _link_pitch(paragraph.runs, style, look)
        found.append(
            MeasuredParagraph(
                paragraph, words, style, marker_of(paragraph, slot), widest.get(paragraph.level, 0.0), pitch
            )
        )
    return tuple(found)


def _link_pitch(runs: Runs, style: TextStyle, look: Look) -> float:
    linked = tuple(run for run in runs if run.link is not None)
    return max(pitch_of((linked,), style.font, look), LINE_HEIGHT) if linked else LINE_HEIGHT


def marker_of(paragraph: BodyParagraph, slot: Slot) -> str:
    """An item's number as text, followed by a full stop except in an agenda."""
    if paragraph.number is None or not paragraph.marked:
        return ""
    number = numeral(paragraph.number, paragraph.numbering)
    return number if slot.style.name == "agenda" else f"{number}."


def size_of(paragraph: MeasuredParagraph, size: int, slot: Slot, theme: Theme) -> int:
    """The size of a paragraph in points if the slot's first level has `size` points."""
    if paragraph.source.style == "by":
        return max(round(paragraph.style.size * size / slot.style.size), min(paragraph.style.least, size))
    level = paragraph.source.level
    levels = theme.levels_of(slot)
    if level <= 1 or not levels:
        return size
    return max(round(size * levels[min(level, len(levels)) - 1].size / 100), 1)


def before_of(paragraph: MeasuredParagraph, size: int, slot: Slot, theme: Theme) -> float:
    """The space in points above a paragraph that is not the first."""
    scale = size / slot.style.size
    level = paragraph.source.level
    levels = theme.levels_of(slot)
    if level > 1 and level <= len(levels):
        given = levels[level - 1].before
        return (paragraph.style.before if given is None else given) * scale
    return paragraph.style.before * scale


def margin_of(paragraph: MeasuredParagraph, size: int, slot: Slot, theme: Theme) -> Emu:
    """Where a paragraph's text begins, in EMU: at its level's margin, or after a number that needs more."""
    level = paragraph.source.level
    levels = theme.levels_of(slot)
    if not level or slot.style.name in {"lead", "quote"} or not levels:
        return Emu(0)
    own = levels[min(level, len(levels)) - 1]
    needed = points(paragraph.marker_em * size_of(paragraph, size, slot, theme)) if paragraph.marker_em else 0
    return Emu(own.mar - own.indent + max(own.indent, needed))


def lines_of(paragraph: MeasuredParagraph, size: int, box_width: float, slot: Slot, theme: Theme) -> Lines:
    """The lines of one paragraph in a box of `box_width` points without its insets."""
    own = size_of(paragraph, size, slot, theme)
    width = box_width - margin_of(paragraph, size, slot, theme) / EMU_PER_POINT
    return break_lines(paragraph.words, own, paragraph.style.spacing, width)


def height_of(paragraph: MeasuredParagraph, lines: Lines, size: int, slot: Slot, theme: Theme) -> float:
    """The height of one paragraph's lines in points."""
    own = size_of(paragraph, size, slot, theme)
    pitches = max(lines.count, 1) * LINE_HEIGHT + lines.linked * (paragraph.link_pitch - LINE_HEIGHT)
    return pitches * own * paragraph.style.line / 100


def set_text(text: tuple[MeasuredParagraph, ...], size: int, box_width: float, slot: Slot, theme: Theme) -> Setting:
    """All paragraphs in one size."""
    lines = tuple(lines_of(paragraph, size, box_width, slot, theme) for paragraph in text)
    height = 0.0
    for number, (paragraph, own) in enumerate(zip(text, lines, strict=True)):
        height += height_of(paragraph, own, size, slot, theme)
        height += before_of(paragraph, size, slot, theme) if number else 0
    return Setting(size, lines, height)


def inner_width(box: Box, slot: Slot) -> float:
    """The width of a box in points, without the slot's insets."""
    return (box.width - 2 * slot.inset) / EMU_PER_POINT
