"""A checked theme file to a Theme: styles looked up, lengths in EMU, callouts one layout a kind."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import msgspec

from devops_slides.model.deck import Role
from devops_slides.model.geometry import Emu, Size, cm
from devops_slides.model.theme import (
    Border,
    CodeStyle,
    Decoration,
    Fonts,
    FooterStyle,
    Ground,
    Layout,
    Level,
    Paint,
    PictureStyle,
    Plate,
    ProgressBar,
    Rule,
    Slot,
    TableStyle,
    TextStyle,
    Theme,
)
from devops_slides.parse.theme import values
from devops_slides.parse.theme.schema import (
    BorderSpec,
    DecorationSpec,
    FooterSpec,
    LayoutSpec,
    PlateSpec,
    ProgressSpec,
    RuleSpec,
    SlotSpec,
    StyleSpec,
    TableSpec,
    ThemeSpec,
)

SLOTS = (
    "kicker", "title", "subtitle", "counter", "label", "head1", "body1", "head2", "body2", "body",
    "picture", "caption", "table", "tag", "numbers", "code",
)  # fmt: skip
"""In the order in which a screen reader meets them."""
_STYLE_OF = {
    "body1": "body",
    "body2": "body",
    "head1": "label",
    "head2": "label",
    "picture": "body",
    "numbers": "code",
}
Kind = tuple[str, str] | None


def resolve(spec: ThemeSpec, digest: str) -> Theme:
    """The Theme. ValueError names the key that is wrong."""
    _check_names(spec)
    size = values.size(spec.size)
    styles = {name: _style(name, one) for name, one in spec.text.items()}
    return Theme(
        name=spec.name,
        title=spec.title or spec.name,
        description=spec.description,
        size=size,
        palette={role: getattr(spec.palette, role).upper() for role in spec.palette.__struct_fields__},
        fonts=Fonts(spec.fonts.heading, spec.fonts.body, spec.fonts.mono),
        styles=styles,
        levels=tuple(
            Level(
                one.char,
                _named(f"levels[{number}].color", one.color),
                cm(one.mar),
                cm(one.indent),
                one.size,
                one.before,
            )
            for number, one in enumerate(spec.levels, 1)
        ),
        layouts=_layouts(spec, styles, size),
        rules=tuple(_rule(number, one, spec) for number, one in enumerate(spec.rules, 1)),
        picture=PictureStyle(
            spec.picture.page,
            spec.picture.upscale,
            spec.picture.captions,
            spec.picture.exceed,
            spec.picture.least,
        ),
        table=_table(spec.table),
        code=CodeStyle(
            {name: _named(f"code.{name}", getattr(spec.code, name)) for name in spec.code.__struct_fields__}
        ),
        digest=digest,
    )


def _check_names(spec: ThemeSpec) -> None:
    """Names of layouts, roles and colours that nothing else looks up."""
    for kind, colors in spec.callout.items():
        _named(f"callout.{kind}.color", colors.color)
        _named(f"callout.{kind}.text", colors.text)
    for name, layout in spec.layouts.items():
        if layout.links:
            _named(f"layouts.{name}.links", layout.links)
    for number, one in enumerate(spec.decoration, 1):
        for name in one.layouts:
            if name not in spec.layouts:
                raise ValueError(f"decoration[{number}].layouts: there is no layout {name!r}")


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
        color=_named(f"text.{name}.color", spec.color),
        balance=spec.balance,
    )


def _named(key: str, value: str, kind: Kind = None) -> Paint:
    try:
        return values.paint(value, kind)
    except ValueError as error:
        raise ValueError(f"{key}: {error}") from None


def _layouts(spec: ThemeSpec, styles: dict[str, TextStyle], size: Size) -> dict[str, Layout]:
    """Every layout; `callout` once for each kind, named `callout-KIND`."""
    found: dict[str, Layout] = {}
    for name, one in spec.layouts.items():
        if name != "callout":
            found[name] = _layout(name, one, spec, styles, size, None)
            continue
        for kind, colors in spec.callout.items():
            layout = _layout(name, one, spec, styles, size, (colors.color, colors.text))
            found[f"{name}-{kind}"] = replace(layout, name=f"{name}-{kind}")
    return found


def _layout(
    name: str, one: LayoutSpec, spec: ThemeSpec, styles: dict[str, TextStyle], size: Size, kind: Kind
) -> Layout:
    one = _with_caption(one, spec)
    slots = tuple(
        _slot(f"layouts.{name}.{slot}", slot, placed, styles, size, kind)
        for slot in SLOTS
        if (placed := getattr(one, slot)) is not None
    )
    return Layout(
        name=name,
        slots=slots,
        decorations=tuple(
            _decoration(number, mark, size, kind)
            for number, mark in enumerate(spec.decoration, 1)
            if name in mark.layouts
        ),
        background=_ground(f"layouts.{name}.background", one.background, kind) if one.background else None,
        footer=_footer(spec.footer, one, name, styles, size, kind) if one.footer else None,
        progress=_progress(f"layouts.{name}.progress", one.progress, size) if one.progress else None,
        links=one.links,
    )


def _progress(key: str, spec: ProgressSpec, size: Size) -> ProgressBar:
    return ProgressBar(
        values.box(spec.box, size),
        cm(spec.gap),
        _named(f"{key}.on", spec.on),
        _named(f"{key}.off", spec.off),
        cm(spec.radius),
        spec.vertical,
        spec.plain,
    )


def _with_caption(one: LayoutSpec, spec: ThemeSpec) -> LayoutSpec:
    """A layout with a picture has a place for its caption: the picture's box, which place divides."""
    if one.picture is None or one.caption is not None or "caption" not in spec.text:
        return one
    left, top, width, height = one.picture.box
    under = SlotSpec(box=[left, top, width, height], anchor="top", align=one.picture.align)
    return msgspec.structs.replace(one, caption=under)


