"""The size of a picture and the position of its frame. Pictures are never stretched, never cropped."""

from __future__ import annotations

from msgspec.structs import replace

from devops_slides.model.block import Picture
from devops_slides.model.deck import BodyParagraph
from devops_slides.model.geometry import EMU_PER_PIXEL, Box, Emu
from devops_slides.model.layout import Slot
from devops_slides.model.placed import Placed, PlacedMark, PlacedPicture, PlacedText
from devops_slides.model.text import Run
from devops_slides.model.theme import Theme
from devops_slides.place.measure.measure import Look
from devops_slides.place.text.fit import fit_text

CAPTION_GAP = Emu(72_000)
"""Gap between a picture and its caption: 0.2 cm."""
_CAPTION_SHARES = (0.25, 0.4, 0.55)
"""A caption takes at most this share of the picture's box; the next if it does not fit in less."""


def shown_size(picture: Picture, room: Box, theme: Theme) -> tuple[Emu, Emu]:
    """Width and height in EMU within a box, in the picture's ratio.

    At most `upscale` times its natural size, except for a drawing with a requested width; at most `exceed` times
    the requested width.
    """
    limits = [room.width, room.height * picture.width / picture.height]
    if not picture.drawing or picture.asked is None:
        limits.append(picture.width * EMU_PER_PIXEL * theme.picture.upscale)
    if picture.asked is not None:
        limits.append(picture.asked * page_width(theme) * theme.picture.exceed)
    width = max(min(limits), EMU_PER_PIXEL)
    return Emu(round(width)), Emu(max(round(width * picture.height / picture.width), 1))


def page_width(theme: Theme) -> int:
    """The width in EMU that a requested share refers to: the theme's widest box for titles between margins."""
    titles = [slot for layout in theme.layouts.values() if (slot := layout.slot("title")) is not None]
    return max((slot.box.width for slot in titles if slot.box.width < theme.size.width), default=theme.size.width)


def caption_of(picture: Picture, theme: Theme) -> tuple[BodyParagraph, ...]:
    """The caption that the theme shows, empty if it shows none."""
    if theme.picture.captions == "none":
        return ()
    if picture.caption:
        return (BodyParagraph(picture.caption),)
    if theme.picture.captions == "title" and picture.title:
        return (BodyParagraph((Run(picture.title),)),)
    return ()


def set_caption(words: tuple[BodyParagraph, ...], box: Box, slot: Slot, look: Look) -> PlacedText:
    """The caption of the contents of a box, as large as fits its share of the box."""
    for share in _CAPTION_SHARES:
        most = Box(box.left, box.top, box.width, Emu(round(box.height * share)))
        text, fits = fit_text(words, slot, look, most)
        if fits:
            break
    return text


def place_picture(picture: Picture, slot: Slot, caption_slot: Slot | None, look: Look) -> tuple[Placed, ...]:
    """The picture in its slot with its plate, and its caption directly below, as wide as the slot."""
    words = caption_of(picture, look.theme) if caption_slot is not None else ()
    if not words or caption_slot is None:
        return _framed(picture, slot, slot.box, look.theme)
    box = slot.box
    text = set_caption(words, box, caption_slot, look)
    room = Box(box.left, box.top, box.width, Emu(box.height - text.height - CAPTION_GAP))
    placed = _framed(picture, slot, room, look.theme)
    under = Box(box.left, Emu(placed[0].box.bottom + CAPTION_GAP), box.width, text.height)
    return (*placed, replace(text, box=under))


def _framed(picture: Picture, slot: Slot, room: Box, theme: Theme) -> tuple[PlacedMark | PlacedPicture, ...]:
    """The picture alone, or its plate with the picture on it."""
    plate = slot.plate
    if plate is None:
        width, height = shown_size(picture, room, theme)
        return (PlacedPicture(slot, _aligned(width, height, room, slot), picture),)
    width, height = shown_size(picture, room.inset(plate.pad), theme)
    if plate.full:
        frame = room
        inner = _aligned(width, height, room.inset(plate.pad), slot)
    else:
        frame = _aligned(Emu(width + 2 * plate.pad), Emu(height + 2 * plate.pad), room, slot)
        inner = frame.inset(plate.pad)
    return (PlacedMark("plate", frame, None, plate.radius, plate.border), PlacedPicture(slot, inner, picture))


def _aligned(width: Emu, height: Emu, room: Box, slot: Slot) -> Box:
    """A box of that size in its room, by the slot's alignment and anchor."""
    across = {"left": 0.0, "center": 0.5, "right": 1.0}[slot.align]
    down = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[slot.anchor]
    left = room.left + round((room.width - width) * across)
    top = room.top + round((room.height - height) * down)
    return Box(Emu(left), Emu(top), width, height)
