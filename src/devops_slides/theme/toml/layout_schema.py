"""What a theme.toml may contain about layouts: slots, boxes, decorations, footers."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from devops_slides.model.layout import DecorationShape

Length = Annotated[float, Meta(ge=-142.24, le=142.24)] | Annotated[str, Meta(pattern=r"^-?\d{1,4}(\.\d{1,9})?%$")]
"""Centimetres, or a percentage of the slide."""


BoxSpec = Annotated[list[Length], Meta(min_length=4, max_length=4)]


Points = Annotated[int, Meta(ge=6, le=400)]


AlignSpec = Literal["left", "center", "right"]


AnchorSpec = Literal["top", "middle", "bottom"]


CornerSpec = Literal["top-left", "top-right", "bottom-left", "bottom-right"]


class Spec(Struct, forbid_unknown_fields=True, rename=lambda name: name.replace("_", "-")):
    """A table of a theme file; unknown keys are errors."""


class BorderSpec(Spec):
    """An outline; `width` in points."""

    color: str
    width: Annotated[float, Meta(gt=0, le=20)] = 1


class PlateSpec(Spec):
    """The white ground under a picture; `pad` and `radius` in cm."""

    pad: Annotated[float, Meta(ge=0, le=142.24)] = 0
    radius: Annotated[float, Meta(ge=0, le=142.24)] = 0
    full: bool = False
    border: BorderSpec | None = None


class SlotSpec(Spec):
    """A place of a layout; omitted sizes, alignment and colour are the style's."""

    box: BoxSpec
    style: str | None = None
    anchor: AnchorSpec = "top"
    align: AlignSpec | None = None
    size: Points | None = None
    least: Points | None = None
    bold: bool | None = None
    italic: bool | None = None
    balance: bool | None = None
    color: str | None = None
    marker: str | None = None
    on: str | None = None
    shape: Literal["rect", "ellipse"] = "rect"
    radius: Annotated[float, Meta(ge=0, le=142.24)] = 0
    inset: Annotated[float, Meta(ge=0, le=142.24)] = 0
    border: BorderSpec | None = None
    plate: PlateSpec | None = None
    rows: Annotated[list[Annotated[float, Meta(ge=0, le=142.24)]], Meta(min_length=2, max_length=2)] | None = None


class ProgressSpec(Spec):
    """The progress bar of a layout."""

    box: BoxSpec
    on: str
    off: str
    gap: Annotated[float, Meta(ge=0, le=142.24)] = 0.16
    radius: Annotated[float, Meta(ge=0, le=142.24)] = 0
    vertical: bool = False
    plain: bool = False


class LayoutSpec(Spec):
    """A slide layout: its slots by name, and its ground; what it omits is as in the layout that it is `like`.

    With `invert`, background and text are swapped, and so are surface and muted.
    """

    like: str | None = None
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
    body3: SlotSpec | None = None
    table: SlotSpec | None = None
    code: SlotSpec | None = None
    code1: SlotSpec | None = None
    code2: SlotSpec | None = None
    code3: SlotSpec | None = None
    tag: SlotSpec | None = None
    numbers: SlotSpec | None = None
    label: SlotSpec | None = None
    background: str | None = None
    footer: bool = True
    footer_color: str | None = None
    links: str = ""
    invert: bool = False
    progress: ProgressSpec | None = None


class DecorationSpec(Spec):
    """A decorative shape on the named layouts: `*` is all of them, `-title` all but that one.

    `corner` is the corner of the slide from which `box` counts its left and top. A `picture` is a file of the
    theme's folder; it keeps its ratio. A `grid` consists of hairlines `step` cm apart. A decoration with a `name`
    replaces the one of that name in the extended theme.
    """

    layouts: Annotated[list[str], Meta(min_length=1)]
    box: BoxSpec
    fill: str | None = None
    border: BorderSpec | None = None
    radius: Annotated[float, Meta(ge=0, le=142.24)] = 0
    shape: DecorationShape = "rect"
    step: Annotated[float, Meta(ge=0.1, le=142.24)] = 1
    name: str = ""
    corner: CornerSpec = "top-left"
    picture: str | None = None
    fit: Literal["contain", "cover"] = "contain"
    align: AlignSpec = "left"
    anchor: AnchorSpec = "top"


class FooterSpec(Spec):
    """The footer line and the slide number; a `vertical` line runs upwards."""

    text: str
    box: BoxSpec
    number: BoxSpec
    align: AlignSpec = "left"
    number_align: AlignSpec = "left"
    style: str = "footer"
    number_style: str = "footer"
    vertical: bool = False
