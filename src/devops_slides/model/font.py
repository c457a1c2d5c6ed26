"""What is known of one face of a typeface from its own file."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class FontWidths(Struct, frozen=True):
    """The advance of each character in em, and the pitch of lines in table cells in em.

    `source` is the file's path, `digest` the SHA-256 of its bytes.
    """

    family: str
    bold: bool
    italic: bool
    pitch: float
    advances: Mapping[str, float]
    source: str
    digest: str
