"""Our layouts on those of a template: what it has no layout for is composed within the place of its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.color import contrast
from devops_slides.model.geometry import Box, Emu, Insets, Size
from devops_slides.model.layout import Anchor, Decoration, Layout, Slot
from devops_slides.model.paint import Paint
from devops_slides.model.style import TextStyle
from devops_slides.model.template import Host as HostPart
from devops_slides.parse.template.footers import footer_of
from devops_slides.parse.template.hosts import Given
from devops_slides.parse.template.links import link_colors
from devops_slides.parse.template.names import Host
from devops_slides.parse.template.placeholders import Place
from devops_slides.parse.template.slots import Styles, free, held, style_of

_READ = 4.5
"""Contrast that text on a panel needs (WCAG 2.2, 1.4.3)."""
_GAP = 0.03
"""Between parts of a slide, as a share of the slide's height."""
_BELOW = 0.3
"""Share of the room that text has above or below a picture, a table or code."""
_BESIDE = 0.42
"""Share of the room's width that text has beside a picture."""


class Ground(Struct, frozen=True):
    """What layouts are composed with: the layouts of the template by what they are for, slide and text styles.

    `body` is the place of the content layout's text: what is composed stays within it. `kinds` are the colours of
    callouts, `named` the layouts that the theme file chooses for ours.
    """

    hosts: Mapping[Host, Given]
    size: Size
    styles: Styles
    texts: Mapping[str, TextStyle]
    body: Place
    footer: str
    kinds: Mapping[str, str]
    named: Mapping[str, Given]

    @property
    def room(self) -> Box:
        """The box of the content layout's text, insets and all."""
        assert self.body.box is not None
        return self.body.box

    @property
    def gap(self) -> Emu:
        """Between parts of a slide."""
        return Emu(round(_GAP * self.size.height))

    @property
    def has_panel(self) -> bool:
        """Whether text on the theme's surface colour can be read."""
        surface = self.styles.palette["surface"]
        return contrast(self.styles.palette[self.styles.ink(Paint("surface")).role], surface) >= _READ

    @property
    def holds_things(self) -> bool:
        """Whether tables and pictures may stand in the content layout's placeholder.

        LibreOffice 7.4 does not know that one in a group is filled, and draws its prompt.
        """
        return self.body.kind == "obj" and self.body.is_own_box

    def lead(self, box: Box | None = None, name: str = "body") -> Slot:
        """The text in the content layout's placeholder, or in a free box where that may not be moved."""
        style = style_of(self.body, name, self.styles)
        if self.body.is_locked and (box is not None or self.body.kind == "none"):
            return free("body", (box or self.room).within(self.body.insets), self.styles.plain(style, self.body))
        return held("body", self.body, style, self.styles, box, "top" if box is not None else None)

    def upper(self, share: float) -> Box:
        """The upper part of the room."""
        return replace(self.room, height=Emu(round(self.room.height * share)))

    def lower(self, share: float) -> Box:
        """The part of the room below the upper one, a gap between them."""
        taken = round(self.room.height * share) + self.gap
        return Box(self.room.left, Emu(self.room.top + taken), self.room.width, Emu(self.room.height - taken))


def layouts(ground: Ground) -> dict[str, Layout]:
    """Every layout that slides may have."""
    found = {name: _layout(name, host, slots, ground) for name, host, slots in _all(ground)}
    panels = {name: panel for name, panel in _panels(ground) if ground.has_panel or name.startswith("callout")}
    return {name: replace(one, decorations=panels.get(name, ())) for name, one in found.items()}


def _all(ground: Ground) -> Iterator[tuple[str, Host, tuple[Slot, ...]]]:
    yield "title", "title", tuple(_opening(ground, "title", "subtitle"))
    yield "section", "section", tuple(_opening(ground, "section", "body"))
    for name in ("agenda", "content", "objective", "summary"):
        yield name, "content", (ground.lead(),)
    yield "statement", "content", (_said("lead", ground),)
    yield "quote", "content", (_said("quote", ground),)
    yield from _pictures(ground)
    yield from _columns(ground)
    yield from _matter(ground)
    for kind, color in ground.kinds.items():
        yield f"callout-{kind}", "only", tuple(_callout(color, ground))


def _said(name: str, ground: Ground) -> Slot:
    """A sentence or a quote alone: larger, in the middle of its height, under a centred title centred itself."""
    slot, text = ground.lead(name=name), ground.texts[name]
    title = ground.hosts["content"].title
    assert title is not None
    align = "center" if style_of(title, "title", ground.styles).align == "center" else slot.align
    style = replace(slot.style, size=text.size, least=text.least, balance=True, align=align)
    return replace(slot, anchor="middle", style=style, align=align)


