"""The embedded record of a deck as it is read back: what the program wrote."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from msgspec import Struct

from devops_slides.write.fingerprint import Box
from devops_slides.write.identity import RECORD_NAMESPACE

_M = f"{{{RECORD_NAMESPACE}}}"


class RecordedShape(Struct, frozen=True):
    """A shape as written; `is_own` is true if its place was on the slide and not in the layout."""

    slot: str
    kind: str
    box: Box
    is_own: bool
    text: str
    look: str
    picture: str
    alt: str


class RecordedSlide(Struct, frozen=True):
    """A slide as written; `digest` is that of its lines in the source, `notes` is that of its notes."""

    key: str
    number: int
    digest: str
    notes: str
    is_frozen: bool
    shapes: tuple[RecordedShape, ...]


class EmbeddedRecord(Struct, frozen=True):
    """What was written; `look` is the digest of master, layouts and theme."""

    look: str
    slides: tuple[RecordedSlide, ...]


def read_record(xml: bytes) -> EmbeddedRecord | None:
    """The record in a custom XML part; None if it is another program's part, or has another form."""
    try:
        root = ET.fromstring(xml)  # noqa: S314 - expat 2.4.1 and later refuse entity expansion attacks
        if root.tag != f"{_M}manifest":
            return None
        return EmbeddedRecord(root.attrib["look"], tuple(_slide(element) for element in root.iter(f"{_M}slide")))
    except (ET.ParseError, KeyError, ValueError):
        return None


def _slide(element: ET.Element) -> RecordedSlide:
    return RecordedSlide(
        element.attrib["key"],
        int(element.attrib["id"]),
        element.attrib["digest"],
        element.get("notes", ""),
        element.get("frozen") == "1",
        tuple(_shape(shape) for shape in element.iter(f"{_M}shape")),
    )


def _shape(element: ET.Element) -> RecordedShape:
    left, top, width, height = (int(part) for part in (element.get("own") or element.attrib["box"]).split())
    told = (element.get(key, "") for key in ("text", "look", "picture", "alt"))
    return RecordedShape(
        element.attrib["slot"], element.attrib["kind"], (left, top, width, height), "own" in element.attrib, *told
    )
