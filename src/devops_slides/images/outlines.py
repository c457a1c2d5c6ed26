"""How much of a picture stands out from what is behind it: where its shapes end, and in which colours."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct
from PIL import Image

from devops_slides.model.paint import contrast

SEEN = 3.0
"""Least contrast of what must be seen (WCAG 2.2, 1.4.11)."""
_SIDE = 96
"""Pixels of the longer side of the copy that is looked at."""
_OPAQUE = 128
"""Alpha from which a pixel counts: what is paler is meant to be hardly seen."""
_STEP = 0xF0F0F0
"""Bits of a colour that count, so that few pairs are compared."""
_REMEMBERED = 64
Share = tuple[float, float, float, float]
"""Left, top, right and bottom of a part of a picture, each 0 to 1."""
WHOLE: Share = (0.0, 0.0, 1.0, 1.0)


class Outlines(Struct, frozen=True):
    """The ends of a picture's shapes in pixels: `inner` against another of its colours, `outer` against its ground.

    `outer` has the colours of those (RRGGBB) with their numbers; `pixels` are all that were looked at, `blank` those
    through which the ground is seen.
    """

    inner: int
    outer: tuple[tuple[str, int], ...]
    pixels: int
    blank: int

    def seen_on(self, ground: str) -> float:
        """The share of all ends that is seen on a ground (RRGGBB); 1 if there are none."""
        whole = self.inner + sum(number for _, number in self.outer)
        seen = self.inner + sum(number for color, number in self.outer if contrast(color, ground) >= SEEN)
        return seen / whole if whole else 1.0


@lru_cache(_REMEMBERED)
def outlines(data: bytes, part: Share = WHOLE) -> Outlines:
    """The outlines of a raster picture, or of a part of it. OSError or ValueError if Pillow cannot read it."""
    with Image.open(io.BytesIO(data)) as file:
        file.draft("RGB", (_SIDE, _SIDE))
        whole = file.convert("RGBA")
    left, top, right, bottom = part
    box = (left * whole.width, top * whole.height, right * whole.width, bottom * whole.height)
    scale = min(_SIDE / max(whole.width, whole.height), 1.0)
    size = (max(round(whole.width * scale), 1), max(round(whole.height * scale), 1))
    small = whole.resize(size, Image.Resampling.NEAREST, box)  # other ways would blend colours at the edges
    rows = _rows(small)
    inner, outer = 0, Counter[int]()
    for one, other in _neighbours(rows):
        if one is not None and other is not None:
            inner += one != other and _differ(one, other)
        elif (end := one if one is not None else other) is not None:
            outer[end] += 1
    pixels = [pixel for row in rows for pixel in row]
    found = tuple((f"{color:06X}", number) for color, number in sorted(outer.items()))
    return Outlines(inner, found, len(pixels), pixels.count(None))


Pixels = list[int | None]
"""The colours of a row, None where the ground is seen."""


def _rows(picture: Image.Image) -> list[Pixels]:
    data, width = picture.tobytes(), picture.width * 4
    return [
        [int.from_bytes(row[at : at + 3]) & _STEP if row[at + 3] >= _OPAQUE else None for at in range(0, width, 4)]
        for row in (data[start : start + width] for start in range(0, len(data), width))
    ]


def _neighbours(rows: list[Pixels]) -> Iterator[tuple[int | None, int | None]]:
    """Each pixel with the next across and down; there is ground around the picture."""
    nothing: Pixels = [None] * len(rows[0])
    for row in rows:
        yield from zip([None, *row], [*row, None], strict=True)
    for row, below in zip([nothing, *rows], [*rows, nothing], strict=True):
        yield from zip(row, below, strict=True)


@lru_cache(4096)
def _differ(one: int, other: int) -> bool:
    return contrast(f"{one:06X}", f"{other:06X}") >= SEEN
