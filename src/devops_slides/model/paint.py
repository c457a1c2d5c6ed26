"""Colours as roles of a palette, paints made of them, and the contrast between two."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping

from msgspec import Struct

PALETTE = (
    "background", "text", "surface", "muted",
    "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
    "link", "visited",
)  # fmt: skip
"""The twelve roles of a palette, one for each colour of a theme part (ECMA-376 20.1.6.2)."""


class Paint(Struct, frozen=True):
    """A palette role with `alpha` and `lum` (luminance modulation) in percent.

    A template's colour that is not one of its theme's is a role of its own, RRGGBB.
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


_LINEAR = 0.04045
"""Up to this value sRGB is linear (IEC 61966-2-1)."""


def luminance(rgb: str) -> float:
    """Relative luminance of RRGGBB, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (v / 12.92 if v <= _LINEAR else ((v + 0.055) / 1.055) ** 2.4 for v in _shares(rgb))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(rgb: str, other: str) -> float:
    """Contrast of two RRGGBB, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(rgb), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def painted(paint: Paint, palette: Mapping[str, str], behind: str) -> str:
    """The RRGGBB that a paint shows on another colour."""
    hue, light, saturation = colorsys.rgb_to_hls(*_shares(palette.get(paint.role, paint.role)))
    own = colorsys.hls_to_rgb(hue, light * paint.lum / 100, saturation)
    share = paint.alpha / 100
    mixed = (share * above + (1 - share) * below for above, below in zip(own, _shares(behind), strict=True))
    return "".join(f"{round(channel * 255):02X}" for channel in mixed)


def _shares(rgb: str) -> tuple[float, float, float]:
    red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue
