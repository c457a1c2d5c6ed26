"""Colours as roles of a palette, and what is painted with them."""

from __future__ import annotations

from msgspec import Struct

PALETTE = (
    "background", "text", "surface", "muted",
    "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
    "link", "visited",
)  # fmt: skip
"""The twelve roles of a palette, one for each colour of a theme part (ECMA-376 20.1.6.2)."""


class Paint(Struct, frozen=True):
    """A palette role, perhaps thinned: `alpha` and `lum` (luminance modulation) in percent.

    A colour of a template that is none of its theme's is a role of its own, RRGGBB.
    """

    role: str
    alpha: int = 100
    lum: int = 100


class Gradient(Struct, frozen=True):
    """A linear gradient of two stops; `angle` in degrees, clockwise from left to right."""

    start: Paint
    end: Paint
    angle: int


Ground = Paint | Gradient


class Border(Struct, frozen=True):
    """An outline; `width` in points."""

    paint: Paint
    width: float
