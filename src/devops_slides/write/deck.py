"""A placed deck to the bytes of a .pptx file."""

from __future__ import annotations

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part

from devops_slides.model.placed import PlacedDeck
from devops_slides.model.reader import for_reader
from devops_slides.model.theme import Theme
from devops_slides.write.base import Base, base_package, new_part, presentation_xml
from devops_slides.write.identity import manifest, manifest_properties, tags_part
from devops_slides.write.media import media_parts
from devops_slides.write.notes import notes_slide
from devops_slides.write.package import package_bytes
from devops_slides.write.properties import app_properties, core_properties
from devops_slides.write.relations import Relations
from devops_slides.write.sections import section_list
from devops_slides.write.slide import slide_xml

_FIRST_SLIDE_ID = 256
"""The least slide id (ECMA-376 part 1, 19.7.13)."""
_TAGS = "application/vnd.openxmlformats-officedocument.presentationml.tags+xml"
_CUSTOM_XML_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


def write_deck(deck: PlacedDeck, theme: Theme, version: str, date: str = "") -> bytes:
    """The file's bytes. The same deck, theme and version give the same bytes.

    `date` is an ISO 8601 time for the properties (`2026-01-31T12:00:00Z`), empty for none.
    """
    theme = for_reader(theme, deck.language)
    base = base_package(theme)
    media = media_parts(deck, base)
    parts = {
        slide.key: new_part(base.package, f"/ppt/slides/slide{number}.xml", CT.PML_SLIDE, b"")
        for number, slide in enumerate(deck.slides, 1)
    }
    listed: list[tuple[str, int]] = []
    for number, slide in enumerate(deck.slides, 1):
        part = parts[slide.key]
        part.relate_to(base.layouts[slide.layout], RT.SLIDE_LAYOUT)
        tags = new_part(base.package, f"/ppt/tags/tag{number}.xml", _TAGS, tags_part(slide))
        to = Relations(part, parts, media)
        part.blob = slide_xml(slide, number, deck, theme, to, part.relate_to(tags, RT.TAGS)).encode()
        if slide.notes:
            _add_notes(slide.notes, number, part, base, deck.language)
        listed.append((base.presentation.relate_to(part, RT.SLIDE), _FIRST_SLIDE_ID + number - 1))
    slide_ids = tuple(number for _, number in listed)
    sections = section_list(deck, slide_ids)
    base.presentation.blob = presentation_xml(base, theme, listed, deck.language, sections).encode()
    _add_manifest(manifest(deck, theme, version, slide_ids), base)
    _add_properties(deck, base, version, date)
    return package_bytes(base.package)


def _add_notes(notes: tuple[str, ...], number: int, slide: Part, base: Base, lang: str) -> None:
    uri = f"/ppt/notesSlides/notesSlide{number}.xml"
    part = new_part(base.package, uri, CT.PML_NOTES_SLIDE, notes_slide(notes, number, lang))
    part.relate_to(base.notes_master, RT.NOTES_MASTER)
    part.relate_to(slide, RT.SLIDE)
    slide.relate_to(part, RT.NOTES_SLIDE)


def _add_manifest(xml: str, base: Base) -> None:
    item = new_part(base.package, "/customXml/item1.xml", "application/xml", xml)
    properties = new_part(base.package, "/customXml/itemProps1.xml", _CUSTOM_XML_PROPERTIES, manifest_properties())
    item.relate_to(properties, RT.CUSTOM_XML_PROPS)
    base.presentation.relate_to(item, RT.CUSTOM_XML)


def _add_properties(deck: PlacedDeck, base: Base, version: str, date: str) -> None:
    core = new_part(base.package, "/docProps/core.xml", CT.OPC_CORE_PROPERTIES, core_properties(deck, date))
    app = new_part(base.package, "/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, app_properties(deck, version))
    base.package.relate_to(core, RT.CORE_PROPERTIES)
    base.package.relate_to(app, RT.EXTENDED_PROPERTIES)
