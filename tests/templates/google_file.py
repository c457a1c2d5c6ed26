"""The package of a file that Google Slides exports: master, layouts, an example slide with notes, an embedded font."""

from __future__ import annotations

from templates.embedded_font import embedded
from templates.google import COLOUR_MAP, KIND, OPEN, counter, holder, layout_page, level, page, theme
from templates.google_layouts import HEAD, LAYOUTS, Place, text
from templates.package import MASTER, PRESENTATION, SCHEMAS, TYPES, Parts, add, document, ending, packed, relate
from templates.template import Template

BODY = text((311_700, 1_152_475, 8_520_600, 3_416_400), (1800, 1400))
MAPPING = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"


def styles() -> str:
    """The master's text styles: Google writes empty ones for titles and bodies, as the placeholders contain it all."""
    plain = Place("other", (0, 0, 0, 0), (1400, 1400))
    levels = "".join(level(one, plain, "Arial", "dk1") for one in range(1, 10))
    return (
        "<p:txStyles>"
        + "".join(f"<p:{one}>{levels}</p:{one}>" for one in ("titleStyle", "bodyStyle", "otherStyle"))
        + "</p:txStyles>"
    )


def add_master(parts: Parts) -> None:
    shapes = holder(6, 1, HEAD) + holder(7, 1, BODY) + counter(8, 1)
    kind = f"{OPEN}theme+xml"
    parts[MASTER] = b""
    rids = []
    for number, layout in enumerate(LAYOUTS, 1):
        blob = layout_page(number + 1, layout)
        name = add(parts, f"ppt/slideLayouts/slideLayout{number}.xml", blob, f"{KIND}slideLayout+xml")
        relate(parts, name, MASTER, "slideMaster")
        rids.append(relate(parts, MASTER, name, "slideLayout"))
    listed = "".join(f'<p:sldLayoutId id="{2147483648 + place}" r:id="{rid}"/>' for place, rid in enumerate(rids))
    after = f"{COLOUR_MAP}<p:sldLayoutIdLst>{listed}</p:sldLayoutIdLst>{styles()}"
    add(parts, MASTER, page("sldMaster", "Simple Light", shapes, after), f"{KIND}slideMaster+xml")
    relate(parts, MASTER, add(parts, "ppt/theme/theme1.xml", theme("Simple Light"), kind), "theme")


def add_notes_master(parts: Parts) -> str:
    place = Place("body", (685_800, 4_343_400, 5_486_400, 4_114_800), (1100, 1100), idx=1)
    blob = page("notesMaster", "", holder(3, 1, place), COLOUR_MAP)
    name = add(parts, "ppt/notesMasters/notesMaster1.xml", blob, f"{KIND}notesMaster+xml")
    relate(parts, name, add(parts, "ppt/theme/theme2.xml", theme("Default"), f"{OPEN}theme+xml"), "theme")
    return name


def add_slide(parts: Parts, notes_master: str) -> str:
    """The example slide on the title layout, with empty notes."""
    shapes = "".join(holder(54 + number, 13, place, "Example") for number, place in enumerate(LAYOUTS[0].places))
    name = add(parts, "ppt/slides/slide1.xml", page("sld", "", shapes, MAPPING), f"{KIND}slide+xml")
    place = Place("body", (685_800, 4_343_400, 5_486_400, 4_114_800), (1100, 1100), idx=1)
    notes = page("notes", "", holder(51, 1, place), MAPPING)
    add(parts, "ppt/notesSlides/notesSlide1.xml", notes, f"{KIND}notesSlide+xml")
    relate(parts, name, "ppt/slideLayouts/slideLayout1.xml", "slideLayout")
    relate(parts, name, "ppt/notesSlides/notesSlide1.xml", "notesSlide")
    relate(parts, "ppt/notesSlides/notesSlide1.xml", notes_master, "notesMaster")
    relate(parts, "ppt/notesSlides/notesSlide1.xml", name, "slide")
    return name


def google() -> bytes:
    parts: Parts = {TYPES: document('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')}
    for letters, kind in {
        "xml": "application/xml",
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
    }.items():
        ending(parts, letters, kind)
    ending(parts, "fntdata", "application/x-fontdata")
    add_master(parts)
    notes = add_notes_master(parts)
    slide = add_slide(parts, notes)
    for name in ("presProps", "viewProps"):
        tag = "presentationPr" if name == "presProps" else "viewPr"
        relate(
            parts,
            PRESENTATION,
            add(parts, f"ppt/{name}.xml", document(f"<p:{tag} {SCHEMAS}/>"), f"{KIND}{name}+xml"),
            name,
        )
    relate(parts, PRESENTATION, "ppt/theme/theme1.xml", "theme")
    master, notes_id, slide_id = (
        relate(parts, PRESENTATION, name, kind)
        for name, kind in ((MASTER, "slideMaster"), (notes, "notesMaster"), (slide, "slide"))
    )
    parts["ppt/fonts/ProximaNova-regular.fntdata"] = embedded("Proxima Nova", "Regular")
    font = relate(parts, PRESENTATION, "ppt/fonts/ProximaNova-regular.fntdata", "font")
    xml = (
        f'<p:presentation {SCHEMAS} autoCompressPictures="0" strictFirstAndLastChars="0" saveSubsetFonts="1">'
        f'<p:sldMasterIdLst><p:sldMasterId id="2147483659" r:id="{master}"/></p:sldMasterIdLst>'
        f'<p:notesMasterIdLst><p:notesMasterId r:id="{notes_id}"/></p:notesMasterIdLst>'
        f'<p:sldIdLst><p:sldId id="256" r:id="{slide_id}"/></p:sldIdLst><p:sldSz cy="5143500" cx="9144000"/>'
        '<p:notesSz cx="6858000" cy="9144000"/><p:embeddedFontLst><p:embeddedFont><p:font typeface="Proxima Nova"/>'
        f'<p:regular r:id="{font}"/></p:embeddedFont></p:embeddedFontLst></p:presentation>'
    )
    add(parts, PRESENTATION, document(xml), f"{KIND}presentation.main+xml")
    relate(parts, "", PRESENTATION, "officeDocument")
    return packed(parts)


TEMPLATES = (
    Template("google", "as Google Slides exports it: 10 × 5.625 inches, eleven layouts, one example slide", google),
)
