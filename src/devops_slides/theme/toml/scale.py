"""A theme designed for one slide size, on slides of another."""

from __future__ import annotations

import math

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.geometry import Box, Emu, Size
from devops_slides.model.layout import Decoration, FooterStyle, Layout, Plate, ProgressBar, Slot
from devops_slides.model.style import Level, TextStyle
from devops_slides.model.theme import Theme

_KEEP_RATIO = ("ellipse", "quote", "guillemet")


class Scale(Struct, frozen=True):
    """How much wider and higher a slide is; text scales by the root of both."""

    across: float
    down: float

    @property
    def text(self) -> float:
        """The factor of text sizes and of lengths that belong to text."""
        return math.sqrt(self.across * self.down)

    def box(self, box: Box) -> Box:
        """The box at its place on the other slide."""
        left, right = round(box.left * self.across), round(box.right * self.across)
        top, bottom = round(box.top * self.down), round(box.bottom * self.down)
        return Box(Emu(left), Emu(top), Emu(right - left), Emu(bottom - top))

    def shape(self, box: Box) -> Box:
        """The box of a shape that must keep its ratio: as large as the scaled one allows, in its middle."""
        room, by = self.box(box), min(self.across, self.down)
        width, height = round(box.width * by), round(box.height * by)
        left, top = room.left + (room.width - width) // 2, room.top + (room.height - height) // 2
        return Box(Emu(left), Emu(top), Emu(width), Emu(height))

    def length(self, value: int) -> Emu:
        """A length without a direction, or one that belongs to text."""
        return Emu(round(value * self.text))


def scaled(theme: Theme, design: Size) -> Theme:
    """The theme, drawn on a slide of the size `design`, with lengths for slides of its own size.

    Text does not become smaller than its least size, which only a slide's height changes.
    """
    by = Scale(theme.size.width / design.width, theme.size.height / design.height)
    if by == Scale(1, 1):
        return theme
    left, top, right, bottom = theme.table.margins
    margins = by.length(left), by.length(top), by.length(right), by.length(bottom)
    return replace(
        theme,
        styles={name: _style(style, by) for name, style in theme.styles.items()},
        levels=tuple(_level(level, by) for level in theme.levels),
        layouts={name: _layout(layout, by) for name, layout in theme.layouts.items()},
        table=replace(theme.table, margins=margins),
    )


def _style(style: TextStyle, by: Scale) -> TextStyle:
    size = max(round(style.size * by.text), 1)
    return replace(
        style,
        size=size,
        least=min(max(round(style.least * by.down), 1), size),
        before=style.before * by.text,
        spacing=style.spacing * by.text,
    )


def _level(level: Level, by: Scale) -> Level:
    before = None if level.before is None else level.before * by.text
    return replace(level, mar=by.length(level.mar), indent=by.length(level.indent), before=before)


def _layout(layout: Layout, by: Scale) -> Layout:
    return replace(
        layout,
        slots=tuple(_slot(slot, by) for slot in layout.slots),
        decorations=tuple(_decoration(decoration, by) for decoration in layout.decorations),
        footer=_footer(layout.footer, by) if layout.footer is not None else None,
        progress=_progress(layout.progress, by) if layout.progress is not None else None,
    )


def _slot(slot: Slot, by: Scale) -> Slot:
    return replace(
        slot,
        box=by.shape(slot.box) if slot.shape in _KEEP_RATIO else by.box(slot.box),
        style=_style(slot.style, by),
        radius=by.length(slot.radius),
        inset=Emu(round(slot.inset * by.across)),
        plate=_plate(slot.plate, by) if slot.plate is not None else None,
        rows=(Emu(round(slot.rows[0] * by.down)), Emu(round(slot.rows[1] * by.down))),
    )


def _plate(plate: Plate, by: Scale) -> Plate:
    return replace(plate, pad=by.length(plate.pad), radius=by.length(plate.radius))


def _decoration(decoration: Decoration, by: Scale) -> Decoration:
    keeps = decoration.shape in _KEEP_RATIO or (decoration.picture is not None and not any(decoration.picture.crop))
    step = decoration.step
    if step is not None:
        step = Size(Emu(round(step.width * by.across)), Emu(round(step.height * by.down)))
    return replace(
        decoration,
        box=by.shape(decoration.box) if keeps else by.box(decoration.box),
        radius=by.length(decoration.radius),
        step=step,
    )


def _footer(footer: FooterStyle, by: Scale) -> FooterStyle:
    return replace(
        footer,
        box=by.box(footer.box),
        number=by.box(footer.number),
        style=_style(footer.style, by),
        number_style=_style(footer.number_style, by),
    )


def _progress(bar: ProgressBar, by: Scale) -> ProgressBar:
    gap = round(bar.gap * (by.down if bar.vertical else by.across))
    return replace(bar, box=by.box(bar.box), gap=Emu(gap), radius=by.length(bar.radius))
