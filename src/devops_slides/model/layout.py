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
"""Slots for running text and lists: one, those of columns, those of the words that lead to code."""

DecorationShape = Literal["rect", "ellipse", "quote", "guillemet", "grid"]


class Plate(Struct, frozen=True):
    """The white ground under a picture; with `full` it fills the slot, else it hugs the picture."""

    pad: Emu
    radius: Emu
    full: bool
    border: Border | None


class Slot(Struct, frozen=True):
    """A place of a layout. `inset` is left and right padding; `ground` and `border` are the placeholder's own."""

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
    """Least heights of a table's head and of its other rows; (0, 0) elsewhere."""
    marker: Paint | None = None
    """The colour of list markers where it is not the level's own."""
    levels: tuple[Level, ...] = ()
    """Its own levels of lists where they are not the theme's."""
    pads: Insets = NO_INSETS
    """What its shape has around the box: the insets of a template's placeholder, or of a ground."""
    holder: Holder | None = None
    """The placeholder of a template; None for one that the layout's own slots are."""
    is_free: bool = False
    """Whether it is a box of the slide, of which the layout knows nothing."""
    home: Box | None = None
    """The layout's box for it, where this one stands elsewhere on its slide."""
    border: Border | None = None

    def moved(self, box: Box) -> Slot:
        """The slot with another box on a slide."""
        return replace(self, box=box, home=self.home or self.box)

    @property
    def inherited(self) -> Box | None:
        """The box that a slide inherits for it, None for nothing."""
        if self.is_free:
            return None
        return self.holder.box if self.holder is not None else self.home or self.box

    @property
    def is_code(self) -> bool:
        """Whether lines of code stand in it."""
        return self.name in CODE

    @property
    def is_rounded(self) -> bool:
        """Whether its ground is no plain rectangle."""
        return self.ground is not None and (self.shape != "rect" or self.radius > 0)


class ThemePicture(Struct, frozen=True):
    """A picture of the theme. `data` are bytes that every program shows, `drawing` the SVG behind them, else empty.

    `crop` is what is cut off left, top, right and bottom, in 1/100,000 of its width and height. `fonts` is the
    digest of the system's fonts where a drawing has text, else empty.
    """

    data: bytes
    content_type: str
    digest: str
    drawing: bytes = b""
    crop: tuple[int, int, int, int] = (0, 0, 0, 0)
    fonts: str = ""


class Decoration(Struct, frozen=True):
    """A shape of a layout that says nothing: a bar, a panel, a line, a quotation mark, or squared paper.

    `step` is the width and the height of a square of a `grid`; `flipped` shapes have left and right changed over.
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
    """One segment an objective in `box`, side by side or (`vertical`) one below the other.

    With `plain` a bar in one piece stands there on slides that are no objectives.
    """

    box: Box
    gap: Emu
    on: Paint
    off: Paint
    radius: Emu
    vertical: bool
    plain: bool
    from_right: bool = False
    """The first segment is the rightmost."""


class FooterStyle(Struct, frozen=True):
    """The footer line and the slide number of a layout; `text` may hold {course}, {kicker}, {chapter}.

    A `vertical` footer line runs upwards.
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
    """A slide layout. `links` is the role that links take where the palette's `link` would not be read."""

    name: str
    slots: tuple[Slot, ...]
    decorations: tuple[Decoration, ...]
    background: Ground | None
    footer: FooterStyle | None
    progress: ProgressBar | None
    links: str = ""
    inverted: bool = False
    """Whether background and text, and surface and muted, change over."""
    host: Host | None = None
    """The template's layout that it is; None for one that the theme itself makes."""

    def slot(self, name: str) -> Slot | None:
        """The slot of that name."""
        return next((slot for slot in self.slots if slot.name == name), None)
