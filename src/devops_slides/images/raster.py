"""Raster pictures, as PowerPoint shows them."""

from __future__ import annotations

import contextlib
import io
import logging
import math
import warnings

from PIL import Image, UnidentifiedImageError
from PIL.PngImagePlugin import PngImageFile

from devops_slides.images.image_result import ImageResult, UnreadableError
from devops_slides.model.limits import Limits

logging.getLogger("PIL").addHandler(logging.NullHandler())  # broken files are reported as problems
_SHARES = {"JPEG": 2.0, "MPO": 2.0, "WEBP": 0.45, "AVIF": 0.45, "JPEG2000": 0.45}
"""How many of the pixels that are allowed a format may have: a JPEG is read at a smaller scale, and the readers of some
others hold a picture three times."""
_MUCH = 16_000_000
"""Pixels above which a picture is made smaller when it is read: a whole slide at 330 pixels per inch has 11 million."""
_USUAL = ("PNG", "JPEG", "GIF")
_OTHERS = ("WEBP", "TIFF", "BMP", "ICO", "AVIF", "JPEG2000", "PPM")
"""Formats that a signature identifies; Pillow guesses others, or hands them to other programs."""
_KEPT = {"PNG": "image/png", "JPEG": "image/jpeg", "MPO": "image/jpeg", "GIF": "image/gif"}
_KEPT_MODES = {"1", "L", "LA", "P", "RGB", "RGBA"}
_ORIENTATION = 0x0112
_EXIF = (b"eXIf", b"exif", b"xmp")
"""Where a PNG may state its rotation: a chunk, ImageMagick's raw profile, XMP."""
_BIT_DEPTH = 24
"""Where a PNG states how many bits a channel has (PNG 3, 11.2.1)."""
_ENDINGS = {"PNG": b"IEND\xaeB`\x82", "JPEG": b"\xff\xd9", "MPO": b"\xff\xd9"}
_TAIL = 4096
_DEEP = 16
_SAMPLE = 512
"""In pixels: the side of the picture's middle part, from which the format is chosen."""
_QUALITY = 90
_MUCH_SMALLER = 0.5
"""A JPEG must be smaller than this share of the PNG, or the loss is not worth it."""
_PALETTE = 256
_WHITE_16 = 0xFFFF


def read_raster(data: bytes, limits: Limits) -> ImageResult:
    """The picture; what PowerPoint can show stays unchanged byte for byte. UnreadableError otherwise."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(data, limits)
    except UnreadableError:
        raise
    except UnidentifiedImageError:
        raise UnreadableError("is not a readable picture") from None
    except Image.DecompressionBombError:
        raise UnreadableError("has far too many pixels") from None
    except Exception as error:  # noqa: BLE001 - Pillow's readers raise anything on a broken file
        raise UnreadableError(f"is damaged ({str(error)[:80] or type(error).__name__})") from None


def _read(data: bytes, limits: Limits) -> ImageResult:
    with _opened(data) as image:
        name, (width, height) = image.format or "", image.size
        share = 1.0 if "progressive" in image.info else _SHARES.get(name, 1.0)  # such a JPEG is read as a whole
        most = int(limits.picture_pixels * share)
        if width * height > most:
            raise UnreadableError(f"has {width} × {height} pixels, which is too many: a {name} may have {most:,}")
        is_shown = _is_shown(image, name, data)
        if is_shown and _is_whole(name, data):
            return ImageResult(data, _KEPT[name], width, height)
        times = math.ceil(math.sqrt(width * height / _MUCH))
        if times > 1:
            image.draft(image.mode, (width // times, height // times))  # only JPEG can
        image.load()
        if is_shown:
            return ImageResult(data, _KEPT[name], width, height)
        return _converted(image, name, (width, height))


def _converted(image: Image.Image, name: str, size: tuple[int, int]) -> ImageResult:
    """The picture in a format that PowerPoint shows; `size` is that of the file, even if it has fewer pixels now."""
    from PIL import ImageOps  # noqa: PLC0415 - most pictures stay unchanged

    lying = image.size
    ImageOps.exif_transpose(image, in_place=True)
    width, height = size if image.size == lying else size[::-1]
    made, kind = encoded(_plain(_reduced(image)), lossy=name in {"JPEG", "MPO"})
    return ImageResult(made, kind, width, height)


def _reduced(image: Image.Image) -> Image.Image:
    """A picture with more pixels than any slide shows, made smaller before it is converted."""
    times = math.ceil(math.sqrt(image.width * image.height / _MUCH))
    if times <= 1:
        return image
    if image.mode in {"1", "P", "PA"}:
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    elif image.mode.startswith("I;"):
        image = image.convert("I")
    return image.reduce(times)


def _opened(data: bytes) -> Image.Image:
    """The picture, with its pixels not yet read; readers other than PNG's are loaded on demand."""
    with contextlib.suppress(SyntaxError):  # which Pillow's readers raise for files of other formats
        return PngImageFile(io.BytesIO(data))
    try:
        return Image.open(io.BytesIO(data), formats=_USUAL)
    except UnidentifiedImageError:
        Image.init()
        return Image.open(io.BytesIO(data), formats=[name for name in _OTHERS if name in Image.OPEN])


