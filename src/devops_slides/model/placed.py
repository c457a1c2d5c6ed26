"""Placed slides, with every box, size and line break decided, for the writers."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from devops_slides.model.block import Picture, Span, Table
from devops_slides.model.deck import BodyParagraph, DeckSection, Role
from devops_slides.model.geometry import Box, Emu
from devops_slides.model.layout import Anchor, Slot
from devops_slides.model.paint import Border, Ground
from devops_slides.model.style import Align


class PlacedParagraph(Struct, frozen=True):
    """A paragraph with its line breaks: `lines` are the texts of its lines, `before` is the points above it.

    `marker` is the number of a numbered item as text; `hang` is its hanging indent in EMU if the
    level's own is too narrow for it. `rtl` is true if it runs from right to left; `align` is its
    side if it is not its slot's, else None.
    """

    source: BodyParagraph
    lines: tuple[str, ...]
    size: int
    before: float
    marker: str = ""
    hang: Emu | None = None
    rtl: bool = False
    align: Align | None = None


class PlacedText(Struct, frozen=True):
    """Text in a slot. `size` is in whole points; `insets` narrow the box on the left and right, in EMU."""

    slot: Slot
    box: Box
    paragraphs: tuple[PlacedParagraph, ...]
    size: int
    insets: tuple[Emu, Emu]
    height: Emu
    """The height that the text takes."""


class PlacedPicture(Struct, frozen=True):
    """A picture in its ratio; its plate, if it has one, is a mark behind it.

    `pixels` is the width that is enough for the largest size it has in the deck, 0 to keep all pixels.
    """

    slot: Slot
    box: Box
    picture: Picture
    pixels: int = 0


class PlacedTable(Struct, frozen=True):
    """A table with the widths of its columns, the least heights of its rows (head first), its text sizes in points.

    `margins` are those of every cell in EMU: left, top, bottom; `rights` the right one of each column's cells.
    """

    slot: Slot
    box: Box
    table: Table
    columns: tuple[Emu, ...]
    rows: tuple[Emu, ...]
    size: int
    head_size: int
    margins: tuple[Emu, Emu, Emu]
    rights: tuple[Emu, ...]
    lines: tuple[tuple[tuple[str, ...], ...], ...]
    """For each row, head first, the lines of its cells that hold links; () for other cells."""
    anchor: Anchor = "middle"
    """The vertical position of texts in rows that are higher."""
    has_names: bool = True
    """Whether the first column names the rows, and looks different as the theme says."""


class PlacedCode(Struct, frozen=True):
    """Lines of code in a slot, each a tuple of (kind of token, text); `first` is the number of the first line.

    `rows` is the number of rows of each line; `numbers` are shown beside them, 0 for a line that
    represents omitted ones, and empty if lines have no numbers. `hang` is the hanging indent of
    wrapped lines in EMU, and the position to which a tab at the start of a line leads.
    """

    slot: Slot
    box: Box
    tokens: tuple[tuple[tuple[str, str], ...], ...]
    size: int
    first: int
    rows: tuple[int, ...]
    numbers: tuple[int, ...]
    hang: Emu


class PlacedMark(Struct, frozen=True):
    """A decorative shape of the slide itself: a segment of the progress bar, a picture's plate, a counter's disc.

    Without `paint` it is white whatever the theme, like the ground of the picture on it.
    """

    name: str
    box: Box
    paint: Ground | None
    radius: Emu
    border: Border | None = None
    shape: Literal["rect", "ellipse"] = "rect"


Placed = PlacedText | PlacedPicture | PlacedTable | PlacedCode | PlacedMark


class PlacedSlide(Struct, frozen=True):
    """One slide ready to write; `key` is unique, and ends in a number for continuation slides."""

    key: str
    role: Role
    layout: str
    placed: tuple[Placed, ...]
    footer: str
    notes: tuple[str, ...]
    span: Span
    digest: str
    """The SHA-256 of the lines of the source."""
    file: str = ""
    """The source file, if the deck has several."""
    back: str = ""
    """The key of the agenda that the slide links back to."""
    is_frozen: bool = False
    """Whether later builds leave it unchanged, as its author wants."""


class PlacedDeck(Struct, frozen=True):
    """The whole deck; the writer gets the theme separately."""

    title: str
    course: str
    author: str
    language: str
    file: str
    slides: tuple[PlacedSlide, ...]
    sections: tuple[DeckSection, ...] = ()
