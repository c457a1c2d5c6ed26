"""How many pixels a picture needs for how large it is shown."""

from __future__ import annotations

import math
from collections import defaultdict

from msgspec.structs import replace

from devops_slides.model.geometry import EMU_PER_PIXEL
from devops_slides.model.placed import Placed, PlacedDeck, PlacedPicture

_EMU_PER_INCH = 96 * EMU_PER_PIXEL
ENOUGH = 220
"""Pixels an inch: what PowerPoint itself keeps by default (its option “default resolution”)."""
_KEPT = 330
"""Pixels an inch: what is kept of a picture of more than twice enough (PowerPoint's “high fidelity” below it)."""


def downscale_pictures(deck: PlacedDeck) -> PlacedDeck:
    """The deck, its pictures of more than 440 pixels an inch told to be 330 at their largest showing."""
    widths: dict[str, int] = defaultdict(int)
    for one in (shape for slide in deck.slides for shape in slide.placed if isinstance(shape, PlacedPicture)):
        widths[one.picture.digest] = max(widths[one.picture.digest], one.box.width)
    slides = tuple(
        replace(slide, placed=tuple(_told(shape, widths) for shape in slide.placed))
        if any(isinstance(shape, PlacedPicture) for shape in slide.placed)
        else slide
        for slide in deck.slides
    )
    return replace(deck, slides=slides)


def _told(one: Placed, widths: dict[str, int]) -> Placed:
    """A drawing's picture is made in any number of pixels, so it is always told; a GIF may move."""
    if not isinstance(one, PlacedPicture) or one.picture.content_type == "image/gif":
        return one
    inches = widths[one.picture.digest] / _EMU_PER_INCH
    if one.picture.width <= 2 * ENOUGH * inches and not one.picture.drawing:
        return one
    return replace(one, pixels=math.ceil(_KEPT * inches))
