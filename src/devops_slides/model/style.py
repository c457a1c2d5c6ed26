"""How text looks: styles, list levels, typefaces and their widths."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from devops_slides.model.geometry import Emu
from devops_slides.model.paint import Paint


class FontWidths(Struct, frozen=True):
    """The advance of each character, and the line pitch in table cells, both in em.

    `source` is the file's path, `digest` the SHA-256 of its bytes.
    """

    family: str
    bold: bool
    italic: bool
    pitch: float
    advances: Mapping[str, float]
    source: str
    digest: str


FontRole = Literal["heading", "body", "mono"]


Align = Literal["left", "center", "right"]


class TextStyle(Struct, frozen=True):
    """The look of a slot's text.

    `size` and `least` are whole points, `line` is a percentage, `before` and `spacing` (tracking)
    are points. With `balance`, lines get about equal length. With `rtl`, paragraphs run from right to left;
    `align` is still a side of the slide.
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
    rtl: bool = False
    face: str = ""
    """The name of a typeface that is not one of the theme's."""
    caps: bool = False
    """Whether letters are shown as capitals."""


class Level(Struct, frozen=True):
    """A level of a list: `mar` is where its text begins, `indent` how far left of it the marker hangs."""

    char: str
    color: Paint
    mar: Emu
    indent: Emu
    size: float
    """Percent of the first level's size."""
    before: float | None
    """Points, None for the style's own."""
    is_bare: bool = False
    """Whether the layout gives it no marker, so that every item needs its own."""


class Fonts(Struct, frozen=True):
    """Names of typefaces.

    `ea` and `cs` are for East Asian and complex scripts (Arabic, Hebrew, Thai, Indic …), in titles
    `heading_ea` and `heading_cs`; if one is empty, the program that draws chooses a typeface for
    the text's language.
    """

    heading: str
    body: str
    mono: str
    ea: str = ""
    cs: str = ""
    heading_ea: str = ""
    heading_cs: str = ""

    def of(self, role: FontRole) -> str:
        """The typeface of a role."""
        return {"heading": self.heading, "body": self.body, "mono": self.mono}[role]
