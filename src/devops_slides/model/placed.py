"""Slides with every box, size and line break decided; what the writers draw."""

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
    """A paragraph with its line breaks: `lines` are its lines' texts, `before` points above it.

    `marker` is the number of a numbered item as text; `hang` its hanging indent in EMU where the
    level's own is too narrow for it. `rtl` says that it runs from right to left, `align` is its
    side where it is not its slot's, None else.
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
    """Text in a slot. `size` is in whole points; `insets` narrow the box left and right in EMU."""

    slot: Slot
    box: Box
    paragraphs: tuple[PlacedParagraph, ...]
    size: int
    insets: tuple[Emu, Emu]
    height: Emu
    """The height that the text takes."""


class PlacedPicture(Struct, frozen=True):
    """A picture in its ratio; its plate, where it has one, is a mark behind it.

    `pixels` is the width that is enough for its largest showing in the deck, 0 where all are kept.
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
    """Of each row, head first, the lines of its cells that hold links; () for others."""
    anchor: Anchor = "middle"
    """Where texts stand in rows that are higher than they."""
    has_names: bool = True
    """Whether the first column names the rows, and is set apart as the theme says."""


class PlacedCode(Struct, frozen=True):
    """Lines of code in a slot: each a tuple of (kind of token, text); `first` numbers the first of them.

    `rows` says how many rows each line takes; `numbers` are shown beside them, 0 for a line that
    stands for those left out, and none where lines have no numbers. `hang` is the hanging indent
    of wrapped lines in EMU, and where a tab at the head of a line leads.
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

    Without `paint` it is white whatever the theme, as the ground of the picture on it is.
    """

    name: str
    box: Box
    paint: Ground | None
    radius: Emu
    border: Border | None = None
    shape: Literal["rect", "ellipse"] = "rect"


Placed = PlacedText | PlacedPicture | PlacedTable | PlacedCode | PlacedMark


class PlacedSlide(Struct, frozen=True):
    """One slide ready to be written; `key` is unique, those of continuations end in a number."""

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
    """The source, where the deck has several."""
    back: str = ""
    """The key of the list that the slide leads back to."""
    is_frozen: bool = False
    """Its author wants later builds to leave it as it is."""


class PlacedDeck(Struct, frozen=True):
    """The whole deck; the theme goes beside it to the writer."""

    title: str
    course: str
    author: str
    language: str
    file: str
    slides: tuple[PlacedSlide, ...]
    sections: tuple[DeckSection, ...] = ()
