"""A package to bytes that depend on nothing but its parts: fixed dates, fixed order, pictures stored as they are."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable

from devops_slides.write.parts import Part, deflated, relations_name, relations_xml
from devops_slides.write.xml import HEAD, attribute

_DAY = (1980 - 1980) << 9 | 1 << 5 | 1
"""The earliest date that a zip entry can have (APPNOTE 4.4.6)."""
_VERSION = 20
_UNIX = 3 << 8 | _VERSION
_MODE = 0o100644 << 16
_UTF8 = 0x800
_STORED, _DEFLATED = 0, 8
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "svg": "image/svg+xml",
}


def package_bytes(root: Part, given: Iterable[Part]) -> bytes:
    """The zip file (APPNOTE.TXT 6.3.9): content types first, then each part with its relationships.

    `root` has the relationships of the package itself.
    """
    parts = sorted(given, key=lambda part: _natural(part.name))
    archive = _Archive()
    archive.add("[Content_Types].xml", _content_types(parts).encode())
    archive.add("_rels/.rels", relations_xml(root))
    for part in parts:
        archive.put(part.name, part.data, part.packed, stored=part.is_stored)
        if part.relations or part.given:
            archive.add(relations_name(part.name), relations_xml(part))
    return archive.closed()


class _Archive:
    """A zip file in the making. OverflowError beyond 4 GB, which no program that shows slides opens."""

    def __init__(self) -> None:
        self._found = bytearray()
        self._listed: list[bytes] = []

    def add(self, name: str, data: bytes) -> None:
        self.put(name, data, deflated(data), stored=False)

    def put(self, name: str, data: bytes, packed: bytes, *, stored: bool) -> None:
        """An entry; `packed` are its bytes in the file."""
        raw = name.encode()
        flags = 0 if name.isascii() else _UTF8
        how = _STORED if stored else _DEFLATED
        what = (flags, how, 0, _DAY, zlib.crc32(data), len(packed), len(data), len(raw), 0)
        at = len(self._found)
        try:
            self._found += _LOCAL.pack(b"PK\3\4", _VERSION, *what) + raw
            self._listed.append(_CENTRAL.pack(b"PK\1\2", _UNIX, _VERSION, *what, 0, 0, 0, _MODE, at) + raw)
        except struct.error:
            raise OverflowError(f"{name} makes the deck larger than 4 GB") from None
        self._found += packed

    def closed(self) -> bytes:
        listed = b"".join(self._listed)
        count = len(self._listed)
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(listed), len(self._found), 0)
        self._found += listed + end
        return bytes(self._found)


def _natural(name: str) -> tuple[str, int, str]:
    """slide2 before slide10."""
    stem = name.rsplit(".", 1)[0]
    digits = stem[len(stem.rstrip("0123456789")) :]
    return stem[: len(stem) - len(digits)], int(digits or 0), name


def _content_types(parts: list[Part]) -> str:
    """Extensions as defaults where they tell the type, an override for every other part (ECMA-376 part 2, 7.2.3)."""
    used = {"rels", "xml"} | {part.ending for part in parts}
    defaults = "".join(
        f'<Default Extension="{ext}" ContentType="{kind}"/>' for ext, kind in _DEFAULTS.items() if ext in used
    )
    overrides = "".join(
        f'<Override PartName="/{attribute(part.name)}" ContentType="{part.kind}"/>'
        for part in parts
        if _DEFAULTS.get(part.ending) != part.kind
    )
    return f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{defaults}{overrides}</Types>'
