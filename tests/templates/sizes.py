"""Templates of odd sizes; the boxes are stretched, the letters are not."""

from __future__ import annotations

from functools import partial

from templates.base import INCH, sized
from templates.package import packed
from templates.template import Template

CM = 360_000
SIZES = {
    "a4-portrait": (19 * CM + CM // 20, 27 * CM + CM // 2),
    "a4-landscape": (9_906_000, 6_858_000),
    "21-9": (round(17.5 * INCH), round(7.5 * INCH)),
    "10x5.6in": (10 * INCH, round(5.6 * INCH)),
    "square": (6 * INCH, 6 * INCH),
    "poster": (48 * INCH, 27 * INCH),
}
"""Width and height in EMU; PowerPoint's A4 is 19.05 × 27.5 cm."""


def of_size(name: str) -> bytes:
    return packed(sized(*SIZES[name]))


TEMPLATES = tuple(
    Template(f"size-{name}", f"{width / INCH:.2f} × {height / INCH:.2f} inches", partial(of_size, name))
    for name, (width, height) in SIZES.items()
)
