"""A file as Google Slides exports it: 16:9 of ten inches, every level of every placeholder spelt out.

Its marks: shapes are named "Google Shape;7;p1", attributes are in no schema's order, a placeholder has all nine levels
in its list style, insets of 91425 EMU and lines of 115 %, faces are named (a font that is embedded), the colour map
swaps bg2 and tx2, the only footer is the slide number, and a slide with notes is always there.
"""

from __future__ import annotations

from templates.google_layouts import Layout, Place
from templates.package import SCHEMAS, document

OPEN = "application/vnd.openxmlformats-officedocument."
KIND = f"{OPEN}presentationml."
COLOUR_MAP = (
    '<p:clrMap accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" '
    'accent6="accent6" bg1="lt1" bg2="dk2" folHlink="folHlink" hlink="hlink" tx1="dk1" tx2="lt2"/>'
)
PALETTE = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "595959",
    "lt2": "EEEEEE",
    "accent1": "4285F4",
    "accent2": "212121",
    "accent3": "78909C",
    "accent4": "FFAB40",
    "accent5": "0097A7",
    "accent6": "EEFF41",
    "hlink": "0097A7",
    "folHlink": "0097A7",
}
INSETS = 'bIns="91425" lIns="91425" spcFirstLastPara="1" rIns="91425" wrap="square" tIns="91425"'
NUMBER = (8_472_458, 4_663_217, 548_700, 393_600)
MARKS = "●○■"


def faces(face: str) -> str:
    return "".join(f'<a:{tag} typeface="{face}"/>' for tag in ("latin", "ea", "cs")) + f'<a:sym typeface="{face}"/>'


def level(number: int, place: Place, face: str, colour: str) -> str:
    """One of the nine levels."""
    size = place.sizes[number > 1]
    margin, indent = (457_200 * number, -342_900 if number == 1 else -317_500) if place.bullets else (0, 0)
    bullet = f'<a:buChar char="{MARKS[(number - 1) % 3]}"/>' if place.bullets else "<a:buNone/>"
    fill = f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
    return (
        f'<a:lvl{number}pPr indent="{indent}" lvl="{number - 1}" marL="{margin}" rtl="0" algn="{place.align}">'
        f'<a:lnSpc><a:spcPct val="{115_000 if place.kind == "body" else 100_000}"/></a:lnSpc>'
        '<a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft>'
        f'<a:buClr><a:schemeClr val="{colour}"/></a:buClr><a:buSzPts val="{size}"/><a:buFont typeface="{face}"/>{bullet}'
        f'<a:defRPr sz="{size}">{fill}{faces(face)}</a:defRPr></a:lvl{number}pPr>'
    )


def holder(number: int, page: int, place: Place, words: str = "") -> str:
    """A placeholder with its nine levels."""
    face = "Arial" if place.kind == "body" else "Proxima Nova"
    colour = "dk2" if place.kind in {"body", "subTitle"} else "dk1"
    levels = "".join(level(one, place, face, colour) for one in range(1, 10))
    index = f' idx="{place.idx}"' if place.idx else ""
    prompt = ' hasCustomPrompt="1"' if place.prompt else ""
    said = f'<a:r><a:rPr lang="en"/><a:t>{words or place.prompt}</a:t></a:r>' if words or place.prompt else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Google Shape;{number};p{page}"/><p:cNvSpPr txBox="1"/>'
        f'<p:nvPr><p:ph{prompt}{index} type="{place.kind}"/></p:nvPr></p:nvSpPr><p:spPr>{box(*place.box)}</p:spPr><p:txBody>'
        f'<a:bodyPr anchorCtr="0" anchor="{place.anchor}" {INSETS}><a:normAutofit/></a:bodyPr>'
        f"<a:lstStyle>{levels}</a:lstStyle><a:p>{said}<a:endParaRPr/></a:p></p:txBody></p:sp>"
    )


def box(left: int, top: int, width: int, height: int) -> str:
    inner = f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>'
    return f'<a:xfrm>{inner}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


def counter(number: int, page: int) -> str:
    """The slide number, the only footer."""
    style = '<a:lvl1pPr lvl="0" algn="r"><a:buNone/><a:defRPr sz="1000"><a:solidFill><a:schemeClr val="dk2"/></a:solidFill></a:defRPr></a:lvl1pPr>'
    field = (
        '<a:fld id="{00000000-1234-1234-1234-123412341234}" type="slidenum"><a:rPr lang="en"/><a:t>‹#›</a:t></a:fld>'
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Google Shape;{number};p{page}"/><p:cNvSpPr txBox="1"/>'
        f'<p:nvPr><p:ph idx="12" type="sldNum"/></p:nvPr></p:nvSpPr><p:spPr>{box(*NUMBER)}</p:spPr><p:txBody>'
        f'<a:bodyPr anchorCtr="0" anchor="ctr" {INSETS}><a:noAutofit/></a:bodyPr><a:lstStyle>{style}</a:lstStyle>'
        f'<a:p><a:pPr indent="0" lvl="0" marL="0" rtl="0" algn="r"><a:buNone/></a:pPr>{field}<a:endParaRPr/></a:p>'
        "</p:txBody></p:sp>"
    )


def page(tag: str, name: str, shapes: str, after: str, attributes: str = "") -> bytes:
    """A master, layout, slide or notes page."""
    group = '<p:nvGrpSpPr><p:cNvPr id="1" name="Shape 1"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    frame = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm>'
    named = f' name="{name}"' if name else ""
    ground = (
        '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="lt1"/></a:solidFill></p:bgPr></p:bg>' if "Master" in tag else ""
    )
    return document(
        f"<p:{tag} {SCHEMAS}{attributes}><p:cSld{named}>{ground}<p:spTree>{group}<p:grpSpPr>{frame}</p:grpSpPr>"
        f"{shapes}</p:spTree></p:cSld>{after}</p:{tag}>"
    )


def layout_page(number: int, layout: Layout) -> bytes:
    count = 10 * number
    shapes = ""
    if layout.panel:
        shapes += (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{count}" name="Google Shape;{count};p{number}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
            f'<p:spPr>{box(4_572_000, -125, 4_572_000, 5_143_500)}<a:solidFill><a:schemeClr val="lt2"/></a:solidFill>'
            f'<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr anchorCtr="0" anchor="ctr" {INSETS}><a:noAutofit/>'
            "</a:bodyPr><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>"
        )
    for place in layout.places:
        count += 1
        shapes += holder(count, number, place)
    kind = f' type="{layout.kind}"' if layout.kind else ""
    mapping = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
    return page(
        "sldLayout",
        layout.name,
        shapes + counter(count + 1, number),
        mapping,
        f' matchingName="{layout.matching}"{kind}',
    )


def theme(name: str) -> bytes:
    colours = "".join(f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>' for slot, value in PALETTE.items())
    font = '<a:latin typeface="Arial"/><a:ea typeface="Arial"/><a:cs typeface="Arial"/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln cap="flat" cmpd="sng" w="9525" algn="ctr">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return document(
        f'<a:theme {SCHEMAS} name="{name}"><a:themeElements><a:clrScheme name="{name}">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Office"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Office"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )
