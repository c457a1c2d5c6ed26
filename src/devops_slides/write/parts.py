"""Parts of a package and what they are related to (ECMA-376 part 2, 6): names, types and bytes, nothing parsed."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
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
    """The content type of a part of a presentation, `slide` or `slideMaster`."""
    return f"{_PRESENTATION}{name}+xml"


def relation(name: str) -> str:
    """The type of a relationship by the last word of its address, `slide` or `image`."""
    if name == "coreProperties":
        return f"{_PACKAGE}/metadata/core-properties"
    return f"{_OFFICE}{name}"


Relationships = dict[tuple[str, "Part | str"], str]
Given = tuple[tuple[str, str, "Part | str"], ...]
"""Relationships that a part came with: rId, type and target."""


class Part(Struct, eq=False, dict=True):
    """A part by its name from the package's root, `ppt/slides/slide1.xml`, with its content type and bytes.

    Its relationships are rIds by type and target, counted from `first`; a target is a part, or an address.
    `given` are those that its bytes name already.
    """

    name: str
    kind: str
    data: bytes = b""
    relations: Relationships = field(default_factory=dict)
    given: Given = ()
    first: int = 1

    def relate_to(self, target: Part | str, name: str) -> str:
        """The rId of the relationship to a target; the same one each time."""
        return self.relations.setdefault((relation(name), target), f"rId{len(self.relations) + self.first}")

    @property
    def ending(self) -> str:
        """The name's ending without its dot."""
        return self.name.rpartition(".")[2]

    @property
    def is_stored(self) -> bool:
        """Whether its bytes are packed by themselves already."""
        return self.kind.startswith("image/") and self.ending != "svg"

    @cached_property
    def digest(self) -> str:
        """Of its bytes."""
        return short_digest(self.data)

    @cached_property
    def packed(self) -> bytes:
        """Its bytes as the zip file holds them; a part that several decks share is packed once."""
        return self.data if self.is_stored else deflated(self.data)


def deflated(data: bytes) -> bytes:
    """Raw deflate (RFC 1951), as zip entries have it."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def relations_name(name: str) -> str:
    """The name of the part that holds a part's relationships."""
    folder, _, last = name.rpartition("/")
    return f"{folder}/_rels/{last}.rels" if folder else f"_rels/{last}.rels"


def relations_xml(part: Part) -> bytes:
    """The relationships part of a part (ECMA-376 part 2, 6.5.3); targets are seen from its folder."""
    listed = {rid: (kind, target) for rid, kind, target in part.given} | {
        rid: one for one, rid in part.relations.items()
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
    """The parts that slides are hung into, the same for all decks of a theme and a language.

    `theme` is turned for the language's reader; `presentation` has its relationships but those to slides, `root`
    those of the package but to the presentation and the properties.
    """

    theme: Theme
    presentation: Part
    parts: tuple[Part, ...]
    layouts: Mapping[str, Part]
    notes_master: Part
    digest: str
    """Of what a hand could have changed in master, layouts and theme."""
    root: Part = field(default_factory=lambda: Part("", ""))

    def presentation_part(self) -> Part:
        """The presentation of one deck, its slides still to be related to."""
        return replace(self.presentation, relations=dict(self.presentation.relations))

    def root_part(self) -> Part:
        """The package's own relationships for one deck."""
        return replace(self.root, relations=dict(self.root.relations))

    def after(self, stem: str) -> int:
        """The greatest number that a part named `stem` and a number has, 0 where there is none."""
        numbers = (part.name.removeprefix(stem).partition(".")[0] for part in self.parts if part.name.startswith(stem))
        return max((int(one) for one in numbers if one.isdecimal()), default=0)