def _layout(name: str, host: Host, slots: tuple[Slot, ...], ground: Ground) -> Layout:
    given = ground.named.get(name) or ground.hosts.get(host) or ground.hosts["content"]
    title = given.title
    assert title is not None
    style = "display" if name in {"title", "section"} else "title"
    own = held("title", title, style_of(title, style, ground.styles), ground.styles)
    return Layout(
        name=name,
        slots=(own, *slots),
        decorations=(),
        background=None,
        footer=footer_of(given, ground.footer, ground.texts["footer"], ground.styles),
        progress=None,
        host=HostPart(given.part, given.name, link_colors(given, ground.styles, ground.texts["body"].color)),
    )


def _opening(ground: Ground, host: Host, name: str) -> Iterator[Slot]:
    """The text below the title of a title slide or a section: its placeholder, else what the content's room leaves."""
    given = ground.named.get(host) or ground.hosts.get(host) or ground.hosts["content"]
    style = "subtitle" if name == "subtitle" else "body"
    place = next((one for one in given.texts if given.title is not None and _is_below(one, given.title)), None)
    place = place or next(iter(given.bodies(ground.size)), None)
    if place is not None:
        yield held(name, place, style_of(place, style, ground.styles), ground.styles)
        return
    assert given.title is not None
    assert given.title.box is not None
    above = given.title.box
    top = min(above.bottom + ground.gap, round(ground.size.height * 0.7))
    height = round(ground.size.height * 0.9) - top
    yield free(name, Box(above.left, Emu(top), above.width, Emu(height)), ground.texts[style])


def _is_below(one: Place, title: Place) -> bool:
    assert one.box is not None
    assert title.box is not None
    return one.box.top >= title.box.top + title.box.height // 2


def _pictures(ground: Ground) -> Iterator[tuple[str, Host, tuple[Slot, ...]]]:
    caption = ground.texts["caption"]

    def shown(box: Box, anchor: Anchor = "middle") -> Slot:
        return free("picture", box, replace(caption, align="center"), anchor)

    if ground.holds_things:
        style = replace(style_of(ground.body, "caption", ground.styles), align="center")
        alone = held("picture", ground.body, style, ground.styles, anchor="middle")
    else:
        alone = shown(ground.room)
    host: Host = "content" if ground.holds_things else "only"
    yield "picture", host, (alone,)
    yield "picture-full", host, (alone,)
    left, right = _halves(ground.room, _BESIDE, ground.gap)
    yield "picture-right", "content", (ground.lead(left), shown(right))
    left, right = _halves(ground.room, 1 - _BESIDE, ground.gap)
    yield "picture-left", "content", (shown(left), ground.lead(right))
    yield "picture-below", "content", (ground.lead(ground.upper(_BELOW)), shown(ground.lower(_BELOW), "top"))
    yield "picture-above", "content", (shown(ground.upper(1 - _BELOW)), ground.lead(ground.lower(1 - _BELOW)))


def _halves(room: Box, share: float, gap: int) -> tuple[Box, Box]:
    """The room cut from top to bottom; `share` is the left part's."""
    left = round((room.width - gap) * share)
    at = room.left + left + gap
    return replace(room, width=Emu(left)), Box(Emu(at), room.top, Emu(room.right - at), room.height)


def _columns(ground: Ground) -> Iterator[tuple[str, Host, tuple[Slot, ...]]]:
    """Two texts: in the placeholders of a comparison, of two columns under free heads, or in the room cut in two."""
    given = ground.hosts.get("comparison")
    heads, pair = (given.heads(ground.size), given.columns(ground.size)) if given is not None else (None, None)
    if heads is not None and pair is not None:
        slots = [
            slot
            for number, (head, body) in enumerate(zip(heads, pair, strict=True), 1)
            for slot in (
                held(f"head{number}", head, style_of(head, "label", ground.styles), ground.styles),
                held(f"body{number}", body, style_of(body, "body", ground.styles), ground.styles),
            )
        ]
        yield "two-column", "comparison", tuple(slots)
        return
    label = ground.texts["label"]
    height = Emu(round(label.size * 12_700 * 1.8))
    given = ground.hosts.get("columns")
    pair = given.columns(ground.size) if given is not None else None
    if pair is None or any(one.is_locked for one in pair):
        boxes = _halves(ground.room, 0.5, ground.gap)
        found = [_with_head(number, box, height, None, ground) for number, box in enumerate(boxes, 1)]
        yield "two-column", "only", tuple(slot for both in found for slot in both)
        return
    found = [
        _with_head(number, one.box, height, one, ground) for number, one in enumerate(pair, 1) if one.box is not None
    ]
    yield "two-column", "columns", tuple(slot for both in found for slot in both)


