"""Colours as light: luminance, contrast, and paints mixed with what lies behind them."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping

from devops_slides.model.paint import Paint

_LINEAR = 0.04045
"""Below it sRGB is linear (IEC 61966-2-1)."""


def luminance(rgb: str) -> float:
    """Relative luminance of RRGGBB, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (v / 12.92 if v <= _LINEAR else ((v + 0.055) / 1.055) ** 2.4 for v in _shares(rgb))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two RRGGBB, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def painted(paint: Paint, palette: Mapping[str, str], behind: str) -> str:
    """The RRGGBB that is seen where a paint lies on another colour."""
    hue, light, saturation = colorsys.rgb_to_hls(*_shares(palette.get(paint.role, paint.role)))
    own = colorsys.hls_to_rgb(hue, light * paint.lum / 100, saturation)
    share = paint.alpha / 100
    mixed = (share * above + (1 - share) * below for above, below in zip(own, _shares(behind), strict=True))
    return "".join(f"{round(one * 255):02X}" for one in mixed)


def _shares(rgb: str) -> tuple[float, float, float]:
    red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue
