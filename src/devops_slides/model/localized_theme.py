"""A theme for readers of a language: mirrored if it reads from the right, upright if its script has no italics."""

from __future__ import annotations

from msgspec.structs import replace

from devops_slides.model.direction import reads_from_right
from devops_slides.model.geometry import Box, Emu
from devops_slides.model.layout import CODE, Decoration, FooterStyle, Layout, ProgressBar, Slot
from devops_slides.model.paint import Gradient, Ground
from devops_slides.model.script import has_italics, scripts_of
from devops_slides.model.style import Align, TextStyle
from devops_slides.model.theme import Theme

_OTHER: dict[Align, Align] = {"left": "right", "center": "center", "right": "left"}
_CODE = ("numbers", *CODE)
"""Slots that keep their order, because code reads from the left everywhere."""


def localized_theme(theme: Theme, language: str) -> Theme:
    """The theme for a language: mirrored, upright, or unchanged."""
    if not has_italics(scripts_of(language)[0]):
        theme = _upright(theme)
    is_ours = theme.template is None  # paragraphs set their own direction on a template's layout
    return mirrored(theme) if reads_from_right(language) and is_ours else theme


def _upright(theme: Theme) -> Theme:
    layouts = {
        name: replace(layout, slots=tuple(replace(slot, style=_plain(slot.style)) for slot in layout.slots))
        for name, layout in theme.layouts.items()
    }
    styles = {name: _plain(style) for name, style in theme.styles.items()}
    table = replace(theme.table, head_italic=False, first_column_italic=False)
    return replace(theme, layouts=layouts, styles=styles, table=table)


def _plain(style: TextStyle) -> TextStyle:
    """The style without slant, and without tracking, which separates joined letters."""
    return replace(style, italic=False, spacing=0)


def mirrored(theme: Theme) -> Theme:
    """The theme with left and right swapped, text that runs from the right, and unchanged code."""
    width = theme.size.width
    left, top, right, bottom = theme.table.margins
    return replace(
        theme,
        styles={name: _style(style) for name, style in theme.styles.items()},
        layouts={name: mirrored_layout(layout, width) for name, layout in theme.layouts.items()},
        table=replace(theme.table, margins=(right, top, left, bottom)),
    )


def mirrored_layout(layout: Layout, width: Emu) -> Layout:
    """A layout on a slide `width` EMU wide with left and right swapped."""
    code = [slot.box for slot in layout.slots if slot.name in _CODE]
    shift = 0
    if code:
        left, right = min(box.left for box in code), max(box.right for box in code)
        shift = (width - right) - left
    return replace(
        layout,
        slots=tuple(
            replace(slot, box=replace(slot.box, left=Emu(slot.box.left + shift)))
            if slot.name in _CODE
            else _slot(slot, width)
            for slot in layout.slots
        ),
        decorations=tuple(_decoration(decoration, width) for decoration in layout.decorations),
        background=_ground(layout.background),
        footer=_footer(layout.footer, width) if layout.footer is not None else None,
        progress=_progress(layout.progress, width) if layout.progress is not None else None,
    )


def _box(box: Box, width: Emu) -> Box:
    return replace(box, left=Emu(width - box.right))


def _style(style: TextStyle) -> TextStyle:
    return style if style.name == "code" else replace(style, align=_OTHER[style.align], rtl=True)


def _slot(slot: Slot, width: Emu) -> Slot:
    return replace(
        slot,
        box=_box(slot.box, width),
        style=_style(slot.style),
        align=_OTHER[slot.align],
        ground=_ground(slot.ground),
    )


def _ground(ground: Ground | None) -> Ground | None:
    return replace(ground, angle=(180 - ground.angle) % 360) if isinstance(ground, Gradient) else ground


def _decoration(decoration: Decoration, width: Emu) -> Decoration:
    return replace(
        decoration, box=_box(decoration.box, width), ground=_ground(decoration.ground), flipped=not decoration.flipped
    )


def _footer(footer: FooterStyle, width: Emu) -> FooterStyle:
    return replace(
        footer,
        box=_box(footer.box, width),
        number=_box(footer.number, width),
        style=_style(footer.style),
        number_style=_style(footer.number_style),
        align=_OTHER[footer.align],
        number_align=_OTHER[footer.number_align],
    )


def _progress(bar: ProgressBar, width: Emu) -> ProgressBar:
    return replace(bar, box=_box(bar.box, width), from_right=True)
