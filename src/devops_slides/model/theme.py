"""A theme, resolved: every style, box and colour that a deck's master and layouts are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from devops_slides.model.geometry import Box, Emu, Size

PALETTE = (
    "background", "text", "surface", "muted",
    "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
    "link", "visited",
)  # fmt: skip
"""The twelve roles of a palette, one for each colour of a theme part (ECMA-376 20.1.6.2)."""

FontRole = Literal["heading", "body", "mono"]
Align = Literal["left", "center", "right"]
Anchor = Literal["top", "middle", "bottom"]


@dataclass(frozen=True, slots=True)
class Paint:
    """A palette role, perhaps thinned: `alpha` and `lum` (luminance modulation) in percent."""

    role: str
    alpha: int = 100
    lum: int = 100


@dataclass(frozen=True, slots=True)
class Gradient:
    """A linear gradient of two stops; `angle` in degrees, clockwise from left to right."""

    start: Paint
    end: Paint
    angle: int


Ground = Paint | Gradient


@dataclass(frozen=True, slots=True)
class Border:
    """An outline; `width` in points."""

    paint: Paint
    width: float


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How text of a slot looks.

    `size` and `least` are whole points, `line` a percentage, `before` and `spacing` (tracking)
    points. With `balance` lines are made of about equal length.
    """

    name: str
    font: FontRole
    size: int
    least: int
    bold: bool
    italic: bool
    line: float
    before: float
    spacing: float
    align: Align
    color: Paint
    balance: bool


@dataclass(frozen=True, slots=True)
class Plate:
    """The white ground under a picture; with `full` it fills the slot, else it hugs the picture."""

    pad: Emu
    radius: Emu
    full: bool
    border: Border | None


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of a layout. `inset` is left and right padding; `ground` fills the placeholder itself."""

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


@dataclass(frozen=True, slots=True)
class Decoration:
    """A shape of a layout that says nothing: a bar, a panel, a line, or a quotation mark."""

    box: Box
    ground: Ground | None
    border: Border | None
    radius: Emu
    shape: Literal["rect", "quote"] = "rect"


@dataclass(frozen=True, slots=True)
class ProgressBar:
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


@dataclass(frozen=True, slots=True)
class FooterStyle:
    """The footer line and the slide number of a layout; `text` may hold {course}, {kicker}, {chapter}."""

    text: str
    box: Box
    number: Box
    style: TextStyle
    align: Align
    number_align: Align


@dataclass(frozen=True, slots=True)
class Layout:
    """A slide layout. `links` is the role that links take where the palette's `link` would not be read."""

    name: str
    slots: tuple[Slot, ...]
    decorations: tuple[Decoration, ...]
    background: Ground | None
    footer: FooterStyle | None
    progress: ProgressBar | None
    links: str = ""

    def slot(self, name: str) -> Slot | None:
        """The slot of that name."""
        return next((slot for slot in self.slots if slot.name == name), None)


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: `mar` is where its text begins, `indent` how far left of it the marker hangs."""

    char: str
    color: Paint
    mar: Emu
    indent: Emu
    size: float
    """Percent of the first level."""
    before: float | None
    """Points, None for the style's own."""


@dataclass(frozen=True, slots=True)
class Rule:
    """When the conditions hold, one of the layouts in `use` is taken: the best that fits.

    A condition is an inclusive range (low, high) by its name: words, pictures, aspect, share,
    items, paragraphs. `roles` empty means any role.
    """

    roles: tuple[str, ...]
    ranges: tuple[tuple[str, float, float], ...]
    use: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PictureStyle:
    """How large pictures may be.

    `page` is the width in pixels that a picture's asked width is measured by, `upscale` the
    greatest enlargement of its natural size at 96 dpi.
    """

    page: int
    upscale: float
    captions: Literal["figure", "title", "none"]
    exceed: float
    """By how much the author's width may be exceeded, as a factor."""
    least: float
    """Share of the slide below which a picture beside text gets a slide of its own."""


@dataclass(frozen=True, slots=True)
class TableStyle:
    """Colours and rules of a table; margins of a cell are (left, top, right, bottom)."""

    head_ground: Paint | None
    head_color: Paint
    head_size: float
    """Percent of the text's size."""
    head_rule: Border | None
    row_rule: Border | None
    last_rule: Border | None
    side_rule: Border | None
    first_column_bold: bool
    margins: tuple[Emu, Emu, Emu, Emu]


CODE_TOKENS = ("plain", "key", "string", "number", "variable", "comment", "punctuation", "numbers")


@dataclass(frozen=True, slots=True)
class CodeStyle:
    """The paint of each kind of token in `CODE_TOKENS`."""

    paints: Mapping[str, Paint]


@dataclass(frozen=True, slots=True)
class Fonts:
    """Names of typefaces."""

    heading: str
    body: str
    mono: str

    def of(self, role: FontRole) -> str:
        """The typeface of a role."""
        return {"heading": self.heading, "body": self.body, "mono": self.mono}[role]


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything that `place` and `write` need to know of a look. `digest` names its content."""

    name: str
    title: str
    description: str
    size: Size
    palette: Mapping[str, str]
    fonts: Fonts
    styles: Mapping[str, TextStyle]
    levels: tuple[Level, ...]
    layouts: Mapping[str, Layout]
    rules: tuple[Rule, ...]
    picture: PictureStyle
    table: TableStyle
    code: CodeStyle
    digest: str