def _slot(key: str, name: str, spec: SlotSpec, styles: dict[str, TextStyle], size: Size, kind: Kind) -> Slot:
    style = _look_up(f"{key}.style", spec.style or _STYLE_OF.get(name, name), styles)
    preferred = spec.size or style.size
    style = replace(
        style,
        size=preferred,
        least=spec.least or min(style.least, preferred),
        bold=style.bold if spec.bold is None else spec.bold,
        color=_named(f"{key}.color", spec.color, kind) if spec.color else style.color,
        align=spec.align or style.align,
    )
    rows = spec.rows or [0, 0]
    return Slot(
        name=name,
        box=values.box(spec.box, size),
        style=style,
        anchor=spec.anchor,
        align=style.align,
        ground=_ground(f"{key}.on", spec.on, kind) if spec.on else None,
        shape=spec.shape,
        radius=cm(spec.radius),
        inset=cm(spec.inset),
        plate=_plate(f"{key}.plate", spec.plate) if spec.plate else None,
        rows=(cm(rows[0]), cm(rows[1])),
        marker=_named(f"{key}.marker", spec.marker, kind) if spec.marker else None,
    )


def _look_up(key: str, name: str, styles: dict[str, TextStyle]) -> TextStyle:
    if name not in styles:
        raise ValueError(f"{key}: there is no text style {name!r}; there are {', '.join(styles)}")
    return styles[name]


def _plate(key: str, spec: PlateSpec) -> Plate:
    return Plate(cm(spec.pad), cm(spec.radius), spec.full, _border(f"{key}.border", spec.border))


def _ground(key: str, value: str, kind: Kind) -> Ground:
    try:
        return values.ground(value, kind)
    except ValueError as error:
        raise ValueError(f"{key}: {error}") from None


def _border(key: str, spec: BorderSpec | None, kind: Kind = None) -> Border | None:
    return None if spec is None else Border(_named(f"{key}.color", spec.color, kind), spec.width)


def _decoration(number: int, spec: DecorationSpec, size: Size, kind: Kind) -> Decoration:
    key = f"decoration[{number}]"
    return Decoration(
        box=values.box(spec.box, size),
        ground=_ground(f"{key}.fill", spec.fill, kind) if spec.fill else None,
        border=_border(f"{key}.border", spec.border, kind),
        radius=cm(spec.radius),
        shape=spec.shape,
    )


def _footer(
    spec: FooterSpec, layout: LayoutSpec, name: str, styles: dict[str, TextStyle], size: Size, kind: Kind
) -> FooterStyle:
    style = _look_up("footer", "footer", styles)
    if layout.footer_color:
        style = replace(style, color=_named(f"layouts.{name}.footer-color", layout.footer_color, kind))
    return FooterStyle(
        spec.text, values.box(spec.box, size), values.box(spec.number, size), style, spec.align, spec.number_align
    )


def _rule(number: int, spec: RuleSpec, theme: ThemeSpec) -> Rule:
    key = f"rules[{number}]"
    ranges: list[tuple[str, float, float]] = []
    roles: tuple[str, ...] = ()
    for name, value in spec.when.items():
        if name == "role":
            roles = tuple(value) if isinstance(value, list) else (str(value),)
            wrong = [role for role in roles if role not in get_args(Role)]
            if wrong:
                raise ValueError(f"{key}.when.role: there is no role {wrong[0]!r}")
        elif name not in values.CONDITIONS or isinstance(value, list):
            raise ValueError(f"{key}.when: expected role or {', '.join(values.CONDITIONS)}, got {name!r}")
        else:
            try:
                ranges.append((name, *values.condition(value)))
            except ValueError as error:
                raise ValueError(f"{key}.when.{name}: {error}") from None
    for name in spec.use:
        if name not in theme.layouts:
            raise ValueError(f"{key}.use: there is no layout {name!r}")
    return Rule(roles, tuple(ranges), tuple(spec.use))


def _table(spec: TableSpec) -> TableStyle:
    left, top, right, bottom = (cm(one) for one in spec.margins)
    margins: tuple[Emu, Emu, Emu, Emu] = (left, top, right, bottom)
    return TableStyle(
        head_ground=_named("table.head-fill", spec.head_fill) if spec.head_fill else None,
        head_color=_named("table.head-color", spec.head_color),
        head_size=spec.head_size,
        head_rule=_border("table.head-rule", spec.head_rule),
        row_rule=_border("table.row-rule", spec.row_rule),
        last_rule=_border("table.last-rule", spec.last_rule),
        side_rule=_border("table.side-rule", spec.side_rule),
        first_column_bold=spec.first_column_bold,
        margins=margins,
    )
