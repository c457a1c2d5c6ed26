"""Which slide is which, for updates in place: a tag on each slide and one manifest part."""

from __future__ import annotations

import hashlib

from devops_slides.model.placed import (
    Placed,
    PlacedCode,
    PlacedDeck,
    PlacedMark,
    PlacedParagraph,
    PlacedPicture,
    PlacedSlide,
    PlacedTable,
    PlacedText,
)
from devops_slides.model.text import plain
from devops_slides.model.theme import Theme
from devops_slides.write.slide import creation_id
from devops_slides.write.xml import HEAD, NAMESPACES, attribute, guid

MANIFEST_NAMESPACE = "urn:devops-slides:manifest:1"
TAG = "DEVOPS_SLIDES_KEY"


def tags_part(slide: PlacedSlide) -> str:
    """The tags part of a slide (ECMA-376 part 1, 19.3.1.49); PowerPoint keeps it when the slide is moved."""
    return f'{HEAD}<p:tagLst {NAMESPACES}><p:tag name="{TAG}" val="{attribute(slide.key)}"/></p:tagLst>'


def manifest(deck: PlacedDeck, theme: Theme, version: str, slide_ids: tuple[int, ...]) -> str:
    """The manifest part: what was written, so that a later build can tell what a hand has changed."""
    slides = "".join(_slide(slide, number) for slide, number in zip(deck.slides, slide_ids, strict=True))
    return (
        f'{HEAD}<manifest xmlns="{MANIFEST_NAMESPACE}" program="{attribute(version)}" theme="{attribute(theme.name)}" '
        f'theme-digest="{theme.digest}" source="{attribute(deck.file)}" language="{attribute(deck.language)}">'
        f"{slides}</manifest>"
    )


def manifest_properties() -> str:
    """The properties part of the manifest part (ECMA-376 part 1, 22.5)."""
    return (
        f'{HEAD}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
        f'ds:itemID="{guid(MANIFEST_NAMESPACE)}"><ds:schemaRefs><ds:schemaRef ds:uri="{MANIFEST_NAMESPACE}"/>'
        "</ds:schemaRefs></ds:datastoreItem>"
    )


def _slide(slide: PlacedSlide, number: int) -> str:
    shapes = "".join(_shape(one) for one in slide.placed if not isinstance(one, PlacedMark))
    source = f' source="{attribute(slide.file)}"' if slide.file else ""
    return (
        f'<slide key="{attribute(slide.key)}" id="{number}" creation="{creation_id(slide)}" role="{slide.role}" '
        f'layout="{slide.layout}" lines="{slide.span.start}-{slide.span.end}" digest="{slide.digest}"{source}>{shapes}</slide>'
    )


def _shape(one: Placed) -> str:
    assert not isinstance(one, PlacedMark)
    box = one.box
    picture = f' picture="{one.picture.digest}"' if isinstance(one, PlacedPicture) else ""
    return (
        f'<shape slot="{one.slot.name}" text="{text_digest(one)}" '
        f'box="{box.left} {box.top} {box.width} {box.height}"{picture}/>'
    )


def text_digest(one: Placed) -> str:
    """The SHA-256 of a shape's text as it is written: paragraphs and rows by newlines, cells by tabs."""
    match one:
        case PlacedText():
            text = "\n".join(_paragraph(each) for each in one.paragraphs)
        case PlacedTable(table=table):
            rows = ((table.head,) if table.head else ()) + table.rows
            text = "\n".join("\t".join(plain(cell) for cell in row) for row in rows)
        case PlacedCode():
            text = "\n".join("".join(piece for _, piece in line) for line in one.tokens)
        case _:
            text = ""
    return hashlib.sha256(text.encode()).hexdigest()


def _paragraph(one: PlacedParagraph) -> str:
    number = f"{one.marker}\t" if one.marker else ""
    return number + "".join(run.text for run in one.source.runs)
