"""Slots on a template: a placeholder with its own look, or a free box in the look of the template's text."""

from __future__ import annotations

import math
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.geometry import NO_INSETS, Box, Emu, Insets, points
from devops_slides.model.layout import Anchor, Slot
from devops_slides.model.paint import Paint, contrast
from devops_slides.model.style import Align, FontRole, Fonts, Level, TextStyle
from devops_slides.model.template import Holder
from devops_slides.theme.template.placeholders import PlaceholderBox
from devops_slides.theme.template.text_properties import TextProperties
from devops_slides.theme.template.theme_part import paint, palette, seen

_ALIGN: dict[str, Align] = {"l": "left", "ctr": "center", "r": "right"}
_ANCHORS: dict[str, Anchor] = {"t": "top", "ctr": "middle", "b": "bottom"}
LEAST, LEAST_LARGE = 4.5, 3.0
"""WCAG 2.2, 1.4.3 (AA)."""
LARGE, LARGE_BOLD = 18, 14
"""Points from which text, and bold text, is large (WCAG 2.2)."""
_LEVELS = 5
_SHARE = 0.7
"""Share of its size to which a template's text may shrink; ours if our least size is less."""
_NEVER_BELOW = 10
"""In points; a template's own smaller text is set in this size."""
_DEFAULT_SIZE = 18.0
"""Points if nothing gives a size (ECMA-376 part 1, 21.1.2.3.9)."""
_LEAST_BEFORE = 0.3
"""Least em between paragraphs of running text."""
_HANG = 1.0
"""Em from a marker to its item's text if the template has no lists."""


