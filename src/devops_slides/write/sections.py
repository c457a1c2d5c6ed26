"""Sections of a presentation: named runs of slides, each slide in exactly one (MS-PPTX 2.2.2 sectionLst)."""

from __future__ import annotations

from devops_slides.model.placed import PlacedDeck
from devops_slides.write.xml import attribute, guid


def section_list(deck: PlacedDeck, slide_ids: tuple[int, ...]) -> str:
    """The presentation's extension (`p:ext`) with its sections, empty where the deck has none.

    Slides before the first section's first one belong to it. A section's GUID follows from that slide's key.
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
    return "".join(f'<p14:sldId id="{one}"/>' for one in ids)
