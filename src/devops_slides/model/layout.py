"""A slide layout: slots, decorations, progress bar, footer."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.geometry import NO_INSETS, Box, Emu, Insets, Size
from devops_slides.model.paint import Border, Ground, Paint
from devops_slides.model.style import Align, Level, TextStyle
from devops_slides.model.template import FooterHolder, Holder, Host

Anchor = Literal["top", "middle", "bottom"]


STEPS = ("code1", "code2", "code3")
"""Slots for blocks of code one below the other."""
CODE = ("code", *STEPS)
BODIES = ("body", "body1", "body2", "body3")
"""Slots for running text and lists: a single one, those of columns, and those of the words that introduce code."""

DecorationShape = Literal["rect", "ellipse", "quote", "guillemet", "grid"]


class Plate(Struct, frozen=True):
    """The white ground under a picture; if `full`, it fills the slot, else it hugs the picture. Lengths in EMU."""

    pad: Emu
    radius: Emu
    full: bool
    border: Border | None


class Slot(Struct, frozen=True):
    """A named place of a layout. `inset` is left and right padding; `ground` and `border` are the placeholder's own."""

    name: str
    box: Box
    style: TextStyle
    anchor: Anchor
    align: Align
    ground: Ground | None
    shape: Literal["rect", "ellipse"]
    radius: Emu
    inset: Emu
    plate: Plate | None
    rows: tuple[Emu, Emu]
    """Least heights of a table's head and of its other rows in EMU; (0, 0) for other slots."""
    marker: Paint | None = None
    """The colour of list markers if it is not the level's own."""
    levels: tuple[Level, ...] = ()
    """Its own levels of lists if they are not the theme's."""
    pads: Insets = NO_INSETS
    """What its shape adds around the box: the insets of a template's placeholder, or of a ground."""
    holder: Holder | None = None
    """The placeholder of a template; None if the slot becomes a placeholder of the layout's own."""
    is_free: bool = False
    """Whether it is a box of the slide that the layout does not have."""
    home: Box | None = None
    """The layout's box for it, if it is elsewhere on its slide."""
    border: Border | None = None

    def moved(self, box: Box) -> Slot:
        """The slot with another box on a slide."""
        return replace(self, box=box, home=self.home or self.box)

    @property
    def inherited(self) -> Box | None:
        """The box that a slide inherits for it; None if it inherits none."""
        if self.is_free:
            return None
        return self.holder.box if self.holder is not None else self.home or self.box

    @property
    def is_code(self) -> bool:
        """Whether it is for lines of code."""
        return self.name in CODE

    @property
    def is_rounded(self) -> bool:
        """Whether its ground is not a plain rectangle."""
        return self.ground is not None and (self.shape != "rect" or self.radius > 0)


class ThemePicture(Struct, frozen=True):
    """A picture of the theme. `data` is bytes that every program can show, `drawing` the SVG source, else empty.

    `crop` is what is cut off left, top, right and bottom, in 1/100,000 of its width and height. `fonts` is the
    digest of the system's fonts if a drawing has text, else empty. `name` is the file's.
    """

    data: bytes
    content_type: str
    digest: str
    drawing: bytes = b""
    crop: tuple[int, int, int, int] = (0, 0, 0, 0)
    fonts: str = ""
    name: str = ""


class Decoration(Struct, frozen=True):
    """A shape of a layout without content: a bar, a panel, a line, a quotation mark, or squared paper.

    `step` is the width and height of a square of a `grid`; `flipped` shapes are mirrored left to right.
    """

    box: Box
    ground: Ground | None
    border: Border | None
    radius: Emu
    shape: DecorationShape = "rect"
    step: Size | None = None
    picture: ThemePicture | None = None
    flipped: bool = False


class ProgressBar(Struct, frozen=True):
    """One segment per objective in `box`, side by side or (`vertical`) one below the other.

    If `plain`, slides that are not objectives have a bar in one piece there.
    """

    box: Box
    gap: Emu
    on: Paint
    off: Paint
    radius: Emu
    vertical: bool
    plain: bool
    from_right: bool = False
    """Whether the first segment is the rightmost."""


class FooterStyle(Struct, frozen=True):
    """The footer line and the slide number of a layout; `text` may hold {course}, {kicker}, {chapter}.

    A `vertical` footer line runs upward.
    """

    text: str
    box: Box
    number: Box
    style: TextStyle
    number_style: TextStyle
    align: Align
    number_align: Align
    vertical: bool = False
    held: tuple[FooterHolder, ...] = ()
    """The placeholders of a template; empty for the theme's own footer and number."""


class Layout(Struct, frozen=True):
    """A slide layout. `links` is the palette role of links if the palette's `link` is unreadable on it."""

    name: str
    slots: tuple[Slot, ...]
    decorations: tuple[Decoration, ...]
    background: Ground | None
    footer: FooterStyle | None
    progress: ProgressBar | None
    links: str = ""
    inverted: bool = False
    """Whether background and text are swapped, and surface and muted."""
    host: Host | None = None
    """The template's layout that it uses; None for a layout of the theme's own."""

    def slot(self, name: str) -> Slot | None:
        """The slot with that name, or None."""
        return next((slot for slot in self.slots if slot.name == name), None)