class Styles(Struct, frozen=True):
    """What slots are made with: the theme's colours and their names on the master, our sizes, the theme's fonts.

    `sizes` are preferred and least points by style, for this slide's size.
    """

    colors: Mapping[str, str]
    names: Mapping[str, str]
    palette: Mapping[str, str]
    sizes: Mapping[str, tuple[int, int]]
    fonts: Fonts
    asked: frozenset[str] = frozenset()
    """Styles whose sizes the theme file gives."""

    def palette_of(self, names: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
        """The colours of our roles under a colour map; the master's if it is empty."""
        return palette(self.colors, {**self.names, **dict(names)}) if names else self.palette

    def ink(self, ground: Paint) -> Paint:
        """The colour of text on a ground, text or background: the one with more contrast."""
        on = self.palette.get(ground.role, ground.role)
        best = max(("text", "background"), key=lambda role: contrast(self.palette[role], on))
        return Paint(best)

    def plain(self, style: TextStyle, place: PlaceholderBox) -> TextStyle:
        """A placeholder's style for a free box, in the theme's own colours and typefaces, so that it follows them.

        If what is behind is not a single colour, the colour on which the placeholder's text is read is assumed.
        """
        if style.color.role in self.palette:
            return replace(style, face="")
        ground = seen(place.ground, self.colors, self.names) or self.palette[self.ink(style.color).role]
        return replace(style, face="", color=self.ink(Paint(ground)))

    def read(self, place: PlaceholderBox, size: float) -> tuple[Paint, bool]:
        """The colour of a placeholder's text, and whether it replaces the text's own, which could not be read."""
        look = place.looks[0]
        own = paint(look.color, self.colors, self.names, Paint("text"))
        ground = seen(place.ground, self.colors, self.names)
        if ground is None:
            return own, False
        large = size >= LARGE or (bool(look.bold) and size >= LARGE_BOLD)
        enough = contrast(self.palette.get(own.role, own.role), ground) >= (LEAST_LARGE if large else LEAST)
        return (own, False) if enough else (self.ink(Paint(ground)), True)


def style_of(place: PlaceholderBox, name: str, styles: Styles) -> TextStyle:
    """The style of a placeholder's first level; its least size is ours if that is smaller than 70 % of its own."""
    look = place.looks[0]
    size = look.size or _DEFAULT_SIZE
    preferred, least = styles.sizes[name]
    given = preferred if name in styles.asked else max(int(size), _NEVER_BELOW)
    return TextStyle(
        name=name,
        font=_role(look, styles.fonts),
        size=given,
        least=max(min(least, int(size * _SHARE), given), min(_NEVER_BELOW, given)),
        bold=bool(look.bold),
        italic=bool(look.italic),
        line=look.percent(size),
        before=_before(look, size, name),
        spacing=look.tracking or 0.0,
        align=_ALIGN.get(look.align or "", "right" if look.rtl else "left"),
        color=styles.read(place, min(least, int(size * _SHARE)))[0],
        balance=place.is_title,
        rtl=bool(look.rtl),
        face=_face(look, styles.fonts),
        caps=bool(look.caps),
    )


def _before(look: TextProperties, size: float, name: str) -> float:
    """Points between paragraphs; running text gets some if the template has none, or it would be one block."""
    own = look.spacing(look.before, size) + look.spacing(look.after, size)
    return max(own, _LEAST_BEFORE * size) if name == "body" else own


def _role(look: TextProperties, fonts: Fonts) -> FontRole:
    return "heading" if look.face == fonts.heading != fonts.body or (look.face or "").startswith("+mj") else "body"


def _face(look: TextProperties, fonts: Fonts) -> str:
    """A typeface by name if it is neither of the theme's two."""
    is_theirs = look.face is None or look.face.startswith("+") or look.face in {fonts.heading, fonts.body}
    return "" if is_theirs or look.face is None else look.face


def levels_of(place: PlaceholderBox, style: TextStyle) -> tuple[Level, ...]:
    """The levels of a placeholder's lists; a level without a marker gets one, and an indent by its number."""
    found = []
    first = place.looks[0].size or _DEFAULT_SIZE
    after = max(look.spacing(look.after, look.size or first) for look in place.looks[:_LEVELS])
    for number, look in enumerate(place.looks[:_LEVELS], 1):
        size = look.size or first
        before = max(look.spacing(look.before, size) + after, _LEAST_BEFORE * size / 2)
        share = math.ceil(size) / first * 100
        hang, mar = -(look.indent or 0), look.mar or 0
        is_bare = not look.marker or hang <= 0
        if is_bare:
            hang = points(_HANG * min(size, first))
            mar = hang * number
        found.append(Level(look.marker or "•", style.color, Emu(mar), Emu(hang), share, before, is_bare))
    return tuple(found)


def placeholder_slot(
    name: str,
    place: PlaceholderBox,
    style: TextStyle,
    styles: Styles,
    box: Box | None = None,
    anchor: Anchor | None = None,
) -> Slot:
    """A slot in a placeholder, with another box or anchor if one is given."""
    whole = box or place.box
    assert whole is not None
    own = _ANCHORS.get(place.anchor, "top")
    resets = (' numCol="1"' if place.columns > 1 else "") + ("" if place.wraps else ' wrap="square"')
    size = place.looks[0].size or _DEFAULT_SIZE
    color, is_other = styles.read(place, style.least)
    inherited = place.box if place.is_own_box else None
    look = place.looks[0]
    is_tight = style.before > look.spacing(look.before, size) + look.spacing(look.after, size)
    # A line spacing in points suits only one size: then every slide gives size and line spacing itself.
    known = 0 if is_tight or place.is_resized or any((level.line or 0) < 0 for level in place.looks[:_LEVELS]) else size
    holder = Holder(place.attributes, inherited, known, own, resets, color if is_other else None)
    pads = NO_INSETS if name in {"picture", "table"} else place.insets
    return _slot(
        name, whole.within(pads), style, anchor or own, pads=pads, holder=holder, levels=levels_of(place, style)
    )


def free_slot(
    name: str, box: Box, style: TextStyle, anchor: Anchor = "top", ground: Paint | None = None, pads: Insets = NO_INSETS
) -> Slot:
    """A slot in a box of the slide's own."""
    return _slot(name, box.within(pads), style, anchor, ground=ground, pads=pads, is_free=True)


def _slot(
    name: str,
    box: Box,
    style: TextStyle,
    anchor: Anchor,
    *,
    ground: Paint | None = None,
    pads: Insets = NO_INSETS,
    holder: Holder | None = None,
    levels: tuple[Level, ...] = (),
    is_free: bool = False,
) -> Slot:
    return Slot(
        name=name,
        box=box,
        style=style,
        anchor=anchor,
        align=style.align,
        ground=ground,
        shape="rect",
        radius=Emu(0),
        inset=Emu(0),
        plate=None,
        rows=(Emu(0), Emu(0)),
        levels=levels,
        pads=pads,
        holder=holder,
        is_free=is_free,
    )
