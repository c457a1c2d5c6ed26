"""Callouts: the kind's name on a band in its colour, the text on a panel below it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from devops_slides.model.geometry import Box, Emu, Insets
from devops_slides.model.layout import Decoration, Slot
from devops_slides.model.paint import Paint
from devops_slides.theme.template.canvas import Composed, Ground, panel
from devops_slides.theme.template.slots import free

_BAND = 1.9
"""The height of a band in em of its text."""


def callouts(ground: Ground) -> Composed:
    """A layout a kind of callout."""
    for kind, color in ground.kinds.items():
        yield f"callout-{kind}", "only", tuple(_callout(color, ground))


def callout_panels(ground: Ground) -> Iterator[tuple[str, tuple[Decoration, ...]]]:
    """Band and panel of each kind."""
    for kind, color in ground.kinds.items():
        own = panel(_band(ground), color)
        yield f"callout-{kind}", (own, panel(_below_band(ground), ground.panel)) if ground.has_panel else (own,)


def _callout(color: str, ground: Ground) -> Iterator[Slot]:
    pads = ground.pads
    style = replace(ground.texts["label"], color=ground.styles.ink(Paint(color)), align="left")
    inside: Insets = (pads[0], Emu(0), pads[2], Emu(0))
    yield free("label", _band(ground).within(inside), style, "middle")
    body = ground.texts["body"]
    if ground.has_panel:
        body = replace(body, color=ground.panel_ink, align="left")
    slot = free("body", _below_band(ground).within(pads), body, "middle" if ground.has_panel else "top")
    yield replace(slot, marker=body.color)


def _band(ground: Ground) -> Box:
    return replace(ground.room, height=Emu(round(ground.texts["label"].size * 12_700 * _BAND)))


def _below_band(ground: Ground) -> Box:
    room, band = ground.room, _band(ground)
    return Box(room.left, band.bottom, room.width, Emu(room.height - band.height))
