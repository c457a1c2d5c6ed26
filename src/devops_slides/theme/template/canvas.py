"""What layouts are composed with: the place of a layout's text, and the styles of texts on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.geometry import Box, Emu, Insets, Size
from devops_slides.model.layout import Decoration, Slot
from devops_slides.model.paint import Paint, contrast
from devops_slides.model.style import TextStyle
from devops_slides.theme.template.layout_roles import Given, HostRole
from devops_slides.theme.template.placeholders import PlaceholderBox
from devops_slides.theme.template.slots import Styles, free_slot, placeholder_slot, style_of

_READ = 4.5
"""Contrast that text on a panel needs (WCAG 2.2, 1.4.3)."""
_SEEN = 1.05
"""Contrast of a panel with what lies behind it."""
_GAP = 0.03
"""Between parts of a slide, as a share of the slide's height."""
_PADS = 0.035, 0.02
"""Between the edges of a panel and its text, across and down, likewise."""
_BELOW, _BELOW_UPRIGHT = 0.3, 0.42
"""Share of the room that text has above or below a picture, a table or code; on an upright slide lines are short."""

Composed: TypeAlias = Iterator[tuple[str, HostRole, tuple[Slot, ...]]]
"""Layouts of ours by name: what the template's layout under each is for, and the slots below the title."""


class Canvas(Struct, frozen=True):
    """What layouts are composed with: the layouts of the template by what they are for, slide and text styles.

    `body` is the place of the content layout's text: what is composed stays within it. `kinds` are the colours of
    callouts. `picture` is the place that a chosen layout has for pictures.
    """

    hosts: Mapping[HostRole, Given]
    size: Size
    styles: Styles
    texts: Mapping[str, TextStyle]
    body: PlaceholderBox
    footer: str
    kinds: Mapping[str, str]
    picture: PlaceholderBox | None = None

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
    def below(self) -> float:
        """The share of the room that text has above or below another thing."""
        return _BELOW_UPRIGHT if self.size.height > self.size.width else _BELOW

    @property
    def pads(self) -> Insets:
        """Between the edges of a panel and its text."""
        across, down = (Emu(round(share * self.size.height)) for share in _PADS)
        return across, down, across, down

    @property
    def panel(self) -> str:
        """The role of panels: the theme's second background or its second text colour, the quieter that is seen."""
        own = self.styles.palette
        loud = {role: contrast(own[role], own["background"]) for role in ("surface", "muted")}
        return min(loud, key=lambda role: (loud[role] < _SEEN, loud[role]))

    @property
    def panel_ink(self) -> Paint:
        """The colour of text on panels."""
        return self.styles.ink(Paint(self.panel))

    @property
    def has_panel(self) -> bool:
        """Whether text on panels can be read."""
        own = self.styles.palette
        return contrast(own[self.panel_ink.role], own[self.panel]) >= _READ

    @property
    def holds_things(self) -> bool:
        """Whether tables and pictures may stand in the content layout's placeholder.

        LibreOffice 7.4 does not know that one in a group is filled, and draws its prompt.
        """
        return self.body.kind == "obj" and self.body.is_own_box

    def host(self, name: HostRole) -> Given:
        """The template's layout that is for something, its content layout where it has none for that."""
        return self.hosts.get(name) or self.hosts["content"]

    def lead(self, box: Box | None = None, name: str = "body") -> Slot:
        """The text in the content layout's placeholder, or in a free box where that may not be moved."""
        style = style_of(self.body, name, self.styles)
        if self.body.is_locked and (box is not None or self.body.kind == "none"):
            return free_slot("body", (box or self.room).within(self.body.insets), self.styles.plain(style, self.body))
        return placeholder_slot("body", self.body, style, self.styles, box, "top" if box is not None else None)

    def upper(self, share: float) -> Box:
        """The upper part of the room."""
        return replace(self.room, height=Emu(round(self.room.height * share)))

    def lower(self, share: float) -> Box:
        """The part of the room below the upper one, a gap between them."""
        taken = round(self.room.height * share) + self.gap
        return Box(self.room.left, Emu(self.room.top + taken), self.room.width, Emu(self.room.height - taken))


def halves(room: Box, share: float, gap: int) -> tuple[Box, Box]:
    """The room cut from top to bottom; `share` is the left part's."""
    left = round((room.width - gap) * share)
    at = room.left + left + gap
    return replace(room, width=Emu(left)), Box(Emu(at), room.top, Emu(room.right - at), room.height)


def panel(box: Box, role: str) -> Decoration:
    """A coloured ground behind text."""
    return Decoration(box, Paint(role), None, Emu(0))
