"""The deck's pictures as parts: each once, huge ones scaled down."""

from __future__ import annotations

import io
import warnings

from PIL import Image

from devops_slides.model.placed import PlacedDeck, PlacedPicture
from devops_slides.write.package import Part
from devops_slides.write.relations import Form

EXTENSION = {"image/png": "png", "image/jpeg": "jpeg", "image/gif": "gif", "image/svg+xml": "svg"}
SVG = "image/svg+xml"
_QUALITY = 88
_REDUCING_GAP = 3.0
"""How much larger than needed a picture is when it is scaled with care, after a quick first step."""


def media_parts(deck: PlacedDeck, after: int = 0) -> dict[tuple[str, Form], Part]:
    """The parts by the picture's digest: what is shown, and the drawing that it is the picture of.

    Their numbers go on from `after`.
    """
    found: dict[tuple[str, Form], Part] = {}
    for one in (shape for slide in deck.slides for shape in slide.placed if isinstance(shape, PlacedPicture)):
        picture = one.picture
        if (picture.digest, "picture") in found:
            continue
        number = after + len(found) + 1
        data = scaled_picture(picture.data, one.pixels) if one.pixels else picture.data
        name = f"ppt/media/image{number}.{EXTENSION[picture.content_type]}"
        found[picture.digest, "picture"] = Part(name, picture.content_type, data)
        if picture.drawing:
            name = f"ppt/media/image{number + 1}.svg"
            found[picture.digest, "drawing"] = Part(name, SVG, picture.drawing)
    return found


def scaled_picture(data: bytes, width: int) -> bytes:
    """The picture `width` pixels wide in its own format; itself where that is no smaller, or it moves.

    What cannot be unpacked after all is itself too: a part of it may still be shown.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return _scaled(data, width)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return data


def _scaled(data: bytes, width: int) -> bytes:
    with Image.open(io.BytesIO(data)) as image:
        if image.width <= width or getattr(image, "is_animated", False):
            return data
        size = (width, max(round(width * image.height / image.width), 1))
        name = image.format or "PNG"
        profile = image.info.get("icc_profile")
        smooth = _smooth(image).resize(size, Image.Resampling.LANCZOS, reducing_gap=_REDUCING_GAP)
        buffer = io.BytesIO()
        if name == "PNG":
            smooth.save(buffer, "PNG", icc_profile=profile)
        else:
            smooth.save(buffer, "JPEG", quality=_QUALITY, optimize=True, icc_profile=profile)
    return min(data, buffer.getvalue(), key=len)


def _smooth(image: Image.Image) -> Image.Image:
    """The picture in a mode whose neighbouring pixels can be mixed."""
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in {"L", "RGB"} else image.convert("L" if image.mode == "1" else "RGB")
