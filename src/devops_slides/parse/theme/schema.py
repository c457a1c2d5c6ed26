"""What may stand in a theme.toml: one definition gives the types and the errors."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

Length = float | Annotated[str, Meta(pattern=r"^-?\d+(\.\d+)?%$")]
"""Centimetres, or a percentage of the slide."""
BoxSpec = Annotated[list[Length], Meta(min_length=4, max_length=4)]
Points = Annotated[int, Meta(ge=6, le=400)]
Hex = Annotated[str, Meta(pattern=r"^[0-9A-Fa-f]{6}$")]
AlignSpec = Literal["left", "center", "right"]
AnchorSpec = Literal["top", "middle", "bottom"]


class Spec(Struct, forbid_unknown_fields=True, rename=lambda name: name.replace("_", "-")):
    """A table of a theme file; keys that it does not know are errors."""


class PaletteSpec(Spec):
    """Twelve colours, as RRGGBB."""

    background: Hex
    text: Hex
    surface: Hex
    muted: Hex
    accent1: Hex
    accent2: Hex
    accent3: Hex
    accent4: Hex
    accent5: Hex
    accent6: Hex
    link: Hex
    visited: Hex


class FontsSpec(Spec):
    """Names of typefaces."""

    heading: str
    body: str
    mono: str = "Consolas"


class StyleSpec(Spec):
    """A text style: sizes, `before` and `spacing` in points, `line` in percent."""

    size: Points
    least: Points
    font: Literal["heading", "body", "mono"] = "body"
    bold: bool = False
    italic: bool = False
    line: Annotated[float, Meta(ge=70, le=200)] = 100
    before: Annotated[float, Meta(ge=0, le=100)] = 0
    spacing: Annotated[float, Meta(ge=-20, le=50)] = 0
    align: AlignSpec = "left"
    color: str = "text"
    balance: bool = False


class LevelSpec(Spec):
    """A level of a list; `mar` and `indent` in cm, `size` in percent, `before` in points."""

    char: Annotated[str, Meta(min_length=1, max_length=1)]
    color: str
    mar: float
    indent: float
    size: Annotated[float, Meta(ge=40, le=100)] = 100
    before: float | None = None


class BorderSpec(Spec):
    """An outline; `width` in points."""

    color: str
    width: Annotated[float, Meta(gt=0, le=20)] = 1


class PlateSpec(Spec):
    """The white ground under a picture; `pad` and `radius` in cm."""

    pad: Annotated[float, Meta(ge=0)] = 0
    radius: Annotated[float, Meta(ge=0)] = 0
    full: bool = False
    border: BorderSpec | None = None


class SlotSpec(Spec):
    """A place of a layout; sizes, alignment and colour left out are the style's."""

    box: BoxSpec
    style: str | None = None
    anchor: AnchorSpec = "top"
    align: AlignSpec | None = None
    size: Points | None = None
    least: Points | None = None
    bold: bool | None = None
    color: str | None = None
    marker: str | None = None
    on: str | None = None
    shape: Literal["rect", "ellipse"] = "rect"
    radius: Annotated[float, Meta(ge=0)] = 0
    inset: Annotated[float, Meta(ge=0)] = 0
    plate: PlateSpec | None = None
    rows: Annotated[list[float], Meta(min_length=2, max_length=2)] | None = None


class ProgressSpec(Spec):
    """The progress bar of a layout."""

    box: BoxSpec
    on: str
    off: str
    gap: float = 0.16
    radius: float = 0
    vertical: bool = False
    plain: bool = False


class LayoutSpec(Spec):
    """A slide layout: its slots by name, and its ground."""

    kicker: SlotSpec | None = None
    title: SlotSpec | None = None
    subtitle: SlotSpec | None = None
    counter: SlotSpec | None = None
    body: SlotSpec | None = None
    picture: SlotSpec | None = None
    caption: SlotSpec | None = None
    head1: SlotSpec | None = None
    body1: SlotSpec | None = None
    head2: SlotSpec | None = None
    body2: SlotSpec | None = None
    table: SlotSpec | None = None
    code: SlotSpec | None = None
    tag: SlotSpec | None = None
    numbers: SlotSpec | None = None
    label: SlotSpec | None = None
    background: str | None = None
    footer: bool = True
    footer_color: str | None = None
    links: str = ""
    progress: ProgressSpec | None = None


class DecorationSpec(Spec):
    """A shape that says nothing, on the named layouts."""

    layouts: list[str]
    box: BoxSpec
    fill: str | None = None
    border: BorderSpec | None = None
    radius: Annotated[float, Meta(ge=0)] = 0
    shape: Literal["rect", "quote"] = "rect"


class FooterSpec(Spec):
    """The footer line and the slide number."""

    text: str
    box: BoxSpec
    number: BoxSpec
    align: AlignSpec = "left"
    number_align: AlignSpec = "left"


class PictureSpec(Spec):
    """How large pictures may be."""

    page: Annotated[int, Meta(ge=100)] = 1000
    upscale: Annotated[float, Meta(ge=1)] = 1.5
    captions: Literal["figure", "title", "none"] = "figure"
    exceed: Annotated[float, Meta(ge=1)] = 1.15
    least: Annotated[float, Meta(ge=0, le=1)] = 0.2


class RuleSpec(Spec):
    """A rule: conditions, and layouts to try."""

    when: dict[str, int | float | str | list[str]]
    use: Annotated[list[str], Meta(min_length=1)]


class TableSpec(Spec):
    """Colours and rules of tables; `margins` of a cell in cm: left, top, right, bottom."""

    head_fill: str | None = None
    head_color: str = "muted"
    head_size: float = 84
    head_rule: BorderSpec | None = None
    row_rule: BorderSpec | None = None
    last_rule: BorderSpec | None = None
    side_rule: BorderSpec | None = None
    first_column_bold: bool = True
    margins: Annotated[list[float], Meta(min_length=4, max_length=4)] = field(
        default_factory=lambda: [0.25, 0.2, 0.25, 0.2]
    )


class CodeSpec(Spec):
    """The colour of each kind of token."""

    plain: str = "text"
    key: str = "accent1"
    string: str = "accent3"
    number: str = "accent2"
    variable: str = "accent5"
    comment: str = "muted"
    punctuation: str = "muted"
    numbers: str = "muted"


class CalloutSpec(Spec):
    """The colours of one kind of callout, named `kind` and `kind-text` in the layout `callout`."""

    color: str
    text: str = "background"


class ThemeSpec(Spec):
    """A whole theme file after its parents were merged into it."""

    name: str
    palette: PaletteSpec
    fonts: FontsSpec
    text: dict[str, StyleSpec]
    layouts: dict[str, LayoutSpec]
    callout: dict[Literal["note", "tip", "warning", "danger"], CalloutSpec]
    footer: FooterSpec
    title: str = ""
    description: str = ""
    size: Literal["16:9", "4:3"] | Annotated[list[float], Meta(min_length=2, max_length=2)] = "16:9"
    levels: Annotated[list[LevelSpec], Meta(min_length=1, max_length=9)] = []
    decoration: list[DecorationSpec] = []
    rules: list[RuleSpec] = []
    picture: PictureSpec = field(default_factory=PictureSpec)
    table: TableSpec = field(default_factory=TableSpec)
    code: CodeSpec = field(default_factory=CodeSpec)
