"""From a checked theme file to a Theme, with its boxes checked against the slide."""

from __future__ import annotations

from collections.abc import Iterator

from devops_slides.model.geometry import EMU_PER_CM, Box, Emu, Size, cm
from devops_slides.model.layout import Layout
from devops_slides.model.style import Fonts, Level, TextStyle
from devops_slides.model.theme import CodeStyle, PictureStyle, TableStyle, Theme
from devops_slides.theme.toml import values
from devops_slides.theme.toml.layouts import ALL, NOT, read_layouts
from devops_slides.theme.toml.rules import no_layout, read_rules
from devops_slides.theme.toml.scale import scaled
from devops_slides.theme.toml.schema import FontsSpec, StyleSpec, TableSpec, ThemeSpec
from devops_slides.theme.toml.values import named_border, named_paint

REQUIRED = {
    "title": ("title",),
    "content": ("title", "body"),
    "picture": ("title", "picture"),
    "table": ("title", "table"),
    "code": ("title", "code"),
    "callout-note": ("title", "label", "body"),
    "callout-tip": ("title", "label", "body"),
    "callout-warning": ("title", "label", "body"),
    "callout-danger": ("title", "label", "body"),
}
"""The layouts without which some of a chapter would be lost, and the slots that they need."""
OPTIONAL = {
    "section": ("title", "body"),
    "agenda": ("title", "body"),
    "objective": ("title", "body"),
    "two-column": ("title", "head1", "body1", "head2", "body2"),
    "quote": ("title", "body"),
    "summary": ("title", "body"),
}
"""Layouts of other roles, which `content` can replace, and the slots that they need if a theme has them."""
_STYLES = ("title", "body", "table", "by")
"""Text styles that the program uses by name."""
_TOLERANCE = 7_200
"""In EMU, 0.02 cm: lengths in a theme are rounded."""


def check_layouts(theme: Theme, size: Size) -> None:
    """Raise ValueError with the key of a missing layout, slot or style, or of a box outside the slide."""
    for style in _STYLES:
        if style not in theme.styles:
            raise ValueError(f"text.{style}: is missing")
    for name, slots in (REQUIRED | OPTIONAL).items():
        layout = theme.layouts.get(name)
        if layout is None and name in REQUIRED:
            raise ValueError(f"{_key(name)}: is missing")
        for slot in slots:
            if layout is not None and layout.slot(slot) is None:
                raise ValueError(f"{_key(name)}.{slot}: is missing")
    for layout in theme.layouts.values():
        for where, box in _boxes(layout):
            _check_box(where, box, size)


def _key(layout: str) -> str:
    return f"layouts.{'callout' if layout.startswith('callout-') else layout}"


def _boxes(layout: Layout) -> Iterator[tuple[str, Box]]:
    """The boxes of texts and pictures, with their keys; decorations may go over the edge."""
    for slot in layout.slots:
        yield f"{_key(layout.name)}.{slot.name}.box", slot.box
    if layout.footer is not None:
        yield "footer.box", layout.footer.box
        yield "footer.number", layout.footer.number


def _check_box(key: str, box: Box, size: Size) -> None:
    if box.width <= 0 or box.height <= 0:
        raise ValueError(f"{key}: expected a width and a height of more than 0")
    sides = {
        "left": -box.left,
        "top": -box.top,
        "right": box.right - size.width,
        "bottom": box.bottom - size.height,
    }
    side, over = max(sides.items(), key=lambda item: item[1])
    if over > _TOLERANCE:
        whole = f"{size.width / EMU_PER_CM:.2f} × {size.height / EMU_PER_CM:.2f} cm"
        raise ValueError(
            f"{key}: expected a box inside the slide ({whole}), its {side} edge is {over / EMU_PER_CM:.2f} cm outside"
        )


