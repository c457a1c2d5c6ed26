"""Several pictures in one slot: the rows and columns that show them as large as possible."""

from __future__ import annotations

import math

from msgspec.structs import replace

from devops_slides.model.block import Picture
from devops_slides.model.geometry import Box, Emu
from devops_slides.model.layout import Slot
from devops_slides.model.placed import Placed, PlacedPicture
from devops_slides.place.measure.measure import Look
from devops_slides.place.pictures.place_picture import CAPTION_GAP, caption_of, place_picture, set_caption

_GAP = Emu(180_000)
"""Gap between two pictures: 0.5 cm."""


def gallery(pictures: tuple[Picture, ...], slot: Slot, caption: Slot | None, look: Look) -> tuple[Placed, ...]:
    """The pictures in the grid of their slot that shows them largest; a single one has the slot to itself."""
    if len(pictures) == 1:
        return place_picture(pictures[0], slot, caption, look)
    words = tuple(row for picture in pictures for row in caption_of(picture, look.theme)) if caption is not None else ()
    if not words or caption is None:
        return _grid(pictures, slot, look)
    box = slot.box
    text = set_caption(words, box, caption, look)
    room = Box(box.left, box.top, box.width, Emu(box.height - text.height - CAPTION_GAP))
    placed = _grid(pictures, replace(slot, box=room), look)
    under = Box(box.left, Emu(max(shape.box.bottom for shape in placed) + CAPTION_GAP), box.width, text.height)
    return (*placed, replace(text, box=under))


def _grid(pictures: tuple[Picture, ...], slot: Slot, look: Look) -> tuple[Placed, ...]:
    tried = [_in_columns(pictures, columns, slot, look) for columns in range(1, len(pictures) + 1)]
    return max(tried, key=area)


def area(placed: tuple[Placed, ...]) -> float:
    """The area of all placed pictures, in square EMU."""
    return float(sum(shape.box.width * shape.box.height for shape in placed if isinstance(shape, PlacedPicture)))


def smallest(placed: tuple[Placed, ...]) -> float:
    """The area of the smallest picture, in square EMU."""
    return float(min(shape.box.width * shape.box.height for shape in placed if isinstance(shape, PlacedPicture)))


def _in_columns(pictures: tuple[Picture, ...], columns: int, slot: Slot, look: Look) -> tuple[Placed, ...]:
    rows = math.ceil(len(pictures) / columns)
    width = (slot.box.width - _GAP * (columns - 1)) // columns
    height = (slot.box.height - _GAP * (rows - 1)) // rows
    found: list[Placed] = []
    for number, picture in enumerate(pictures):
        left = slot.box.left + (number % columns) * (width + _GAP)
        top = slot.box.top + (number // columns) * (height + _GAP)
        cell = Box(Emu(left), Emu(top), Emu(width), Emu(height))
        name = slot.name if not number else f"{slot.name}-{number + 1}"
        found += place_picture(picture, replace(slot, box=cell, name=name), None, look)
    return tuple(found)
