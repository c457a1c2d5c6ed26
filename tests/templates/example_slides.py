"""A company's template with example slides and all that belongs to them: notes, sections, shows, comments."""

from __future__ import annotations

from lxml import etree

from package_checks import P
from templates.base import CONTENT, RID, TITLE, TITLE_ONLY, child
from templates.drawing import logo, picture, pictured
from templates.looks import acme
from templates.package import PRESENTATION, SCHEMAS, Parts, add, document, edited, element, packed, relate
from templates.template import Template

KIND = "application/vnd.openxmlformats-officedocument.presentationml."
GROUP = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
SLIDES = (
    (TITLE, (("ctrTitle", "", "How to use this template"), ("subTitle", ' idx="1"', "Delete these slides"))),
    (CONTENT, (("title", "", "Example: a list"), ("", ' idx="1"', "Replace this text"))),
    (TITLE_ONLY, (("title", "", "Example: our logo"),)),
    (TITLE_ONLY, (("title", "", "A hidden example"),)),
)
"""The examples: a layout, and its placeholders' types, indexes and texts."""
SECTIONS = (
    ("How to", "{0E0A6F1C-5C4B-4B0E-9D0F-3B5B5A2C7A01}", (256, 257)),
    ("More", "{0E0A6F1C-5C4B-4B0E-9D0F-3B5B5A2C7A02}", (258, 259)),
)
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def placeholder(number: int, kind: str, index: str, text: str) -> str:
    """A filled placeholder of a slide; the kind is an attribute's value or nothing."""
    place = f'<p:ph type="{kind}"{index}/>' if kind else f"<p:ph{index}/>"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Placeholder {number}"/><p:cNvSpPr/><p:nvPr>{place}</p:nvPr></p:nvSpPr>'
        f'<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-US"/><a:t>{text}</a:t></a:r></a:p>'
        "</p:txBody></p:sp>"
    )


def slide(tag: str, shapes: str, attributes: str = "") -> bytes:
    return document(
        f"<p:{tag} {SCHEMAS}{attributes}><p:cSld><p:spTree>{GROUP}{shapes}</p:spTree></p:cSld>"
        f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:{tag}>"
    )


def add_slides(parts: Parts) -> list[str]:
    """Add the example slides, the third with a picture, the fourth hidden."""
    names, rids = [], []
    for number, (layout, fills) in enumerate(SLIDES, 1):
        shapes = "".join(placeholder(2 + place, *fill) for place, fill in enumerate(fills))
        blob = slide("sld", shapes, ' show="0"' if number == 4 else "")
        names.append(add(parts, f"ppt/slides/slide{number}.xml", blob, f"{KIND}slide+xml"))
        relate(parts, names[-1], layout, "slideLayout")
        rids.append(relate(parts, PRESENTATION, names[-1], "slide"))
    rid = pictured(parts, names[2], "logo", logo())
    with edited(parts, names[2]) as root:
        shown = picture(9, "Logo", (3_000_000, 2_000_000, 6_000_000, 2_000_000), rid, "The logo of ACME")
        child(root, f"{P}cSld/{P}spTree").append(element(shown.replace(' userDrawn="1"', "")))
    with edited(parts, PRESENTATION) as root:
        listed = "".join(f'<p:sldId id="{256 + place}" r:id="{rid}"/>' for place, rid in enumerate(rids))
        child(root, f"{P}sldMasterIdLst").addnext(element(f"<p:sldIdLst>{listed}</p:sldIdLst>"))
    return names