def resolve(spec: ThemeSpec, digest: str) -> Theme:
    """The Theme. ValueError names the key that is wrong."""
    _check_names(spec)
    size = values.size(spec.design)
    styles = {name: _style(name, value) for name, value in spec.text.items()}
    theme = Theme(
        name=spec.name,
        title=spec.title or spec.name,
        description=spec.description,
        size=values.size(spec.size),
        palette={role: getattr(spec.palette, role).upper() for role in spec.palette.__struct_fields__},
        fonts=_fonts(spec.fonts),
        styles=styles,
        levels=tuple(
            Level(
                level.char,
                named_paint(f"levels[{number}].color", level.color),
                cm(level.mar),
                cm(level.indent),
                level.size,
                level.before,
            )
            for number, level in enumerate(spec.levels, 1)
        ),
        layouts=read_layouts(spec, styles, size),
        rules=read_rules(spec.rules, spec.layouts),
        picture=PictureStyle(
            spec.picture.page,
            spec.picture.upscale,
            spec.picture.captions,
            spec.picture.exceed,
            spec.picture.least,
        ),
        table=_table(spec.table),
        code=CodeStyle(
            {name: named_paint(f"code.{name}", getattr(spec.code, name)) for name in spec.code.__struct_fields__}
        ),
        digest=digest,
    )
    check_layouts(theme, size)
    return scaled(theme, size)


def _fonts(spec: FontsSpec) -> Fonts:
    """The typefaces; titles use the body's for other scripts if they have none of their own."""
    return Fonts(
        spec.heading, spec.body, spec.mono, spec.ea, spec.cs, spec.heading_ea or spec.ea, spec.heading_cs or spec.cs
    )


def _check_names(spec: ThemeSpec) -> None:
    """Check names of layouts, roles and colours that nothing else looks up."""
    if not spec.levels:
        raise ValueError("levels: expected at least one")
    for kind, colors in spec.callout.items():
        named_paint(f"callout.{kind}.color", colors.color)
        named_paint(f"callout.{kind}.text", colors.text)
    for name, layout in spec.layouts.items():
        if layout.links:
            named_paint(f"layouts.{name}.links", layout.links, next(iter(_kinds(spec))) if name == "callout" else None)
    for number, decoration in enumerate(spec.decoration, 1):
        for name in decoration.layouts:
            if name != ALL and name.removeprefix(NOT) not in spec.layouts:
                raise ValueError(f"decoration[{number}].layouts: {no_layout(name.removeprefix(NOT), spec.layouts)}")


def _kinds(spec: ThemeSpec) -> list[tuple[str, str]]:
    return [(callout.color, callout.text) for callout in spec.callout.values()]


def _style(name: str, spec: StyleSpec) -> TextStyle:
    if spec.least > spec.size:
        raise ValueError(f"text.{name}.least: expected at most size ({spec.size}), got {spec.least}")
    return TextStyle(
        name=name,
        font=spec.font,
        size=spec.size,
        least=spec.least,
        bold=spec.bold,
        italic=spec.italic,
        line=spec.line,
        before=spec.before,
        spacing=spec.spacing,
        align=spec.align,
        color=named_paint(f"text.{name}.color", spec.color),
        balance=spec.balance,
    )


def _table(spec: TableSpec) -> TableStyle:
    left, top, right, bottom = (cm(margin) for margin in spec.margins)
    margins: tuple[Emu, Emu, Emu, Emu] = (left, top, right, bottom)
    return TableStyle(
        head_ground=named_paint("table.head-fill", spec.head_fill) if spec.head_fill else None,
        head_color=named_paint("table.head-color", spec.head_color),
        head_size=spec.head_size,
        head_font=spec.head_font,
        head_bold=spec.head_bold,
        head_italic=spec.head_italic,
        top_rule=named_border("table.top-rule", spec.top_rule),
        head_rule=named_border("table.head-rule", spec.head_rule),
        row_rule=named_border("table.row-rule", spec.row_rule),
        last_rule=named_border("table.last-rule", spec.last_rule),
        side_rule=named_border("table.side-rule", spec.side_rule),
        frame=named_border("table.frame", spec.frame),
        first_column_bold=spec.first_column_bold,
        first_column_italic=spec.first_column_italic,
        margins=margins,
    )
