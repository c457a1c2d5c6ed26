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
"""Least contrast of a panel with what is behind it."""
_GAP = 0.03
"""Gap between parts of a slide, as a share of the slide's height."""
_PADS = 0.035, 0.02
"""Padding between the edges of a panel and its text, across and down, as shares of the slide's height."""
_BELOW, _BELOW_UPRIGHT = 0.3, 0.42
"""Share of the room for text above or below a picture, a table or code; on an upright slide, lines are short."""

Composed: TypeAlias = Iterator[tuple[str, HostRole, tuple[Slot, ...]]]
"""Our layouts by name: the role of the template's layout under each, and the slots below the title."""


class Canvas(Struct, frozen=True):
    """What layouts are composed with: the template's layouts by role, slide size and text styles.

    `body` is the place of the content layout's text: compositions stay within it. `kinds` are the colours of
    callouts. `picture` is the place for pictures on a chosen layout.
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
        """The box of the content layout's text, including insets."""
        assert self.body.box is not None
        return self.body.box

    @property
    def gap(self) -> Emu:
        """The gap between parts of a slide, in EMU."""
        return Emu(round(_GAP * self.size.height))

    @property
    def below(self) -> float:
        """The share of the room for text above or below something else."""
        return _BELOW_UPRIGHT if self.size.height > self.size.width else _BELOW

    @property
    def pads(self) -> Insets:
        """The padding between the edges of a panel and its text."""
        across, down = (Emu(round(share * self.size.height)) for share in _PADS)
        return across, down, across, down

    @property
    def panel(self) -> str:
        """The role of panels: the theme's second background or text colour, the quieter one that is visible."""
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
        """Whether the content layout's placeholder may hold tables and pictures.

        LibreOffice 7.4 does not recognize a placeholder in a group as filled, and draws its prompt.
        """
        return self.body.kind == "obj" and self.body.is_own_box

    def host(self, name: HostRole) -> Given:
        """The template's layout for a role, its content layout if it has none for it."""
        return self.hosts.get(name) or self.hosts["content"]

    def lead(self, box: Box | None = None, name: str = "body") -> Slot:
        """The text in the content layout's placeholder, or in a free box if that may not be moved."""
        style = style_of(self.body, name, self.styles)
        if self.body.is_locked and (box is not None or self.body.kind == "none"):
            return free_slot("body", (box or self.room).within(self.body.insets), self.styles.plain(style, self.body))
        return placeholder_slot("body", self.body, style, self.styles, box, "top" if box is not None else None)

    def upper(self, share: float) -> Box:
        """The upper part of the room."""
        return replace(self.room, height=Emu(round(self.room.height * share)))

    def lower(self, share: float) -> Box:
        """The part of the room below the upper one, with a gap between them."""
        taken = round(self.room.height * share) + self.gap
        return Box(self.room.left, Emu(self.room.top + taken), self.room.width, Emu(self.room.height - taken))


def halves(room: Box, share: float, gap: int) -> tuple[Box, Box]:
    """The room divided from top to bottom; `share` is the left part's."""
    left = round((room.width - gap) * share)
    at = room.left + left + gap
    return replace(room, width=Emu(left)), Box(Emu(at), room.top, Emu(room.right - at), room.height)


def panel(box: Box, role: str) -> Decoration:
    """A coloured ground behind text."""
    return Decoration(box, Paint(role), None, Emu(0))
