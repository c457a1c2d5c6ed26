"""A picture that the program draws itself, for new courses and for previews of themes."""

from __future__ import annotations

import io
import math

from PIL import Image, ImageDraw, ImageFont

_WIDTH, _HEIGHT, _SMOOTH = 1000, 760, 3
_STEPS = (
    ("Plan", "1F6FEB"),
    ("Build", "1A7F37"),
    ("Test", "9A6700"),
    ("Ship", "BC4C00"),
    ("Watch", "8250DF"),
    ("Learn", "0E7490"),
)
_OUTER, _INNER, _BARB, _POINT = 340, 170, 24, 12
"""In pixels: the two radii of the ring, how far the barbs of an arrow stand out; in degrees: its point."""


def loop_png() -> bytes:
    """A ring of six arrows on white, 1000 × 760 pixels, as PNG."""
    image = Image.new("RGB", (_WIDTH * _SMOOTH, _HEIGHT * _SMOOTH), "white")
    pen = ImageDraw.Draw(image)
    for number, (label, color) in enumerate(_STEPS):
        _arrow(pen, number * 60 - 120, f"#{color}")
        font = ImageFont.load_default(42 * _SMOOTH)
        pen.text(_at(number * 60 - 90, (_OUTER + _INNER) / 2), label, "white", font, anchor="mm")
    buffer = io.BytesIO()
    image.resize((_WIDTH, _HEIGHT), Image.Resampling.LANCZOS).quantize(128).save(buffer, "PNG")
    return buffer.getvalue()


def _arrow(pen: ImageDraw.ImageDraw, begin: int, color: str) -> None:
    """One sixth of the ring, with a notch at its start and a point at its end."""
    end = begin + 60 - _POINT - 2
    steps = [begin + (end - begin) * step / 40 for step in range(41)]
    middle = (_OUTER + _INNER) / 2
    outline = [
        *(_at(step, _OUTER) for step in steps),
        _at(end, _OUTER + _BARB),
        _at(end + _POINT, middle),
        _at(end, _INNER - _BARB),
        *(_at(step, _INNER) for step in reversed(steps)),
        _at(begin + _POINT / 2, middle),
    ]
    pen.polygon(outline, fill=color)


def _at(degrees: float, radius: float) -> tuple[float, float]:
    angle = math.radians(degrees)
    return (
        (_WIDTH / 2 + math.cos(angle) * radius) * _SMOOTH,
        (_HEIGHT / 2 + math.sin(angle) * radius) * _SMOOTH,
    )
