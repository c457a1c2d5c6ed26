"""Packages (ECMA-376 part 2): parts with names, types and relationships, written to bytes that depend on nothing else."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from devops_slides.model.theme import Theme
from devops_slides.write.xml import HEAD, NAMESPACES, attribute, short_digest

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml."
_LEVEL = 6

THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
CORE_PROPERTIES = "application/vnd.openxmlformats-package.core-properties+xml"
APP_PROPERTIES = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
CUSTOM_XML_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
XML = "application/xml"
VIEW_PROPERTIES = f"{HEAD}<p:viewPr {NAMESPACES}/>"


def presentation_type(name: str) -> str:
    """The content type of a presentation's part, such as `slide` or `slideMaster`."""
    return f"{_PRESENTATION}{name}+xml"


def relation(name: str) -> str:
    """The type of a relationship by the last word of its address, such as `slide` or `image`."""
    if name == "coreProperties":
        return f"{_PACKAGE}/metadata/core-properties"
    return f"{_OFFICE}{name}"


Relationships = dict[tuple[str, "Part | str"], str]
Given = tuple[tuple[str, str, "Part | str"], ...]
"""Relationships that a part came with: rId, type and target."""


class Part(Struct, eq=False, dict=True):
    """A part by its name from the package's root, `ppt/slides/slide1.xml`, with its content type and bytes.

    `relations` are rIds by type and target, counted from `first`; a target is a part, or an address.
    `given` are the relationships that its bytes already refer to.
    """

    name: str
    kind: str
    data: bytes = b""
    relations: Relationships = field(default_factory=dict)
    given: Given = ()
    first: int = 1

    def relate_to(self, target: Part | str, name: str) -> str:
        """Return the rId of the relationship to a target, the same one each time."""
        return self.relations.setdefault((relation(name), target), f"rId{len(self.relations) + self.first}")

    @property
    def ending(self) -> str:
        """The name's ending without its dot."""
        return self.name.rpartition(".")[2]

    @property
    def is_stored(self) -> bool:
        """Whether its bytes are already compressed."""
        return self.kind.startswith("image/") and self.ending != "svg"

    @cached_property
    def digest(self) -> str:
        """The digest of its bytes."""
        return short_digest(self.data)

    @cached_property
    def packed(self) -> bytes:
        """Its bytes as in the zip file; a part that several decks share is packed once."""
        return self.data if self.is_stored else deflated(self.data)


def deflated(data: bytes) -> bytes:
    """Return the data as raw deflate (RFC 1951), the format of zip entries."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def relations_name(name: str) -> str:
    """The name of the part that holds a part's relationships."""
    folder, _, last = name.rpartition("/")
    return f"{folder}/_rels/{last}.rels" if folder else f"_rels/{last}.rels"


def relations_xml(part: Part) -> bytes:
    """The XML of a part's relationships part (ECMA-376 part 2, 6.5.3); targets are relative to the part's folder."""
    listed = {attribute(rid): (attribute(kind), target) for rid, kind, target in part.given} | {
        rid: relationship for relationship, rid in part.relations.items()
    }
    rows = [
        f'<Relationship Id="{rid}" Type="{kind}" Target="{attribute(target)}" TargetMode="External"/>'
        if isinstance(target, str)
        else f'<Relationship Id="{rid}" Type="{kind}" Target="{attribute(_seen_from(part.name, target.name))}"/>'
        for rid, (kind, target) in listed.items()
    ]
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}">{"".join(rows)}</Relationships>'.encode()


def _seen_from(source: str, name: str) -> str:
    here, there = source.split("/")[:-1], name.split("/")
    while here and len(there) > 1 and here[0] == there[0]:
        here, there = here[1:], there[1:]
    return "/".join([".."] * len(here) + there)


def new_part(name: str, kind: str, xml: str | bytes) -> Part:
    """A part with its bytes."""
    return Part(name, kind, xml.encode() if isinstance(xml, str) else xml)


class Base(Struct, frozen=True):
    """The parts that slides are added to, the same for all decks of a theme and a language.

    `theme` is localized for the language; `presentation` has its relationships except those to slides, `root`
    those of the package except those to the presentation and the properties.
    """

    theme: Theme
    presentation: Part
    parts: tuple[Part, ...]
    layouts: Mapping[str, Part]
    notes_master: Part
    digest: str
    """The digest of what can be edited by hand in master, layouts and theme."""
    root: Part = field(default_factory=lambda: Part("", ""))

    def presentation_part(self) -> Part:
        """The presentation of one deck, without relationships to slides yet."""
        return replace(self.presentation, relations=dict(self.presentation.relations))

    def root_part(self) -> Part:
        """The package's own relationships for one deck."""
        return replace(self.root, relations=dict(self.root.relations))

    def after(self, stem: str) -> int:
        """The largest number of a part whose name is `stem` and a number; 0 if there is none."""
        numbers = (part.name.removeprefix(stem).partition(".")[0] for part in self.parts if part.name.startswith(stem))
        return max((int(number) for number in numbers if number.isdecimal()), default=0)


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
    """Builds a zip file. Raises OverflowError beyond 4 GB, which no program that shows slides opens."""

    def __init__(self) -> None:
        self._found = bytearray()
        self._listed: list[bytes] = []

    def add(self, name: str, data: bytes) -> None:
        self.put(name, data, deflated(data), stored=False)

    def put(self, name: str, data: bytes, packed: bytes, *, stored: bool) -> None:
        """Add an entry; `packed` is its bytes in the file."""
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
    """Sort key with slide2 before slide10."""
    stem = name.rsplit(".", 1)[0]
    digits = stem[len(stem.rstrip("0123456789")) :]
    return stem[: len(stem) - len(digits)], int(digits or 0), name


def _content_types(parts: list[Part]) -> str:
    """Defaults for extensions that imply the type, overrides for all other parts (ECMA-376 part 2, 7.2.3)."""
    used = {"rels", "xml"} | {part.ending for part in parts}
    defaults = "".join(
        f'<Default Extension="{ext}" ContentType="{kind}"/>' for ext, kind in _DEFAULTS.items() if ext in used
    )
    overrides = "".join(
        f'<Override PartName="/{attribute(part.name)}" ContentType="{attribute(part.kind)}"/>'
        for part in parts
        if _DEFAULTS.get(part.ending) != part.kind
    )
    return f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{defaults}{overrides}</Types>'