def _is_whole(name: str, data: bytes) -> bool:
    """Whether the file has its ending, and a PNG has the right sums; else only reading it all shows what is wrong."""
    if name == "GIF":
        return data.rstrip(b"\0").endswith(b";")
    if name == "PNG":
        try:
            _opened(data).verify()
        except (SyntaxError, OSError, ValueError):
            return False
    return _ENDINGS[name] in data[-_TAIL:]


def _is_shown(image: Image.Image, name: str, data: bytes) -> bool:
    """Whether PowerPoint can show the file unchanged."""
    if name not in _KEPT or image.mode not in _KEPT_MODES or (name == "PNG" and data[_BIT_DEPTH] == _DEEP):
        return False
    # Pillow unpacks a whole PNG to look for marks after its pixels, so it is only asked if there are any.
    return (name == "PNG" and not any(mark in data for mark in _EXIF)) or image.getexif().get(_ORIENTATION, 1) in {0, 1}


def _plain(image: Image.Image) -> Image.Image:
    """The picture in 8-bit RGB or RGBA, with the colours that its profile means."""
    if image.mode in {"CMYK", "LAB"}:
        return _by_profile(image)
    if image.mode.startswith("I") or image.mode == "F":
        return _eight_bits(image).convert("RGB")
    mode = "RGBA" if image.has_transparency_data else "RGB"
    return image if image.mode == mode else image.convert(mode)


def _by_profile(image: Image.Image) -> Image.Image:
    """Colours of print as those of a screen, by the picture's profile if it has a sound one."""
    from PIL import ImageCms  # noqa: PLC0415 - few pictures are for print

    given = image.info.get("icc_profile")
    try:
        if image.mode == "LAB":
            profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        elif given:
            profile = ImageCms.ImageCmsProfile(io.BytesIO(given))
        else:
            return image.convert("RGB")
        screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
        made = ImageCms.profileToProfile(image, profile, screen, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return image.convert("RGB")
    assert made is not None
    made.info.pop("icc_profile", None)
    return made


def _eight_bits(image: Image.Image) -> Image.Image:
    """Grey of 16 or 32 bits; values within 16 bits keep their brightness, other ranges are spread."""
    wide = image.convert("F")
    low, high = (float(extreme) for extreme in wide.getextrema())  # type: ignore[arg-type]
    if image.mode == "F" or low < 0 or high > _WHITE_16:
        spread = 255 / (high - low or 1)
        return wide.point(lambda value: value * spread - low * spread).convert("L")
    return wide.point(lambda value: value * (255 / _WHITE_16) + 0).convert("L")


def encoded(image: Image.Image, *, lossy: bool) -> tuple[bytes, str]:
    """An RGB or RGBA picture as small as sensible: few colours and drawings as PNG, photographs as JPEG.

    A `lossy` source gains nothing from a PNG's exactness and stays a JPEG.
    """
    profile = image.info.get("icc_profile")
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    if image.mode == "RGB" and (lossy or _is_photograph(image)):
        return _saved(image, "JPEG", profile)
    return _saved(_with_palette(image) or image, "PNG", profile)


def _with_palette(image: Image.Image) -> Image.Image | None:
    """The picture with a palette, or None if it has too many colours to keep them all."""
    if image.mode != "RGB" or not image.getcolors(_PALETTE):
        return None
    found = image.quantize(_PALETTE)
    return found if found.convert("RGB").tobytes() == image.tobytes() else None


def _is_photograph(image: Image.Image) -> bool:
    left, top = max((image.width - _SAMPLE) // 2, 0), max((image.height - _SAMPLE) // 2, 0)
    sample = image.crop((left, top, min(left + _SAMPLE, image.width), min(top + _SAMPLE, image.height)))
    return len(_saved(sample, "JPEG", None)[0]) < _MUCH_SMALLER * len(_saved(sample, "PNG", None)[0]) and not (
        sample.getcolors(_PALETTE)
    )


def _saved(image: Image.Image, name: str, profile: bytes | None) -> tuple[bytes, str]:
    buffer = io.BytesIO()
    if name == "JPEG":
        image.save(buffer, "JPEG", quality=_QUALITY, subsampling=0, optimize=True, icc_profile=profile)
    else:
        image.save(buffer, "PNG", icc_profile=profile)
    return buffer.getvalue(), _KEPT[name]
