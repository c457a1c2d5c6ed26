"""All of our layouts on a template: title, slots, panels, footer, and links that can be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from devops_slides.model.geometry import Box, Emu
from devops_slides.model.layout import Decoration, Layout, Slot
from devops_slides.model.paint import Paint, contrast
from devops_slides.model.style import Fonts
from devops_slides.model.template import Host as HostPart
from devops_slides.theme.template.canvas import Canvas, Composed
from devops_slides.theme.template.compositions import (
    callout_panels,
    callouts,
    code_panels,
    code_steps,
    columns,
    pictures,
    tables_and_code,
)
from devops_slides.theme.template.footers import footer_of
from devops_slides.theme.template.layout_roles import Given, HostRole
from devops_slides.theme.template.placeholders import PlaceholderBox
from devops_slides.theme.template.slots import LEAST, Styles, free_slot, placeholder_slot, style_of
from devops_slides.theme.template.theme_part import palette, seen

_LINKS = ("hlink", "folHlink")
_TEXTS = ("tx1", "bg1", "tx2", "bg2")


def link_colors(given: Given, styles: Styles, ink: Paint, panel: str = "") -> tuple[tuple[str, str], ...]:
    """The colour map of a layout's slides: the layout's own, or one with readable links; empty for the master's.

    `panel` is the role of the panel behind the text, empty for none. If what is behind is not a single colour,
    the colour on which `ink`, the text's colour, is read is assumed.
    """
    names = {**styles.names, **dict(given.colors)}
    own = palette(styles.colors, names)
    behind = own[panel] if panel else _behind(given, styles, ink, names)
    pale = [name for name in _LINKS if contrast(styles.colors[names[name]], behind) < LEAST]
    if not pale:
        return given.colors
    readable = next(_readable(styles, names, behind), names["tx1"])
    return tuple((names | dict.fromkeys(pale, readable)).items())


def _behind(given: Given, styles: Styles, ink: Paint, names: dict[str, str]) -> str:
    for text in given.texts:
        if (found := seen(text.ground, styles.colors, names)) is not None:
            return found
    return palette(styles.colors, names)[styles.ink(Paint(styles.palette.get(ink.role, ink.role))).role]


def _readable(styles: Styles, names: dict[str, str], behind: str) -> Iterator[str]:
    """Slots of the theme that can be read on a colour: accents first, because links should stand out."""
    for name in (*(f"accent{number}" for number in range(1, 7)), *_TEXTS):
        if contrast(styles.colors[names[name]], behind) >= LEAST:
            yield names[name]


_OPENING_TITLE, _OPENING_TEXT = (0.22, 0.52), (0.55, 0.85)
"""Top and foot of title and text on a title slide made from a content layout, as shares of the slide's height."""
_OPENING_LARGER = 1.25
"""The factor by which its title is larger."""
_OPENING_ENDS = 0.9
"""Where the text of a title slide ends, as a share of the slide's height, if the template has no place for it."""
_OPENING_BEGINS = 0.7
"""Where it begins at the latest, as such a share."""


def layouts(ground: Canvas, chosen: Mapping[str, Canvas]) -> dict[str, Layout]:
    """Every layout that slides may have; `chosen` are the grounds of those on other layouts, by name."""
    found = _layouts(ground)
    for name, own in chosen.items():
        if name in found and not _is_on(found[name], own.host("content")):
            found[name] = _in_faces(_layouts(own)[name], own.styles.fonts, ground.styles.fonts)
    return found


def _is_on(layout: Layout, given: Given) -> bool:
    return layout.host is not None and layout.host.part == given.part


def _layouts(ground: Canvas) -> dict[str, Layout]:
    panels = dict((*code_panels(ground), *callout_panels(ground)))
    return {name: _layout(name, host, slots, panels.get(name, ()), ground) for name, host, slots in _all(ground)}


def _all(ground: Canvas) -> Composed:
    yield "title", "title", (_opening(ground, "title", "subtitle"),)
    yield "section", "section", (_opening(ground, "section", "body"),)
    for name in ("agenda", "content", "objective", "summary"):
        yield name, "content", (ground.lead(),)
    yield "statement", "content", (_said("lead", ground),)
    yield "quote", "content", (_said("quote", ground),)
    yield from pictures(ground)
    yield from columns(ground)
    yield from tables_and_code(ground)
    yield from code_steps(ground)
    yield from callouts(ground)


