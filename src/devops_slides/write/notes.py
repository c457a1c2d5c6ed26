"""Speaker notes: the notes master, and one notes slide for each slide that has notes."""

from __future__ import annotations

from devops_slides.model.direction import reads_from_right, runs_from_right
from devops_slides.model.geometry import EMU_PER_POINT, Box, Emu
from devops_slides.write.shapes import TREE_HEAD, geometry, transform
from devops_slides.write.xml import HEAD, NAMESPACES, attribute, escape, guid

NOTES_SIZE = (Emu(6_858_000), Emu(9_144_000))
"""Portrait, like PowerPoint's own notes pages."""


def notes_master() -> str:
    """The XML of the notes master: the slide's picture above, the notes below, and the page number."""
    width, height = NOTES_SIZE
    picture = Box(Emu(685_800), Emu(685_800), Emu(5_486_400), Emu(3_086_100))
    body = Box(Emu(685_800), Emu(4_114_800), Emu(5_486_400), Emu(4_114_800))
    page = Box(Emu(width - 2_286_000), Emu(height - 457_200), Emu(1_600_200), Emu(228_600))
    level = (
        '<a:lvl{n}pPr marL="0" algn="l"><a:spcBef><a:spcPts val="600"/></a:spcBef><a:defRPr sz="1200" kern="1200">'
        '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
        '<a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{n}pPr>'
    )
    style = "".join(level.format(n=n) for n in range(1, 10))
    accents = "".join(f' accent{n}="accent{n}"' for n in range(1, 7))
    return (
        f'{HEAD}<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
        f"<a:effectLst/></p:bgPr></p:bg><p:spTree>{TREE_HEAD}"
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{transform(picture)}{geometry(picture, 0)}<a:noFill/>"
        f'<a:ln w="{EMU_PER_POINT}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln></p:spPr></p:sp>'
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{transform(body)}{geometry(body, 0)}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>"
        '<a:p><a:r><a:rPr lang="en-US"/><a:t>Notes</a:t></a:r></a:p></p:txBody></p:sp>'
        '<p:sp><p:nvSpPr><p:cNvPr id="4" name="number"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldNum" sz="quarter" idx="5"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{transform(page)}{geometry(page, 0)}</p:spPr><p:txBody><a:bodyPr anchor="b"/><a:lstStyle>'
        '<a:lvl1pPr algn="r"><a:defRPr sz="1000"/></a:lvl1pPr></a:lstStyle>'
        f'<a:p><a:fld id="{guid("slidenum")}" type="slidenum"><a:rPr lang="en-US"/><a:t>‹#›</a:t></a:fld></a:p></p:txBody></p:sp>'
        "</p:spTree></p:cSld>"
        f'<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"{accents} hlink="hlink" folHlink="folHlink"/>'
        f"<p:notesStyle>{style}</p:notesStyle></p:notesMaster>"
    )


_FROM_RIGHT = '<a:pPr algn="r" rtl="1"/>'


def notes_slide(paragraphs: tuple[str, ...], number: int, lang: str) -> str:
    """The XML of a notes slide; `number` is the number that its slide shows."""
    given = f'lang="{attribute(lang)}"'
    around = reads_from_right(lang)
    text = "".join(
        f"<a:p>{_FROM_RIGHT if runs_from_right(paragraph, around=around) else ''}<a:r><a:rPr {given}/><a:t>{escape(paragraph)}</a:t></a:r></a:p>"
        for paragraph in paragraphs
    )
    return (
        f"{HEAD}<p:notes {NAMESPACES}><p:cSld><p:spTree>{TREE_HEAD}"
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{text}</p:txBody></p:sp>"
        '<p:sp><p:nvSpPr><p:cNvPr id="4" name="number"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldNum" sz="quarter" idx="5"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f'<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:fld id="{guid("slidenum")}" type="slidenum"><a:rPr {given}/>'
        f"<a:t>{number}</a:t></a:fld></a:p></p:txBody></p:sp>"
        "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )
