"""The number of pixels that a picture needs for the size at which it is shown."""

from __future__ import annotations

import math
from collections import defaultdict

from msgspec.structs import replace

from devops_slides.model.geometry import EMU_PER_PIXEL
from devops_slides.model.placed import Placed, PlacedDeck, PlacedPicture

_EMU_PER_INCH = 96 * EMU_PER_PIXEL
ENOUGH = 220
"""Pixels per inch that PowerPoint itself keeps by default (its option “default resolution”)."""
_KEPT = 330
"""Pixels per inch kept of a picture that has more than twice enough (one below “high fidelity” in PowerPoint)."""


def downscale_pictures(deck: PlacedDeck) -> PlacedDeck:
    """The deck, with pictures of more than 440 pixels per inch reduced to 330 at the largest size they are shown at."""
    widths: dict[str, int] = defaultdict(int)
    for placed in (shape for slide in deck.slides for shape in slide.placed if isinstance(shape, PlacedPicture)):
        widths[placed.picture.digest] = max(widths[placed.picture.digest], placed.box.width)
    slides = tuple(
        replace(slide, placed=tuple(_told(shape, widths) for shape in slide.placed))
        if any(isinstance(shape, PlacedPicture) for shape in slide.placed)
        else slide
        for slide in deck.slides
    )
    return replace(deck, slides=slides)


def _told(shape: Placed, widths: dict[str, int]) -> Placed:
    """The shape with its pixels: always for a drawing, which can have any number; never for a GIF, which may move."""
    if not isinstance(shape, PlacedPicture) or shape.picture.content_type == "image/gif":
        return shape
    inches = widths[shape.picture.digest] / _EMU_PER_INCH
    if shape.picture.width <= 2 * ENOUGH * inches and not shape.picture.drawing:
        return shape
    return replace(shape, pixels=math.ceil(_KEPT * inches))
