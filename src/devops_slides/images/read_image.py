"""A picture's file as slides show it: recognized by its content, never by its ending."""

from __future__ import annotations

import functools

from devops_slides.images.image_result import ImageResult, UnreadableError
from devops_slides.model.limits import LIMITS, Limits

_REMEMBERED = 64
_START = 40
_SVG_START = 4096
_OTHERS = {
    b"version https://git-lfs": "a Git LFS pointer, not the picture (fetch it with `git lfs pull`)",
    b"ftypheic": "a HEIC photo, which slides cannot show (save it as JPEG)",
    b"ftypheix": "a HEIC photo, which slides cannot show (save it as JPEG)",
    b"ftypmp4": "a video",
    b"ftypisom": "a video",
    b"\x1aE\xdf\xa3": "a video",
    b"%PDF-": "a PDF (save the page as SVG or PNG)",
    b"%!PS": "a PostScript drawing (save it as SVG or PNG)",
    b"JXL ": "a JPEG XL picture, which slides cannot show (save it as JPEG)",
}
"""Starts of files that are often named like pictures, with what they are and what to do about it."""


def read_image(data: bytes, limits: Limits = LIMITS) -> ImageResult:
    """The picture. UnreadableError with the reason if the bytes are not one, or ask for more work than they may."""
    hits = _read.cache_info().hits
    shown = _read(data, limits)
    if isinstance(shown, UnreadableError):
        raise UnreadableError(*shown.args)
    if shown.fonts and _read.cache_info().hits > hits:  # drawn some time ago: fonts may have changed since
        from devops_slides.images.system_fonts import digest_of, system_fonts  # noqa: PLC0415 - only for text

        if shown.fonts != digest_of(system_fonts()):
            _read.cache_clear()
            return read_image(data, limits)
    return shown


@functools.lru_cache(maxsize=_REMEMBERED)
def _read(data: bytes, limits: Limits) -> ImageResult | UnreadableError:
    """The picture, or why it is none: what takes long to be refused is refused at once the next time."""
    try:
        return _by_content(data, limits)
    except UnreadableError as error:
        return error


def _by_content(data: bytes, limits: Limits) -> ImageResult:
    if not data:
        raise UnreadableError("is empty")
    for mark, what in _OTHERS.items():
        if mark in data[:_START]:
            raise UnreadableError(f"is {what}")
    if _is_svg(data):
        from devops_slides.images.svg import read_svg  # noqa: PLC0415 - lxml only for drawings

        return read_svg(data, limits)
    from devops_slides.images.raster import read_raster  # noqa: PLC0415 - Pillow only for pictures

    return read_raster(data, limits)


def _is_svg(data: bytes) -> bool:
    """Whether the bytes are an SVG, compressed or not."""
    if data.startswith(b"\x1f\x8b"):
        return True
    start = data[:_SVG_START].replace(b"\0", b"")
    return b"<svg" in start and start.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")
