"""Pictures: the deck’s pictures as parts, each once and scaled down; as shapes; and the decorative marks behind them."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping

from PIL import Image

from devops_slides.model.geometry import Box
from devops_slides.model.layout import ThemePicture
from devops_slides.model.placed import PlacedDeck, PlacedMark, PlacedPicture
from devops_slides.write.package import Part
from devops_slides.write.paint import fill, outline
from devops_slides.write.relations import Form, Relations
from devops_slides.write.shapes import DECORATIVE, PLACEHOLDER, geometry, named, place_of, transform
from devops_slides.write.xml import attribute

EXTENSION = {"image/png": "png", "image/jpeg": "jpeg", "image/gif": "gif", "image/svg+xml": "svg"}
SVG = "image/svg+xml"
_QUALITY = 88
_MUCH = 20_000_000
"""Pixels above which memory counts: a JPEG is read at a smaller scale, others are roughly scaled at first."""
_REDUCING_GAP = 3.0
"""How many times the needed size a picture has after a quick first step, before it is scaled with care."""


def media_parts(deck: PlacedDeck, after: int = 0) -> dict[tuple[str, Form], Part]:
    """The parts by the picture's digest and form: the picture that is shown, and the drawing behind it.

    Their numbers start after `after`.
    """
    found: dict[tuple[str, Form], Part] = {}
    for placed in (shape for slide in deck.slides for shape in slide.placed if isinstance(shape, PlacedPicture)):
        picture = placed.picture
        if (picture.digest, "picture") in found:
            continue
        number = after + len(found) + 1
        data = scaled_picture(picture.data, placed.pixels) if placed.pixels else picture.data
        name = f"ppt/media/image{number}.{EXTENSION[picture.content_type]}"
        found[picture.digest, "picture"] = Part(name, picture.content_type, data)
        if picture.drawing:
            name = f"ppt/media/image{number + 1}.svg"
            found[picture.digest, "drawing"] = Part(name, SVG, picture.drawing)
    return found


def scaled_picture(data: bytes, width: int) -> bytes:
    """The picture `width` pixels wide in its own format; unchanged if that is no smaller, or if it is animated.

    A picture that cannot be unpacked is unchanged too: programs may still show a part of it.
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
        if image.width * image.height > _MUCH:
            image.draft(image.mode, (2 * size[0], 2 * size[1]))
        profile = image.info.get("icc_profile")
        smooth = _smooth(image)
        if (times := smooth.width // width) > 1 and smooth.width * smooth.height > _MUCH:
            smooth = smooth.reduce(times)
        smooth = smooth.resize(size, Image.Resampling.LANCZOS, reducing_gap=_REDUCING_GAP)
        buffer = io.BytesIO()
        if name == "PNG":
            smooth.save(buffer, "PNG", icc_profile=profile)
        else:
            smooth.save(buffer, "JPEG", quality=_QUALITY, optimize=True, icc_profile=profile)
    return min(data, buffer.getvalue(), key=len)


def _smooth(image: Image.Image) -> Image.Image:
    """The picture in a mode in which neighbouring pixels can be mixed."""
    if image.has_transparency_data:
        return image if image.mode == "RGBA" else image.convert("RGBA")
    return image if image.mode in {"L", "RGB"} else image.convert("L" if image.mode == "1" else "RGB")


_WHITE = '<a:solidFill><a:prstClr val="white"/></a:solidFill>'
"""Not a theme colour: the plate continues the white ground of the picture itself."""


def picture_shape(number: int, placed: PlacedPicture, layout: str, key: str, to: Relations) -> str:
    """The XML of a picture, the first one in the layout's placeholder. Never stretched, never cropped."""
    picture = placed.picture
    drawing = _drawing(to.picture(picture.digest, "drawing")) if picture.drawing else ""
    click = to.link(picture.link) if picture.link is not None else ""
    place = place_of(placed.slot, layout) if placed.slot.name in PLACEHOLDER else ""
    more = DECORATIVE if picture.decorative else ""
    return (
        f"<p:pic><p:nvPicPr>{named(number, placed.slot.name, key, attribute(picture.alt), click, more)}"
        '<p:cNvPicPr><a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr>'
        f"<p:nvPr>{place}</p:nvPr></p:nvPicPr>"
        f'<p:blipFill><a:blip r:embed="{to.picture(picture.digest)}">{drawing}</a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        f"<p:spPr>{transform(placed.box)}{geometry(placed.box, 0)}</p:spPr></p:pic>"
    )


def _drawing(rid: str) -> str:
    """The extension with a picture's SVG source (MS-ODRAWXML 2.7.2); programs without SVG show the picture."""
    return (
        '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip '
        'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
        f'r:embed="{rid}"/></a:ext></a:extLst>'
    )


def decoration_picture(number: int, box: Box, picture: ThemePicture, rids: Mapping[tuple[str, bool], str]) -> str:
    """A picture of a theme on a layout, marked decorative."""
    drawing = _drawing(rids[picture.digest, True]) if picture.drawing else ""
    sides = dict(zip("ltrb", picture.crop, strict=True))
    crop = "".join(f' {side}="{share}"' for side, share in sides.items() if share)
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="decoration"><a:extLst>{DECORATIVE}</a:extLst></p:cNvPr>'
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{rids[picture.digest, False]}">{drawing}</a:blip>'
        f"{f'<a:srcRect{crop}/>' if crop else ''}<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        f"<p:spPr>{transform(box)}{geometry(box, 0)}</p:spPr></p:pic>"
    )


def mark_shape(number: int, placed: PlacedMark) -> str:
    """A decorative shape: a bar or a plate."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{placed.name}"><a:extLst>{DECORATIVE}</a:extLst></p:cNvPr>'
        f"<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{transform(placed.box)}{geometry(placed.box, placed.radius, placed.shape)}"
        f"{fill(placed.paint) if placed.paint is not None else _WHITE}{outline(placed.border)}</p:spPr></p:sp>"
    )
