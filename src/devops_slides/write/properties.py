"""Document properties: title, author, language; never the clock."""

from __future__ import annotations

from devops_slides.model.placed import PlacedDeck
from devops_slides.write.xml import HEAD, escape


def core_properties(deck: PlacedDeck, date: str) -> str:
    """`docProps/core.xml` (ECMA-376 part 2, 8.3). Without a date it has none."""
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
    """`docProps/app.xml` (ECMA-376 part 1, 22.2)."""
    notes = sum(1 for slide in deck.slides if slide.notes)
    return (
        f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<TotalTime>0</TotalTime><Application>{escape(version)}</Application>"
        f"<Slides>{len(deck.slides)}</Slides><Notes>{notes}</Notes></Properties>"
    )
