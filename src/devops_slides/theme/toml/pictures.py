"""Pictures of a theme: logos in their ratio, grounds that are cropped to their box."""

from __future__ import annotations

import hashlib
from pathlib import Path

from devops_slides.images.image_result import ImageResult, UnreadableError
from devops_slides.images.read_image import read_image
from devops_slides.model.geometry import Box, Emu
from devops_slides.model.layout import ThemePicture
from devops_slides.theme.toml.layout_schema import DecorationSpec

_WHOLE = 100_000
_ACROSS = {"left": 0.0, "center": 0.5, "right": 1.0}
_DOWN = {"top": 0.0, "middle": 0.5, "bottom": 1.0}


def placed_picture(key: str, spec: DecorationSpec, room: Box) -> tuple[ThemePicture | None, Box]:
    """The picture of a decoration and its box within its room. ValueError names the key and what is wrong."""
    if spec.picture is None:
        return None, room
    path = Path(spec.picture)
    data = path.read_bytes()
    try:
        shown = read_image(data)
    except UnreadableError as error:
        raise ValueError(f"{key}.picture: {path.name} {error}") from None
    crop = (0, 0, 0, 0) if spec.fit == "contain" else _crop(shown, room)
    box = _contained(shown, spec, room) if spec.fit == "contain" else room
    digest = hashlib.sha256(data).hexdigest()
    return ThemePicture(shown.data, shown.content_type, digest, shown.drawing, crop, shown.fonts), box


def _contained(shown: ImageResult, spec: DecorationSpec, room: Box) -> Box:
    scale = min(room.width / shown.width, room.height / shown.height)
    width, height = round(shown.width * scale), round(shown.height * scale)
    left = room.left + round((room.width - width) * _ACROSS[spec.align])
    top = room.top + round((room.height - height) * _DOWN[spec.anchor])
    return Box(Emu(left), Emu(top), Emu(width), Emu(height))


def _crop(shown: ImageResult, room: Box) -> tuple[int, int, int, int]:
    """What is cut off so that the picture covers its room from its middle."""
    wide = (shown.width / shown.height) / (room.width / room.height)
    across = round((1 - 1 / wide) / 2 * _WHOLE) if wide > 1 else 0
    down = round((1 - wide) / 2 * _WHOLE) if wide < 1 else 0
    return across, down, across, down
