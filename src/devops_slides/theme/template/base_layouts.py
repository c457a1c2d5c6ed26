"""The grounds of a template's layouts: text styles, and a place for text below the title if there is none."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import get_args

from msgspec.structs import replace

from devops_slides.model.geometry import EMU_PER_CM, Box, Emu, Size
from devops_slides.model.style import TextStyle
from devops_slides.theme.template.canvas import Canvas
from devops_slides.theme.template.layout_roles import Given, HostRole
from devops_slides.theme.template.masters import Master
from devops_slides.theme.template.placeholders import PlaceholderBox
from devops_slides.theme.template.readable_layouts import LEAST_TEXT, foot_of
from devops_slides.theme.template.schema import FOOTER, TemplateSpec
from devops_slides.theme.template.slots import Styles, style_of
from devops_slides.theme.template.text_properties import levels
from devops_slides.theme.template.theme_part import color_map, fonts_of, palette, scheme
from devops_slides.theme.template.xml import Element, P
from devops_slides.theme.toml.values import named_paint

_LATEST = 0.5
"""Where text begins at the latest, as a share of the slide's height, if a locked title leaves too little below it."""


def below_title(given: Given, master: Element, size: Size) -> PlaceholderBox:
    """A place for text that no slide inherits, as wide as the layout's title."""
    title = given.title
    assert title is not None
    assert title.box is not None
    foot = foot_of(given, size)
    top = title.box.bottom if foot - title.box.bottom >= LEAST_TEXT * size.height else round(_LATEST * size.height)
    style = master.find(f"{P}txStyles/{P}bodyStyle")
    return replace(
        title,
        kind="none",
        box=Box(title.box.left, Emu(top), title.box.width, Emu(foot - top)),
        is_own_box=False,
        is_locked=True,
        anchor="t",
        looks=levels([style]),
    )


_SIZES = {
    "title": (38, 26), "display": (60, 36), "subtitle": (22, 16), "body": (28, 16), "lead": (48, 28), "quote": (48, 28),
    "by": (20, 14), "label": (22, 14), "caption": (14, 12), "table": (18, 11), "code": (18, 11), "tag": (12, 10),
    "footer": (12, 10),
}  # fmt: skip
"""Preferred and least sizes in points on a slide of 33.87 × 19.05 cm, if a template gives none."""
_SMALLEST = {name: 11 if name in {"code", "table"} else 10 for name in _SIZES}
"""Least sizes in points, however small the slide."""
_USUAL = 33.87 * 19.05 * EMU_PER_CM**2
_LARGE = ("lead", "quote")
"""Styles that grow with the template's text."""
_LARGER = 1.8
_BY = 0.7
"""Largest size of an attribution as a share of its quotation's."""
_CELLS = 0.65
"""The size of text in tables as a share of the body's."""
_LARGEST_SLIDE = 1.25
"""Largest factor by which sizes grow with a larger slide."""


def asked_styles(spec: TemplateSpec) -> frozenset[str]:
    """The styles whose sizes the theme file gives."""
    return frozenset(name for name, value in spec.text.items() if value.size is not None)


def text_sizes(spec: TemplateSpec, size: Size) -> dict[str, tuple[int, int]]:
    """Preferred and least points of each style on this slide; the theme file's take precedence over ours."""
    by = min(math.sqrt(size.width * size.height / _USUAL), _LARGEST_SLIDE)
    found = {}
    for name, (preferred, least) in _SIZES.items():
        given = spec.text.get(name)  # type: ignore[call-overload]
        own = given.size if given is not None and given.size is not None else max(round(preferred * by), 10)
        small = (
            given.least if given is not None and given.least is not None else max(round(least * by), _SMALLEST[name])
        )
        found[name] = own, min(small, own)
    return found


def text_styles(body: TextStyle, styles: Styles) -> dict[str, TextStyle]:
    """The styles of texts without a placeholder, in the template's text font and colour."""
    found = {}
    for name in _SIZES:
        size, least = styles.sizes[name]
        if name == "table" and name not in styles.asked:
            size = max(size, round(body.size * _CELLS))
        if name == "body":
            size, least = body.size, body.least
        elif name in _LARGE and name not in styles.asked:
            size = max(min(size, round(body.size * _LARGER)), body.size)
        plain = replace(body, name=name, size=size, least=min(least, size), line=100.0, balance=name in _LARGE)
        found[name] = plain if name == "body" else replace(plain, align="right" if body.rtl else "left", caps=False)
    found["body"] = body
    found["label"] = replace(found["label"], bold=True, before=0)
    found["code"] = replace(
        found["code"], font="mono", face="", line=105.0, before=0, italic=False, align="left", rtl=False
    )
    if "by" not in styles.asked:
        found["by"] = _smaller(found["by"], found["quote"].size * _BY)
    for name in ("table", "caption", "tag", "footer", "by"):
        found[name] = replace(found[name], before=0, bold=False)
    return found


def _smaller(style: TextStyle, most: float) -> TextStyle:
    """A style of at most `most` points, but at least ten."""
    size = max(min(style.size, round(most)), 10)
    return replace(style, size=size, least=min(style.least, size))


def canvas_on(hosts: Mapping[HostRole, Given], master: Master, spec: TemplateSpec, size: Size) -> Canvas:
    """The ground on a master's layouts, by their roles."""
    content = hosts["content"]
    body = next(iter(content.bodies(size)), None) or below_title(content, master.root, size)
    return _ground(hosts, body, master, spec, size)


def canvases_on(
    chosen: Mapping[str, Given], usual: Canvas, masters: Mapping[str, Master], spec: TemplateSpec
) -> dict[str, Canvas]:
    """The grounds, by name, of those of our layouts for which the theme file chooses one of the template's."""
    return {name: _on(value, usual, masters[value.master], spec) for name, value in chosen.items()}


def _on(given: Given, usual: Canvas, master: Master, spec: TemplateSpec) -> Canvas:
    """The ground on one layout, whatever its role: its own places, else the room that text has elsewhere."""
    size = usual.size
    picture = max((place for place in given.places if place.kind == "pic"), key=lambda place: place.area, default=None)
    found = dict.fromkeys(get_args(HostRole), given)
    ground = _ground(found, _body(given, usual, master), master, spec, size)
    return replace(ground, picture=picture if picture is not None and picture.area else None)


def _body(given: Given, usual: Canvas, master: Master) -> PlaceholderBox:
    """The largest place for text; without one, the usual room, unless the title reaches into it."""
    if bodies := given.bodies(usual.size):
        return bodies[0]
    below = below_title(given, master.root, usual.size)
    assert given.title is not None
    assert given.title.box is not None
    is_free = given.title.box.bottom <= usual.room.top and given.master == usual.hosts["content"].master
    return replace(usual.body, kind="none", is_own_box=False, is_locked=True) if is_free else below


def _ground(
    hosts: Mapping[HostRole, Given], body: PlaceholderBox, master: Master, spec: TemplateSpec, size: Size
) -> Canvas:
    colors, names = scheme(master.look), color_map(master.root)
    own = palette(colors, names)
    styles = Styles(
        colors, names, own, text_sizes(spec, size), fonts_of(master.look, spec.fonts.mono), asked_styles(spec)
    )
    plain = text_styles(styles.plain(style_of(body, "body", styles), body), styles)
    kinds: dict[str, str] = {
        kind: named_paint(f"callout.{kind}.color", value.color).role for kind, value in spec.callout.items()
    }
    return Canvas(hosts, size, styles, plain, body, FOOTER if spec.footer.text is None else spec.footer.text, kinds)