def add_master(parts: Parts, kind: str, theme: int) -> str:
    """Add a notes or handout master, which has a theme part of its own."""
    name = f"ppt/{kind}Masters/{kind}Master1.xml"
    colours = etree.tostring(child(etree.fromstring(parts["ppt/slideMasters/slideMaster1.xml"]), f"{P}clrMap")).decode()
    body = placeholder(2, "body", ' idx="3"', "Notes") if kind == "notes" else placeholder(2, "hdr", "", "ACME")
    tag = f"p:{kind}Master"
    xml = f"<{tag} {SCHEMAS}><p:cSld><p:spTree>{GROUP}{body}</p:spTree></p:cSld>{colours}</{tag}>"
    add(parts, name, document(xml), f"{KIND}{kind}Master+xml")
    theme_name = f"ppt/theme/theme{theme}.xml"
    look = "application/vnd.openxmlformats-officedocument.theme+xml"
    relate(parts, name, add(parts, theme_name, parts["ppt/theme/theme1.xml"], look), "theme")
    rid = relate(parts, PRESENTATION, name, f"{kind}Master")
    with edited(parts, PRESENTATION) as root:
        after = root.find(f"{P}notesMasterIdLst")
        after = child(root, f"{P}sldMasterIdLst") if after is None else after
        after.addnext(element(f'<p:{kind}MasterIdLst><p:{kind}MasterId r:id="{rid}"/></p:{kind}MasterIdLst>'))
    return name


def add_notes(parts: Parts, number: int, text: str) -> None:
    """Add notes to a slide."""
    shapes = placeholder(2, "body", ' idx="1"', text)
    name = add(parts, f"ppt/notesSlides/notesSlide{number}.xml", slide("notes", shapes), f"{KIND}notesSlide+xml")
    relate(parts, name, "ppt/notesMasters/notesMaster1.xml", "notesMaster")
    relate(parts, name, f"ppt/slides/slide{number}.xml", "slide")
    relate(parts, f"ppt/slides/slide{number}.xml", name, "notesSlide")


def add_comments(parts: Parts, number: int) -> None:
    """Add a comment to a slide, and its author to the presentation."""
    author = '<p:cmAuthor id="0" name="Ann Example" initials="AE" lastIdx="1" clrIdx="0"/>'
    authors = document(f"<p:cmAuthorLst {SCHEMAS}>{author}</p:cmAuthorLst>")
    add(parts, "ppt/commentAuthors.xml", authors, f"{KIND}commentAuthors+xml")
    relate(parts, PRESENTATION, "ppt/commentAuthors.xml", "commentAuthors")
    comment = '<p:cm authorId="0" dt="2026-01-05T09:00:00.000" idx="1"><p:pos x="10" y="10"/><p:text>Approved?</p:text></p:cm>'
    name = f"ppt/comments/comment{number}.xml"
    add(parts, name, document(f"<p:cmLst {SCHEMAS}>{comment}</p:cmLst>"), f"{KIND}comments+xml")
    relate(parts, f"ppt/slides/slide{number}.xml", name, "comments")


def add_shows(parts: Parts) -> None:
    """Add a custom show, make it the one to be shown, and put the slides into sections."""
    with edited(parts, PRESENTATION) as root:
        ids = [str(one.get(RID)) for one in root.iter(f"{P}sldId")]
        shown = "".join(f'<p:sld r:id="{rid}"/>' for rid in ids[:2])
        show = (
            f'<p:custShowLst><p:custShow name="Short" id="0"><p:sldLst>{shown}</p:sldLst></p:custShow></p:custShowLst>'
        )
        child(root, f"{P}notesSz").addnext(element(show))
        sections = "".join(
            f'<p14:section name="{name}" id="{guid}"><p14:sldIdLst>'
            + "".join(f'<p14:sldId id="{one}"/>' for one in listed)
            + "</p14:sldIdLst></p14:section>"
            for name, guid, listed in SECTIONS
        )
        extension = element(
            f'<p:extLst><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">'
            f'<p14:sectionLst xmlns:p14="{P14}">{sections}</p14:sectionLst></p:ext></p:extLst>'
        )
        old = root.find(f"{P}extLst")
        if old is None:
            root.append(extension)
        else:
            old.append(extension[0])
    with edited(parts, "ppt/presProps.xml") as root:
        root.insert(0, element('<p:showPr showNarration="1"><p:present/><p:custShow id="0"/></p:showPr>'))


def with_examples() -> Parts:
    """ACME's template as companies give it away: full of examples."""
    parts = acme()
    add_slides(parts)
    add_master(parts, "notes", 2)
    add_notes(parts, 2, "Say why this list matters.")
    add_comments(parts, 2)
    add_shows(parts)
    return parts


TEMPLATES = (
    Template(
        "examples",
        "four example slides (one hidden) with notes, a comment, sections, a custom show that is shown",
        lambda: packed(with_examples()),
    ),
)
