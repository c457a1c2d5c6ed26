"""A deck on the disk, whichever program saved it last."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from devops_slides.deliver.embedded_record import EmbeddedRecord, read_record
from devops_slides.files.archive import check_archive
from devops_slides.write.fingerprint import P, R, SlideState, slide_state, text_state, theme_state
from devops_slides.write.identity import TAG, same_address, slide_target
from devops_slides.write.xml import short_digest

if TYPE_CHECKING:
    from pptx.opc.package import OpcPackage, Part


class FoundSlide(Struct, frozen=True):
    """A slide: its key if a tag still gives it, its id, its state and the digest of its notes."""

    key: str
    number: int
    state: SlideState
    notes: str


class FoundDeck(Struct, frozen=True):
    """A deck with its record. `is_redrawn` is true if LibreOffice wrote it, with looks and masters of its own."""

    record: EmbeddedRecord
    slides: tuple[FoundSlide, ...]
    look: str
    is_redrawn: bool


def read_deck(data: bytes) -> FoundDeck | None:
    """The deck; None if it is not a presentation, or not one that this program wrote."""
    from pptx.opc.package import OpcPackage  # noqa: PLC0415 - costs 100 ms and is needed only here

    try:
        check_archive(data)
        package = OpcPackage.open(io.BytesIO(data))
        return _read(package)
    except Exception:  # noqa: BLE001 - whatever is wrong with it, it is not ours as we wrote it
        return None


def _read(package: OpcPackage) -> FoundDeck | None:
    parts = list(package.iter_parts())
    custom = (part.blob for part in parts if str(part.partname).startswith("/customXml/"))
    record = next((found for blob in custom if (found := read_record(blob)) is not None), None)
    if record is None:
        return None
    presentation = package.main_document_part
    root = ET.fromstring(presentation.blob)  # noqa: S314 - as in write/fingerprint.py
    listed = {
        _target(presentation, element.get(f"{R}id")): int(element.get("id", 0)) for element in root.iter(f"{P}sldId")
    }
    slides = tuple(_slide(part, number, listed) for part, number in listed.items())
    app = b"".join(part.blob for part in parts if str(part.partname) == "/docProps/app.xml")
    return FoundDeck(record, slides, _look(presentation), b"LibreOffice" in app or b"OpenOffice" in app)


def _target(part: Part, rid: str | None) -> Part:
    return part.rels[rid or ""].target_part


def _related(part: Part, name: str) -> Iterator[Part]:
    """The parts that a part is related to, by the last word of the relationship's type."""
    return (rel.target_part for rel in part.rels.values() if not rel.is_external and rel.reltype.endswith(f"/{name}"))


def _slide(part: Part, number: int, listed: dict[Part, int]) -> FoundSlide:
    def target(rid: str) -> str:
        if rid not in part.rels:
            return ""
        relation = part.rels[rid]
        if relation.is_external:
            return same_address(relation.target_ref)
        return (
            slide_target(listed[relation.target_part])
            if relation.target_part in listed
            else short_digest(relation.target_part.blob)
        )

    state = slide_state(part.blob, target)
    notes = next((text_state(related.blob) for related in _related(part, "notesSlide")), "")
    if next(_related(part, "comments"), None) is not None:
        state = SlideState(state.shapes, (*state.marks, "comment"), state.title)
    return FoundSlide(_key(part), number, state, notes)


def _key(slide: Part) -> str:
    for part in _related(slide, "tags"):
        for tag in ET.fromstring(part.blob).iter(f"{P}tag"):  # noqa: S314 - as in write/fingerprint.py
            if tag.get("name") == TAG:
                return tag.get("val") or ""
    return ""


def _look(presentation: Part) -> str:
    master = next(_related(presentation, "slideMaster"))
    theme = next(_related(master, "theme"))
    return theme_state(theme.blob, (master.blob, *(part.blob for part in _related(master, "slideLayout"))))
