"""What a theme.toml may contain: one definition gives the types and the errors."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, field

from devops_slides.model.block import CalloutKind
from devops_slides.theme.toml.layout_schema import (
    AlignSpec,
    BorderSpec,
    DecorationSpec,
    FooterSpec,
    LayoutSpec,
    Points,
    Spec,
)

SideSpec = Annotated[float, Meta(ge=2.54, le=142.24)]
"""In cm: 1 to 56 inches (ECMA-376 part 1, 19.7.14)."""


Hex = Annotated[str, Meta(pattern=r"^[0-9A-Fa-f]{6}$")]


SizeSpec = Literal["16:9", "4:3"] | Annotated[list[SideSpec], Meta(min_length=2, max_length=2)]
"""A named size, or [width, height] in cm."""


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
    """Names of typefaces; `ea` and `cs` are for East Asian and complex scripts."""

    heading: str
    body: str
    mono: str = "Consolas"
    ea: str = ""
    cs: str = ""
    heading_ea: str = ""
    heading_cs: str = ""


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
    mar: Annotated[float, Meta(ge=0, le=142.24)]
    indent: Annotated[float, Meta(ge=-142.24, le=142.24)]
    size: Annotated[float, Meta(ge=40, le=100)] = 100
    before: Annotated[float, Meta(ge=0, le=100)] | None = None


class PictureSpec(Spec):
    """How large pictures may be."""

    page: Annotated[int, Meta(ge=100, le=20_000)] = 1000
    upscale: Annotated[float, Meta(ge=1, le=100)] = 1.5
    captions: Literal["figure", "title", "none"] = "figure"
    exceed: Annotated[float, Meta(ge=1, le=100)] = 1.15
    least: Annotated[float, Meta(ge=0, le=1)] = 0.2


class RuleSpec(Spec):
    """A rule: conditions, and layouts to try; one with a `name` replaces the extended theme's rule of that name."""

    when: dict[str, int | float | str | list[str]]
    use: Annotated[list[str], Meta(min_length=1)]
    name: str = ""


class TableSpec(Spec):
    """Colours and rules of tables; `margins` of a cell in cm: left, top, right, bottom."""

    head_fill: str | None = None
    head_color: str = "muted"
    head_size: Annotated[float, Meta(ge=50, le=120)] = 84
    head_font: Literal["heading", "body", "mono"] = "body"
    head_bold: bool = True
    head_italic: bool = False
    top_rule: BorderSpec | None = None
    head_rule: BorderSpec | None = None
    row_rule: BorderSpec | None = None
    last_rule: BorderSpec | None = None
    side_rule: BorderSpec | None = None
    frame: BorderSpec | None = None
    first_column_bold: bool = True
    first_column_italic: bool = False
    margins: Annotated[list[Annotated[float, Meta(ge=0, le=142.24)]], Meta(min_length=4, max_length=4)] = field(
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
    """A whole theme file after its parents are merged into it.

    Lengths are those of a slide of the size `design`; on a slide of another `size`, everything is scaled.
    """

    palette: PaletteSpec
    fonts: FontsSpec
    text: dict[str, StyleSpec]
    layouts: dict[str, LayoutSpec]
    callout: dict[CalloutKind, CalloutSpec]
    footer: FooterSpec
    name: str = ""
    extends: str | None = None
    replace: list[Literal["decoration", "rules"]] = field(default_factory=list)
    title: str = ""
    description: str = ""
    size: SizeSpec = "16:9"
    design: SizeSpec = "16:9"
    levels: Annotated[list[LevelSpec], Meta(min_length=1, max_length=9)] = field(default_factory=list)
    decoration: list[DecorationSpec] = field(default_factory=list)
    rules: list[RuleSpec] = field(default_factory=list)
    picture: PictureSpec = field(default_factory=PictureSpec)
    table: TableSpec = field(default_factory=TableSpec)
    code: CodeSpec = field(default_factory=CodeSpec)
