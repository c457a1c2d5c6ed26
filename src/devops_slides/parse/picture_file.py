"""A picture's file as slides show it: told by its content, never by its ending."""

from __future__ import annotations

import functools

from devops_slides.parse.raster import read_raster
from devops_slides.parse.shown import Shown, UnreadableError
from devops_slides.parse.svg import drawn_svg, is_svg

_REMEMBERED = 64


@functools.lru_cache(maxsize=_REMEMBERED)
def shown_as(data: bytes) -> Shown:
    """The picture. UnreadableError with the reason where the bytes are none."""
    if not data:
        raise UnreadableError("is empty")
    return drawn_svg(data) if is_svg(data) else read_raster(data)