def _with_head(number: int, box: Box, height: Emu, place: Place | None, ground: Ground) -> tuple[Slot, Slot]:
    insets = ground.body.insets
    head = free(f"head{number}", replace(box, height=height).within(insets), ground.texts["label"], "bottom")
    below = Box(box.left, Emu(box.top + height), box.width, Emu(box.height - height))
    if place is None:
        return head, free(f"body{number}", below.within(insets), ground.texts["body"])
    return head, held(f"body{number}", place, style_of(place, "body", ground.styles), ground.styles, below)


def _matter(ground: Ground) -> Iterator[tuple[str, Host, tuple[Slot, ...]]]:
    table, rows = ground.texts["table"], _rows(ground)
    alone = free("table", ground.room, table)
    host: Host = "only"
    if ground.holds_things:
        alone, host = replace(held("table", ground.body, table, ground.styles), levels=()), "content"
    yield "table", host, (replace(alone, rows=rows),)
    below = replace(free("table", ground.lower(_BELOW), table), rows=rows)
    yield "table-below", "content", (ground.lead(ground.upper(_BELOW)), below)
    yield "code", "only", tuple(_code(ground.room, ground))
    yield "code-below", "content", (ground.lead(ground.upper(_BELOW)), *_code(ground.lower(_BELOW), ground))


def _rows(ground: Ground) -> tuple[Emu, Emu]:
    """Least heights of rows: those of a table that PowerPoint inserts, for a text of 18 points 0.37 inches."""
    height = Emu(round(ground.texts["table"].size / 18 * 370_840))
    return height, height


def _code(room: Box, ground: Ground) -> Iterator[Slot]:
    """Code on its panel, its language above it."""
    tag, code = ground.texts["tag"], ground.texts["code"]
    yield free("tag", replace(room, height=_head(ground)), replace(tag, align="right"), "bottom")
    box = _below_head(room, ground)
    if ground.has_panel:
        box, code = box.within(_pads(ground)), replace(code, color=ground.styles.ink(Paint("surface")))
    numbers = replace(box, width=Emu(box.width // 8))
    yield free("numbers", numbers, replace(code, align="right"), "middle")
    yield free("code", box, code, "middle")


def _head(ground: Ground) -> Emu:
    """The height of what stands above code."""
    return Emu(round(ground.texts["tag"].size * 12_700 * 1.5))


def _below_head(room: Box, ground: Ground) -> Box:
    head = _head(ground)
    return Box(room.left, Emu(room.top + head), room.width, Emu(room.height - head))


def _band(ground: Ground) -> Emu:
    """The height of a callout's band."""
    return Emu(round(ground.texts["label"].size * 12_700 * 1.9))


def _pads(ground: Ground) -> Insets:
    pad = Emu(round(0.02 * ground.size.height))
    return pad, pad, pad, pad


def _callout(color: str, ground: Ground) -> Iterator[Slot]:
    """The kind's name on a band in its colour, and the text on a panel below it."""
    label, room, height = ground.texts["label"], ground.room, _band(ground)
    pads = _pads(ground)
    style = replace(label, color=ground.styles.ink(Paint(color)), align="left")
    inside: Insets = (pads[0], Emu(0), pads[2], Emu(0))
    yield free("label", replace(room, height=height).within(inside), style, "middle")
    box = Box(room.left, Emu(room.top + height), room.width, Emu(room.height - height)).within(pads)
    body = ground.texts["body"]
    if ground.has_panel:
        body = replace(body, color=ground.styles.ink(Paint("surface")), align="left")
    yield free("body", box, body, "middle" if ground.has_panel else "top")


def _panels(ground: Ground) -> Iterator[tuple[str, tuple[Decoration, ...]]]:
    """What lies on the slides of composed layouts, since the template's own know nothing of it."""
    room, band = ground.room, _band(ground)
    yield "code", (_panel(_below_head(room, ground)),)
    yield "code-below", (_panel(_below_head(ground.lower(_BELOW), ground)),)
    below = Box(room.left, Emu(room.top + band), room.width, Emu(room.height - band))
    for kind, color in ground.kinds.items():
        own = _panel(replace(room, height=band), color)
        yield f"callout-{kind}", (own, _panel(below)) if ground.has_panel else (own,)


def _panel(box: Box, role: str = "surface") -> Decoration:
    return Decoration(box, Paint(role), None, Emu(0))
