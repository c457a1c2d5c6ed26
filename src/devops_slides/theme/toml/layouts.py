"""The layouts of a theme file, and their pictures: logos in their ratio, grounds cropped to their box."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
from msgspec.structs import replace

from devops_slides.files.read_file import read_file
from devops_slides.images.image_result import ImageResult, UnreadableError
from devops_slides.images.read_image import read_image
from devops_slides.model.geometry import Box, Emu, Size, cm
from devops_slides.model.layout import Decoration, FooterStyle, Layout, Plate, ProgressBar, Slot, ThemePicture
from devops_slides.model.paint import Ground
from devops_slides.model.style import TextStyle
from devops_slides.theme.toml import values
from devops_slides.theme.toml.layout_schema import (
    DecorationSpec,
    FooterSpec,
    LayoutSpec,
    PlateSpec,
    ProgressSpec,
    SlotSpec,
)
from devops_slides.theme.toml.schema import ThemeSpec
from devops_slides.theme.toml.values import CalloutPaint, named_border, named_ground, named_paint, named_style

_WHOLE = 100_000
_ACROSS = {"left": 0.0, "center": 0.5, "right": 1.0}
_DOWN = {"top": 0.0, "middle": 0.5, "bottom": 1.0}


def _room(key: str, spec: DecorationSpec, size: Size) -> Box:
    """The box of a decoration, which may be a line. ValueError names the key."""
    found = values.box(spec.box, size, spec.corner)
    if found.width < 0 or found.height < 0:
        raise ValueError(f"{key}: expected a width and a height of 0 or more")
    return found


def placed_picture(key: str, spec: DecorationSpec, room: Box) -> tuple[ThemePicture | None, Box]:
    """The picture of a decoration and its box within its room. ValueError names the key and what is wrong."""
    if spec.picture is None:
        return None, room
    path = Path(spec.picture)
    data = read_file(path, "picture")
    try:
        shown = read_image(data)
    except UnreadableError as error:
        raise ValueError(f"{key}.picture: {path.name} {error}") from None
    crop = (0, 0, 0, 0) if spec.fit == "contain" else _crop(shown, room)
    box = _contained(shown, spec, room) if spec.fit == "contain" else room
    digest = hashlib.sha256(data).hexdigest()
    return ThemePicture(shown.data, shown.content_type, digest, shown.drawing, crop, shown.fonts, path.name), box


def _contained(shown: ImageResult, spec: DecorationSpec, room: Box) -> Box:
    scale = min(room.width / shown.width, room.height / shown.height)
    width, height = round(shown.width * scale), round(shown.height * scale)
    left = room.left + round((room.width - width) * _ACROSS[spec.align])
    top = room.top + round((room.height - height) * _DOWN[spec.anchor])
    return Box(Emu(left), Emu(top), Emu(width), Emu(height))


def _crop(shown: ImageResult, room: Box) -> tuple[int, int, int, int]:
    """What is cropped at each side, in 1/1000 %, so that the picture covers its room from its middle."""
    wide = (shown.width / shown.height) / (room.width / room.height)
    across = round((1 - 1 / wide) / 2 * _WHOLE) if wide > 1 else 0
    down = round((1 - wide) / 2 * _WHOLE) if wide < 1 else 0
    return across, down, across, down


SLOTS = (
    "kicker", "title", "subtitle", "counter", "label", "head1", "body1", "code1", "head2", "body2", "code2",
    "body3", "code3", "body", "picture", "caption", "table", "tag", "numbers", "code",
)  # fmt: skip
"""Slots in the order in which a screen reader reads them."""


ALL, NOT = "*", "-"
"""In the layouts of a decoration: all of them, and all but the one named after it."""
_STYLE_OF = {
    "body1": "body",
    "body2": "body",
    "body3": "body",
    "code1": "code",
    "code2": "code",
    "code3": "code",
    "head1": "label",
    "head2": "label",
    "picture": "body",
    "numbers": "code",
}


def read_layouts(spec: ThemeSpec, styles: dict[str, TextStyle], size: Size) -> dict[str, Layout]:
    """Every layout; `callout` once per kind, named `callout-KIND`."""
    found: dict[str, Layout] = {}
    for name, value in spec.layouts.items():
        if name != "callout":
            found[name] = _layout(name, value, spec, styles, size, None)
            continue
        for kind, colors in spec.callout.items():
            layout = _layout(name, value, spec, styles, size, (colors.color, colors.text))
            found[f"{name}-{kind}"] = replace(layout, name=f"{name}-{kind}")
    return found


def _layout(
    name: str, layout: LayoutSpec, spec: ThemeSpec, styles: dict[str, TextStyle], size: Size, kind: CalloutPaint
) -> Layout:
    if layout.title is None:
        raise ValueError(f"layouts.{name}.title: is missing: every slide has a title, if only for screen readers")
    layout = _with_caption(layout, spec)
    slots = tuple(
        _slot(f"layouts.{name}.{slot}", slot, placed, styles, size, kind)
        for slot in SLOTS
        if (placed := getattr(layout, slot)) is not None
    )
    return Layout(
        name=name,
        slots=slots,
        decorations=tuple(
            _decoration(number, mark, size, kind)
            for number, mark in enumerate(spec.decoration, 1)
            if _is_on(name, mark.layouts)
        ),
        background=_background(name, layout, kind),
        footer=_footer(spec.footer, layout, name, styles, size, kind) if layout.footer else None,
        progress=_progress(f"layouts.{name}.progress", layout.progress, size) if layout.progress else None,
        links=values.paint(layout.links, kind).role if layout.links else "",
        inverted=layout.invert,
    )


def _background(name: str, layout: LayoutSpec, kind: CalloutPaint) -> Ground | None:
    """A layout's own ground; an inverted one names it, because programs differ in what the master's is there."""
    given = layout.background or ("background" if layout.invert else "")
    return named_ground(f"layouts.{name}.background", given, kind) if given else None


def _is_on(name: str, named: list[str]) -> bool:
    """Whether a decoration is on a layout; the last entry about the layout decides."""
    last = next((entry for entry in reversed(named) if entry.removeprefix(NOT) == name), ALL if ALL in named else NOT)
    return not last.startswith(NOT)


def _progress(key: str, spec: ProgressSpec, size: Size) -> ProgressBar:
    return ProgressBar(
        values.box(spec.box, size),
        cm(spec.gap),
        named_paint(f"{key}.on", spec.on),
        named_paint(f"{key}.off", spec.off),
        cm(spec.radius),
        spec.vertical,
        spec.plain,
    )


def _with_caption(layout: LayoutSpec, spec: ThemeSpec) -> LayoutSpec:
    """The layout with a place for its picture's caption: the picture's box, which placing divides."""
    if layout.picture is None or layout.caption is not None or "caption" not in spec.text:
        return layout
    left, top, width, height = layout.picture.box
    under = SlotSpec(box=[left, top, width, height], anchor="top", align=layout.picture.align)
    return msgspec.structs.replace(layout, caption=under)


def _slot(key: str, name: str, spec: SlotSpec, styles: dict[str, TextStyle], size: Size, kind: CalloutPaint) -> Slot:
    style = named_style(f"{key}.style", spec.style or _STYLE_OF.get(name, name), styles)
    preferred = spec.size or style.size
    if spec.least is not None and spec.least > preferred:
        raise ValueError(f"{key}.least: expected at most size ({preferred}), got {spec.least}")
    style = replace(
        style,
        size=preferred,
        least=spec.least or min(style.least, preferred),
        bold=style.bold if spec.bold is None else spec.bold,
        italic=style.italic if spec.italic is None else spec.italic,
        balance=style.balance if spec.balance is None else spec.balance,
        color=named_paint(f"{key}.color", spec.color, kind) if spec.color else style.color,
        align=spec.align or style.align,
    )
    rows = spec.rows or [0, 0]
    return Slot(
        name=name,
        box=values.box(spec.box, size),
        style=style,
        anchor=spec.anchor,
        align=style.align,
        ground=named_ground(f"{key}.on", spec.on, kind) if spec.on else None,
        shape=spec.shape,
        radius=cm(spec.radius),
        inset=cm(spec.inset),
        border=named_border(f"{key}.border", spec.border, kind),
        plate=_plate(f"{key}.plate", spec.plate) if spec.plate else None,
        rows=(cm(rows[0]), cm(rows[1])),
        marker=named_paint(f"{key}.marker", spec.marker, kind) if spec.marker else None,
    )


def _plate(key: str, spec: PlateSpec) -> Plate:
    return Plate(cm(spec.pad), cm(spec.radius), spec.full, named_border(f"{key}.border", spec.border))


def _decoration(number: int, spec: DecorationSpec, size: Size, kind: CalloutPaint) -> Decoration:
    key = f"decoration[{number}]"
    picture, box = placed_picture(key, spec, _room(f"{key}.box", spec, size))
    return Decoration(
        box=box,
        picture=picture,
        ground=named_ground(f"{key}.fill", spec.fill, kind) if spec.fill else None,
        border=named_border(f"{key}.border", spec.border, kind),
        radius=cm(spec.radius),
        shape=spec.shape,
        step=Size(cm(spec.step), cm(spec.step)) if spec.shape == "grid" else None,
    )


def _footer(
    spec: FooterSpec, layout: LayoutSpec, name: str, styles: dict[str, TextStyle], size: Size, kind: CalloutPaint
) -> FooterStyle:
    style = named_style("footer.style", spec.style, styles)
    number_style = named_style("footer.number-style", spec.number_style, styles)
    if layout.footer_color:
        color = named_paint(f"layouts.{name}.footer-color", layout.footer_color, kind)
        style, number_style = replace(style, color=color), replace(number_style, color=color)
    return FooterStyle(
        text=spec.text,
        box=values.box(spec.box, size),
        number=values.box(spec.number, size),
        style=style,
        number_style=number_style,
        align=spec.align,
        number_align=spec.number_align,
        vertical=spec.vertical,
    )
