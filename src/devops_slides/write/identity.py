"""The identity of slides, for updates in place: a tag on each slide, and the deck's embedded record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from devops_slides.model.geometry import Box
from devops_slides.model.placed import PlacedDeck, PlacedMark, PlacedSlide
from devops_slides.model.theme import Theme
from devops_slides.write.fingerprint import ShapeState, slide_state, text_state
from devops_slides.write.package import Part
from devops_slides.write.slide import creation_id
from devops_slides.write.xml import HEAD, NAMESPACES, attribute, guid

RECORD_NAMESPACE = "urn:devops-slides:manifest:1"
TAG = "DEVOPS_SLIDES_KEY"


def tags_part(slide: PlacedSlide) -> str:
    """The XML of a slide's tags part (ECMA-376 part 1, 19.3.1.49); PowerPoint keeps it when the slide is moved."""
    return f'{HEAD}<p:tagLst {NAMESPACES}><p:tag name="{TAG}" val="{attribute(slide.key)}"/></p:tagLst>'


def embedded_record(deck: PlacedDeck, theme: Theme, version: str, look: str, records: Iterable[str]) -> str:
    """The XML of the embedded record: what was written, so that a later build recognizes hand edits.

    `look` is the digest of master, layouts and theme; `records` are those of the slides.
    """
    return (
        f'{HEAD}<manifest xmlns="{RECORD_NAMESPACE}" program="{attribute(version)}" theme="{attribute(theme.name)}" '
        f'theme-digest="{theme.digest}" look="{look}" source="{attribute(deck.file)}" '
        f'language="{attribute(deck.language)}">{"".join(records)}</manifest>'
    )


def record_properties() -> str:
    """The XML of the properties part of the embedded record (ECMA-376 part 1, 22.5)."""
    return (
        f'{HEAD}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
        f'ds:itemID="{guid(RECORD_NAMESPACE)}"><ds:schemaRefs><ds:schemaRef ds:uri="{RECORD_NAMESPACE}"/>'
        "</ds:schemaRefs></ds:datastoreItem>"
    )


def slide_record(
    slide: PlacedSlide, part: Part, ids: Mapping[Part, int], theme: Theme, notes: Part | None = None
) -> str:
    """A slide in the embedded record; `part` is the slide as written, `ids` are the slides' ids."""
    targets = {rid: target for (_, target), rid in part.relations.items()}

    def target(rid: str) -> str:
        found = targets.get(rid, "")
        if isinstance(found, str):
            return same_address(found)
        return slide_target(ids[found]) if found in ids else found.digest

    boxes = _inherited(slide, theme)
    shapes = "".join(_shape(shape, boxes) for shape in slide_state(part.data, target).shapes)
    source = f' source="{attribute(slide.file)}"' if slide.file else ""
    noted = f' notes="{text_state(notes.data)}"' if notes is not None else ""
    frozen = ' frozen="1"' if slide.is_frozen else ""
    return (
        f'<slide key="{attribute(slide.key)}" id="{ids[part]}" creation="{creation_id(slide)}" role="{slide.role}" '
        f'layout="{slide.layout}" lines="{slide.span.start}-{slide.span.end}" digest="{slide.digest}"{source}{noted}{frozen}>{shapes}</slide>'
    )


def same_address(address: str) -> str:
    """An address without what different programs write differently."""
    return unquote(address).rstrip("/")


def slide_target(number: int) -> str:
    """The target of a jump to the slide with that id."""
    return f"slide {number}"


def _inherited(slide: PlacedSlide, theme: Theme) -> dict[str, Box]:
    """The boxes of shapes by slot, for shapes whose XML leaves the box to the layout."""
    found = {
        shape.slot.name: shape.box.around(shape.slot.pads)
        for shape in slide.placed
        if not isinstance(shape, PlacedMark)
    }
    footer = theme.layouts[slide.layout].footer
    if footer is None:
        return found
    if footer.held:
        return found | {holder.slot: holder.box for holder in footer.held if holder.box is not None}
    return found | {"footer": footer.box, "number": footer.number}


def _shape(shape: ShapeState, boxes: Mapping[str, Box]) -> str:
    inherited = boxes.get(shape.name)
    box = shape.box or (
        (inherited.left, inherited.top, inherited.width, inherited.height) if inherited else (0, 0, 0, 0)
    )
    given = {"text": shape.text, "look": shape.look, "picture": shape.picture, "alt": shape.alt}
    told = "".join(f' {key}="{value}"' for key, value in given.items() if value)
    left, top, width, height = box
    place = "own" if shape.box else "box"
    return f'<shape slot="{attribute(shape.name)}" kind="{shape.kind}" {place}="{left} {top} {width} {height}"{told}/>'
