"""From a placed deck to the bytes of a .pptx file: slides, sections, properties."""

from __future__ import annotations

from devops_slides.model.placed import PlacedDeck
from devops_slides.model.theme import Theme
from devops_slides.write.base import base_of, presentation_xml
from devops_slides.write.identity import embedded_record, record_properties, slide_record, tags_part
from devops_slides.write.notes import notes_slide
from devops_slides.write.package import (
    APP_PROPERTIES,
    CORE_PROPERTIES,
    CUSTOM_XML_PROPERTIES,
    XML,
    Base,
    Part,
    new_part,
    package_bytes,
    presentation_type,
)
from devops_slides.write.pictures import media_parts
from devops_slides.write.relations import Relations
from devops_slides.write.slide import slide_xml
from devops_slides.write.xml import HEAD, attribute, escape, guid


def section_list(deck: PlacedDeck, slide_ids: tuple[int, ...]) -> str:
    """The presentation's extension (`p:ext`) with its sections; empty if the deck has none.

    Slides before the first section's first slide belong to that section. The GUID follows from the key of the first
    slide.
    """
    if not deck.sections:
        return ""
    starts = {section.first: section for section in deck.sections}
    groups: list[tuple[str, str, list[int]]] = []
    for slide, number in zip(deck.slides, slide_ids, strict=True):
        opened = starts.get(slide.key) or (deck.sections[0] if not groups else None)
        if opened is not None:
            groups.append((opened.name, opened.first, []))
        groups[-1][2].append(number)
    found = "".join(
        f'<p14:section name="{attribute(name)}" id="{guid("section", first)}"><p14:sldIdLst>'
        f"{_listed(ids)}</p14:sldIdLst></p14:section>"
        for name, first, ids in groups
    )
    return (
        '<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
        'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
        f"{found}</p14:sectionLst></p:ext>"
    )


def _listed(ids: list[int]) -> str:
    return "".join(f'<p14:sldId id="{id_}"/>' for id_ in ids)


def core_properties(deck: PlacedDeck, date: str) -> str:
    """The XML of `docProps/core.xml` (ECMA-376 part 2, 8.3), without dates if `date` is empty."""
    stamp = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{escape(date)}</dcterms:{name}>' for name in ("created", "modified")
    )
    author = f"<dc:creator>{escape(deck.author)}</dc:creator>" if deck.author else ""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(deck.title)}</dc:title><dc:subject>{escape(deck.course)}</dc:subject>{author}"
        f"<dc:language>{escape(deck.language)}</dc:language>{stamp if date else ''}</cp:coreProperties>"
    )


def app_properties(deck: PlacedDeck, version: str) -> str:
    """The XML of `docProps/app.xml` (ECMA-376 part 1, 22.2)."""
    notes = sum(1 for slide in deck.slides if slide.notes)
    return (
        f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<TotalTime>0</TotalTime><Application>{escape(version)}</Application>"
        f"<Slides>{len(deck.slides)}</Slides><Notes>{notes}</Notes></Properties>"
    )


_FIRST_SLIDE_ID = 256
"""The least slide id (ECMA-376 part 1, 19.7.13)."""


def write_deck(deck: PlacedDeck, theme: Theme, version: str, date: str = "") -> bytes:
    """The bytes of the file. The same deck, theme, version and date give the same bytes.

    `date` is an ISO 8601 time for the properties (`2026-01-31T12:00:00Z`), empty for none.
    """
    base = base_of(theme, deck.language)
    media = media_parts(deck, base.after("ppt/media/image"))
    presentation = base.presentation_part()
    slides = {
        slide.key: Part(f"ppt/slides/slide{number}.xml", presentation_type("slide"))
        for number, slide in enumerate(deck.slides, 1)
    }
    ids = {part: number for number, part in enumerate(slides.values(), _FIRST_SLIDE_ID)}
    beside: list[Part] = []
    tagged = base.after("ppt/tags/tag")
    records: list[str] = []
    shown = (theme.template.first_number if theme.template is not None else 1) - 1
    for number, slide in enumerate(deck.slides, 1):
        part = slides[slide.key]
        part.relate_to(base.layouts[slide.layout], "slideLayout")
        tags = new_part(f"ppt/tags/tag{tagged + number}.xml", presentation_type("tags"), tags_part(slide))
        to = Relations(part, slides, media)
        part.data = slide_xml(slide, shown + number, deck, base.theme, to, part.relate_to(tags, "tags")).encode()
        beside.append(tags)
        notes = _notes(slide.notes, number, shown + number, part, base, deck.language) if slide.notes else None
        beside += [notes] if notes is not None else []
        records.append(slide_record(slide, part, ids, base.theme, notes))
    listed = [(presentation.relate_to(part, "slide"), number) for part, number in ids.items()]
    sections = section_list(deck, tuple(ids.values()))
    if base.theme.template is None:
        presentation.data = presentation_xml(presentation, base.theme, listed, deck.language, sections).encode()
    else:
        from devops_slides.write.template import filled  # noqa: PLC0415 - few decks use a template

        presentation.data = filled(presentation, listed, sections)
    beside += _manifest(embedded_record(deck, theme, version, base.digest, records), presentation, base)
    root = base.root_part()
    root.relate_to(presentation, "officeDocument")
    beside += _properties(deck, root, version, date)
    return package_bytes(root, (presentation, *base.parts, *slides.values(), *media.values(), *beside))


def _notes(notes: tuple[str, ...], number: int, shown: int, slide: Part, base: Base, lang: str) -> Part:
    name = f"ppt/notesSlides/notesSlide{number}.xml"
    part = new_part(name, presentation_type("notesSlide"), notes_slide(notes, shown, lang))
    part.relate_to(base.notes_master, "notesMaster")
    part.relate_to(slide, "slide")
    slide.relate_to(part, "notesSlide")
    return part


def _manifest(xml: str, presentation: Part, base: Base) -> tuple[Part, Part]:
    number = base.after("customXml/item") + 1
    item = new_part(f"customXml/item{number}.xml", XML, xml)
    properties = new_part(f"customXml/itemProps{number}.xml", CUSTOM_XML_PROPERTIES, record_properties())
    item.relate_to(properties, "customXmlProps")
    presentation.relate_to(item, "customXml")
    return item, properties


def _properties(deck: PlacedDeck, root: Part, version: str, date: str) -> tuple[Part, Part]:
    core = new_part("docProps/core.xml", CORE_PROPERTIES, core_properties(deck, date))
    app = new_part("docProps/app.xml", APP_PROPERTIES, app_properties(deck, version))
    root.relate_to(core, "coreProperties")
    root.relate_to(app, "extended-properties")
    return core, app
