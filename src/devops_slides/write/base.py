"""The package without slides: presentation, theme, master, layouts, notes master."""

from __future__ import annotations

from dataclasses import dataclass

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import OpcPackage, Part
from pptx.opc.packuri import PackURI

from devops_slides.model.theme import Theme
from devops_slides.write.layouts import slide_layout
from devops_slides.write.master import slide_master
from devops_slides.write.notes_master import notes_master
from devops_slides.write.tables import table_styles
from devops_slides.write.theme_part import theme_part
from devops_slides.write.xml import HEAD, NAMESPACES

_FIRST_MASTER_ID = 2_147_483_648
"""Ids of masters and layouts start at 2^31 (ECMA-376 part 1, 19.7.5 and 19.7.13)."""
_VIEW_PROPERTIES = f"{HEAD}<p:viewPr {NAMESPACES}/>"
_PRESENTATION_PROPERTIES = f"{HEAD}<p:presentationPr {NAMESPACES}/>"


@dataclass(frozen=True, slots=True)
class Base:
    """The parts that slides are hung into."""

    package: OpcPackage
    presentation: Part
    layouts: dict[str, Part]
    notes_master: Part


def new_part(package: OpcPackage, name: str, kind: str, xml: str | bytes) -> Part:
    """A part with its bytes."""
    return Part(PackURI(name), kind, package, xml.encode() if isinstance(xml, str) else xml)  # type: ignore[arg-type]


def base_package(theme: Theme) -> Base:
    """Everything but the slides, generated from the theme in memory."""
    package = OpcPackage("")
    presentation = new_part(package, "/ppt/presentation.xml", CT.PML_PRESENTATION_MAIN, b"")
    package.relate_to(presentation, RT.OFFICE_DOCUMENT)
    master = new_part(package, "/ppt/slideMasters/slideMaster1.xml", CT.PML_SLIDE_MASTER, b"")
    presentation.relate_to(master, RT.SLIDE_MASTER)
    look = new_part(package, "/ppt/theme/theme1.xml", CT.OFC_THEME, theme_part(theme))
    layouts: dict[str, Part] = {}
    listed: dict[str, tuple[str, int]] = {}
    for number, layout in enumerate(theme.layouts.values(), 1):
        uri = f"/ppt/slideLayouts/slideLayout{number}.xml"
        part = new_part(package, uri, CT.PML_SLIDE_LAYOUT, slide_layout(layout, theme))
        part.relate_to(master, RT.SLIDE_MASTER)
        layouts[layout.name] = part
        listed[layout.name] = (master.relate_to(part, RT.SLIDE_LAYOUT), _FIRST_MASTER_ID + number)
    master.relate_to(look, RT.THEME)
    master.blob = slide_master(theme, listed).encode()
    notes = new_part(package, "/ppt/notesMasters/notesMaster1.xml", CT.PML_NOTES_MASTER, notes_master())
    notes_look = new_part(package, "/ppt/theme/theme2.xml", CT.OFC_THEME, theme_part(theme))
    notes.relate_to(notes_look, RT.THEME)
    presentation.relate_to(notes, RT.NOTES_MASTER)
    presentation.relate_to(look, RT.THEME)
    for name, kind, relation, xml in (
        ("presProps", CT.PML_PRES_PROPS, RT.PRES_PROPS, _PRESENTATION_PROPERTIES),
        ("viewProps", CT.PML_VIEW_PROPS, RT.VIEW_PROPS, _VIEW_PROPERTIES),
        ("tableStyles", CT.PML_TABLE_STYLES, RT.TABLE_STYLES, table_styles(theme)),
    ):
        presentation.relate_to(new_part(package, f"/ppt/{name}.xml", kind, xml), relation)
    return Base(package, presentation, layouts, notes)


def presentation_xml(base: Base, theme: Theme, slides: list[tuple[str, int]], lang: str, sections: str = "") -> str:
    """The presentation part; `slides` are (rId, slide id) in their order, `sections` its extension list."""
    rids = {rel.reltype: rid for rid, rel in base.presentation.rels.items()}
    listed = "".join(f'<p:sldId id="{number}" r:id="{rid}"/>' for rid, number in slides)
    table = theme.styles["table"]
    levels = "".join(
        f'<a:lvl{n}pPr marL="0" algn="l"><a:defRPr lang="{lang}" sz="{table.size * 100}" kern="0">'
        '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
        f'<a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{n}pPr>'
        for n in range(1, 10)
    )
    return (
        f'{HEAD}<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0">'
        f'<p:sldMasterIdLst><p:sldMasterId id="{_FIRST_MASTER_ID}" r:id="{rids[RT.SLIDE_MASTER]}"/></p:sldMasterIdLst>'
        f'<p:notesMasterIdLst><p:notesMasterId r:id="{rids[RT.NOTES_MASTER]}"/></p:notesMasterIdLst>'
        f"<p:sldIdLst>{listed}</p:sldIdLst>"
        f'<p:sldSz cx="{theme.size.width}" cy="{theme.size.height}"/><p:notesSz cx="6858000" cy="9144000"/>'
        f"<p:defaultTextStyle>{levels}</p:defaultTextStyle>{sections}</p:presentation>"
    )
