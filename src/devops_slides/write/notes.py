"""Speaker notes: one notes slide a slide that has any."""

from __future__ import annotations

from devops_slides.model.direction import from_right, reads_from_right
from devops_slides.write.shapes import TREE_HEAD
from devops_slides.write.xml import HEAD, NAMESPACES, attribute, escape, guid

_FROM_RIGHT = '<a:pPr algn="r" rtl="1"/>'


def notes_slide(paragraphs: tuple[str, ...], number: int, lang: str) -> str:
    """The XML of a notes slide; `number` is the slide's, from 1."""
    given = f'lang="{attribute(lang)}"'
    around = reads_from_right(lang)
    text = "".join(
        f"<a:p>{_FROM_RIGHT if from_right(one, around=around) else ''}<a:r><a:rPr {given}/><a:t>{escape(one)}</a:t></a:r></a:p>"
        for one in paragraphs
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
