"""A picture's file: its bytes as PowerPoint shows them, its name as words."""

from __future__ import annotations

import io
import re

from PIL import Image, ImageOps

_KEPT = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif"}


_KEPT_MODES = {"1", "L", "LA", "P", "RGB", "RGBA"}


_WORDS = re.compile(r"[\s_\-]+")


_ORIENTATION = 0x0112


def spoken(stem: str) -> str:
    """A file's name as words: `continuous_delivery` is “Continuous delivery”."""
    words = _WORDS.sub(" ", stem).strip()
    return words[:1].upper() + words[1:]


def shown_as(data: bytes) -> tuple[bytes, str, int, int]:
    """Bytes that PowerPoint shows, their type, and the size in pixels.

    The content tells the type, never the file's ending. What PowerPoint shows itself stays
    byte for byte; the rest (WebP, TIFF, BMP, CMYK, 16 bits, turned by EXIF) becomes a PNG or JPEG.
    """
    with Image.open(io.BytesIO(data)) as image:
        turned = image.getexif().get(_ORIENTATION, 1) not in {0, 1}
        if image.format in _KEPT and image.mode in _KEPT_MODES and not turned:
            return data, _KEPT[image.format], image.width, image.height
        was_jpeg = image.format == "JPEG"
        upright = ImageOps.exif_transpose(image)
        wanted = "RGBA" if "A" in upright.getbands() or "transparency" in upright.info else "RGB"
        drawn = upright.convert(wanted)
        buffer = io.BytesIO()
        if was_jpeg:
            drawn.convert("RGB").save(buffer, "JPEG", quality=92, subsampling=0)
        else:
            drawn.save(buffer, "PNG")
        return buffer.getvalue(), _KEPT["JPEG" if was_jpeg else "PNG"], drawn.width, drawn.height
