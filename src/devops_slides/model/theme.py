"""A resolved theme: every style, box and colour of a deck's master and layouts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from devops_slides.model.geometry import Emu, Size
from devops_slides.model.layout import Layout, Slot
from devops_slides.model.paint import Border, Paint
from devops_slides.model.style import FontRole, Fonts, FontWidths, Level, TextStyle
from devops_slides.model.template import Template


class LayoutRule(Struct, frozen=True):
    """If the conditions hold, a slide has one of the layouts in `use`: the best that fits.

    A condition is an inclusive range (name, low, high); names are words, pictures, aspect, share,
    items and paragraphs. Empty `roles` mean any role.
    """

    roles: tuple[str, ...]
    ranges: tuple[tuple[str, float, float], ...]
    use: tuple[str, ...]


class PictureStyle(Struct, frozen=True):
    """How large pictures may be.

    `page` is the width in pixels that a picture's requested width is measured by, `upscale` the
    largest enlargement of its natural size at 96 dpi.
    """

    page: int
    upscale: float
    captions: Literal["figure", "title", "none"]
    exceed: float
    """Factor by which the author's width may be exceeded."""
    least: float
    """Share of the slide below which a picture beside text gets a slide of its own."""


class TableStyle(Struct, frozen=True):
    """Colours and rules of a table; the margins of a cell are (left, top, right, bottom), in EMU."""

    head_ground: Paint | None
    head_color: Paint
    head_size: float
    """Percent of the text's size."""
    head_font: FontRole
    head_bold: bool
    head_italic: bool
    top_rule: Border | None
    head_rule: Border | None
    row_rule: Border | None
    last_rule: Border | None
    side_rule: Border | None
    """Between columns."""
    frame: Border | None
    first_column_bold: bool
    first_column_italic: bool
    margins: tuple[Emu, Emu, Emu, Emu]


CODE_TOKENS = ("plain", "key", "string", "number", "variable", "comment", "punctuation", "numbers")


class CodeStyle(Struct, frozen=True):
    """The paint of each kind of token in `CODE_TOKENS`."""

    paints: Mapping[str, Paint]


class Theme(Struct, frozen=True):
    """Everything that `place` and `write` need to know about a look. `digest` identifies its content."""

    name: str
    title: str
    description: str
    size: Size
    palette: Mapping[str, str]
    fonts: Fonts
    styles: Mapping[str, TextStyle]
    levels: tuple[Level, ...]
    layouts: Mapping[str, Layout]
    rules: tuple[LayoutRule, ...]
    picture: PictureStyle
    table: TableStyle
    code: CodeStyle
    digest: str
    faces: tuple[FontWidths, ...] = ()
    """The theme's own font files, which take precedence over other widths."""
    template: Template | None = None
    """The file whose master and layouts the slides use; None if the theme makes them."""

    def face(self, style: TextStyle) -> str:
        """The typeface of a style."""
        return style.face or self.fonts.of(style.font)

    def families(self) -> frozenset[str]:
        """Every typeface that the theme's texts may be set in."""
        named = {self.fonts.heading, self.fonts.body, self.fonts.mono}
        return frozenset(named | {slot.style.face for layout in self.layouts.values() for slot in layout.slots} - {""})

    def levels_of(self, slot: Slot) -> tuple[Level, ...]:
        """The levels of a slot's lists."""
        return slot.levels or self.levels
