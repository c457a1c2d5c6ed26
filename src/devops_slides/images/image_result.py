"""The result of reading a picture's file."""

from __future__ import annotations

from msgspec import Struct


class Remark(Struct, frozen=True):
    """What the author should know about a file that is shown all the same: a problem's code, message and hint."""

    code: str
    message: str
    hint: str = ""


class ImageResult(Struct, frozen=True):
    """Bytes that PowerPoint can show, and their type; `width` and `height` are the natural size in pixels.

    `drawing` is the SVG that `data` was rendered from, else empty; `fonts` is the digest of the system's fonts
    if it has text, else empty.
    """

    data: bytes
    content_type: str
    width: int
    height: int
    drawing: bytes = b""
    remarks: tuple[Remark, ...] = ()
    fonts: str = ""


class UnreadableError(ValueError):
    """A file that cannot be shown; its text completes “x.png …”."""
