"""The manifest part of a deck as it is read back: what the program wrote."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from msgspec import Struct

from devops_slides.write.fingerprint import Box
from devops_slides.write.identity import RECORD_NAMESPACE

_M = f"{{{RECORD_NAMESPACE}}}"


class RecordedShape(Struct, frozen=True):
    """A shape as it was written; `is_own` says that its place stood on the slide and not in the layout."""

    slot: str
    kind: str
    box: Box
    is_own: bool
    text: str
    look: str
    picture: str
    alt: str


class RecordedSlide(Struct, frozen=True):
    """A slide as it was written; `digest` is that of its lines in the source, `notes` that of its notes."""

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
    """The record in a custom XML part; None where it is another's part, or of another form."""
    try:
        root = ET.fromstring(xml)  # noqa: S314 - expat from 2.4.1 on refuses entities that blow up
        if root.tag != f"{_M}manifest":
            return None
        return EmbeddedRecord(root.attrib["look"], tuple(_slide(element) for element in root.iter(f"{_M}slide")))
    except (ET.ParseError, KeyError, ValueError):
        return None


def _slide(one: ET.Element) -> RecordedSlide:
    return RecordedSlide(
        one.attrib["key"],
        int(one.attrib["id"]),
        one.attrib["digest"],
        one.get("notes", ""),
        one.get("frozen") == "1",
        tuple(_shape(shape) for shape in one.iter(f"{_M}shape")),
    )


def _shape(one: ET.Element) -> RecordedShape:
    left, top, width, height = (int(part) for part in (one.get("own") or one.attrib["box"]).split())
    told = (one.get(key, "") for key in ("text", "look", "picture", "alt"))
    return RecordedShape(one.attrib["slot"], one.attrib["kind"], (left, top, width, height), "own" in one.attrib, *told)