def _said(name: str, ground: Canvas) -> Slot:
    """A single sentence or quotation: larger, in the middle of its height, and centred under a centred title."""
    slot, text = ground.lead(name=name), ground.texts[name]
    title = ground.hosts["content"].title
    assert title is not None
    align = "center" if style_of(title, "title", ground.styles).align == "center" else slot.align
    style = replace(slot.style, size=text.size, least=text.least, balance=True, align=align)
    return replace(slot, anchor="middle", style=style, align=align)


def _layout(
    name: str, host: HostRole, slots: tuple[Slot, ...], decorations: tuple[Decoration, ...], ground: Canvas
) -> Layout:
    given = ground.host(host)
    title = given.title
    assert title is not None
    panel = ground.panel if name.startswith("callout") and ground.has_panel else ""
    links = link_colors(given, ground.styles, ground.texts["body"].color, panel)
    own = _title(name, host, title, ground)
    return Layout(
        name=name,
        slots=(own, *slots),
        decorations=decorations,
        background=None,
        footer=footer_of(given, ground.footer, ground.texts["footer"], ground.styles),
        progress=None,
        host=HostPart(given.part, given.name, links, tuple(ground.styles.palette_of(links).items())),
    )


def _title(name: str, host: HostRole, title: PlaceholderBox, ground: Canvas) -> Slot:
    """The title in its placeholder; on a composed title slide it is in the middle of the slide, and larger."""
    opens = name in {"title", "section"}
    style = style_of(title, "display" if opens else "title", ground.styles)
    if not opens or not _is_composed(host, ground):
        return placeholder_slot("title", title, style, ground.styles)
    style = replace(style, size=round(style.size * _OPENING_LARGER))
    return placeholder_slot("title", title, style, ground.styles, _across(title, ground, _OPENING_TITLE), "bottom")


def _is_composed(host: HostRole, ground: Canvas) -> bool:
    """Whether a title slide must be composed: without a layout for it, or with one whose title is as on any slide."""
    own, content = ground.host(host), ground.hosts["content"]
    assert own.title is not None
    assert content.title is not None
    is_plain = own.part != content.part and own.title.box == content.title.box
    return (host not in ground.hosts or is_plain) and not own.title.is_locked


def _across(title: PlaceholderBox, ground: Canvas, share: tuple[float, float]) -> Box:
    """A box as wide as a title between two shares of the slide's height."""
    assert title.box is not None
    top, bottom = (Emu(round(part * ground.size.height)) for part in share)
    return Box(title.box.left, top, title.box.width, Emu(bottom - top))


def _in_faces(layout: Layout, fonts: Fonts, usual: Fonts) -> Layout:
    """A layout of another master, in its own theme's typefaces instead of those that the deck is measured in."""
    return replace(layout, slots=tuple(_in_face(slot, fonts, usual) for slot in layout.slots))


def _in_face(slot: Slot, fonts: Fonts, usual: Fonts) -> Slot:
    style = slot.style
    if style.font == "mono" or style.face or fonts.of(style.font) == usual.of(style.font):
        return slot
    return replace(slot, style=replace(style, face=fonts.of(style.font)))


def _opening(ground: Canvas, host: HostRole, name: str) -> Slot:
    """The text below the title of a title slide or a section: its placeholder, else a box below the title."""
    given = ground.host(host)
    style = "subtitle" if name == "subtitle" else "body"
    assert given.title is not None
    if _is_composed(host, ground):
        own = style_of(given.title, style, ground.styles)
        text = replace(ground.texts[style], align=own.align)
        return free_slot(name, _across(given.title, ground, _OPENING_TEXT).within(given.title.insets), text)
    place = next(_below(given, given.title), None) or next(iter(given.bodies(ground.size)), None)
    if place is not None:
        return placeholder_slot(name, place, style_of(place, style, ground.styles), ground.styles)
    above = given.title.box
    assert above is not None
    top = min(above.bottom + ground.gap, round(ground.size.height * _OPENING_BEGINS))
    height = round(ground.size.height * _OPENING_ENDS) - top
    return free_slot(name, Box(above.left, Emu(top), above.width, Emu(height)), ground.texts[style])


def _below(given: Given, title: PlaceholderBox) -> Iterator[PlaceholderBox]:
    """The places for text below a title, those for a subtitle first."""
    assert title.box is not None
    middle = title.box.top + title.box.height // 2
    found = [text for text in given.texts if text.box is not None and text.box.top >= middle]
    return iter(sorted(found, key=lambda place: place.kind != "subTitle"))
