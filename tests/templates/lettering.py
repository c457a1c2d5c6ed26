"""Templates whose text styles hold the rarer properties, one each."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from package_checks import A, P
from templates.base import VERTICAL, VERTICAL_TITLE, body, child, layouts, placeholders, wide
from templates.drawing import dot, pictured
from templates.package import MASTER, Parts, edited, element, packed
from templates.template import Template

BEFORE_BULLETS = ("lnSpc", "spcBef", "spcAft", "buClrTx", "buClr", "buSzTx", "buSzPct", "buSzPts", "buFontTx", "buFont")
BULLETS = ("buNone", "buAutoNum", "buChar", "buBlip")
Change = Callable[[etree._Element], object]


def restyled(style: str, change: Change, levels: int = 1) -> Callable[[], bytes]:
    """A template with one of the master's text styles changed on its first levels."""

    def make() -> bytes:
        parts = wide()
        _restyle(parts, style, change, levels)
        return packed(parts)

    return make


def _restyle(parts: Parts, style: str, change: Change, levels: int = 1) -> None:
    with edited(parts, MASTER) as root:
        for number in range(1, levels + 1):
            change(child(root, f"{P}txStyles/{P}{style}/{A}lvl{number}pPr"))


def caps(level: etree._Element) -> None:
    child(level, f"{A}defRPr").attrib.update({"cap": "all", "spc": "150", "b": "1"})


def face(level: etree._Element) -> None:
    child(level, f"{A}defRPr/{A}latin").set("typeface", "Georgia")


def line_points(level: etree._Element) -> None:
    level.insert(0, element('<a:lnSpc><a:spcPts val="3600"/></a:lnSpc>'))


def space_after(level: etree._Element) -> None:
    """Space after in points, and space before in percent of the line."""
    for old in level.findall(f"{A}spcBef"):
        level.remove(old)
    level.insert(0, element('<a:spcBef><a:spcPct val="30000"/></a:spcBef>'))
    level.insert(1, element('<a:spcAft><a:spcPts val="1200"/></a:spcAft>'))


def no_bullet(level: etree._Element) -> None:
    _bullet(level, "<a:buNone/>")
    level.attrib.update({"marL": "0", "indent": "0"})


def _bullet(level: etree._Element, xml: str) -> None:
    for tag in (*BULLETS, "buFont"):
        for old in level.findall(f"{A}{tag}"):
            level.remove(old)
    place = sum(1 for one in level if etree.QName(one).localname in BEFORE_BULLETS)
    level.insert(place, element(xml))


def coloured_bullets(level: etree._Element) -> None:
    _bullet(level, '<a:buFont typeface="Wingdings"/>')
    level.insert([etree.QName(one).localname for one in level].index("buFont"), element('<a:buSzPct val="80000"/>'))
    level.insert(
        [etree.QName(one).localname for one in level].index("buSzPct"),
        element('<a:buClr><a:schemeClr val="accent2"/></a:buClr>'),
    )
    place = [etree.QName(one).localname for one in level].index("buFont")
    level.insert(place + 1, element('<a:buChar char="&#xA7;"/>'))


def picture_bullets() -> bytes:
    parts = wide()
    rid = pictured(parts, MASTER, "bullet", dot())
    blip = f'<a:buBlip><a:blip r:embed="{rid}"/></a:buBlip>'
    _restyle(parts, "bodyStyle", lambda level: _bullet(level, blip), 2)
    return packed(parts)


def uneven_insets() -> bytes:
    """Wide on the left, none on the right, anchored at the bottom."""
    parts = wide()
    with edited(parts, MASTER) as root:
        for shape in placeholders(root, "title", "body"):
            properties = child(body(shape), f"{A}bodyPr").attrib
            properties.update({"lIns": "540000", "tIns": "0", "rIns": "0", "bIns": "180000", "anchor": "b"})
    return packed(parts)


def vertical() -> bytes:
    """Only the vertical layouts have `eaVert`; a third one sets its body sideways."""
    parts = wide()
    for name in (VERTICAL, VERTICAL_TITLE):
        with edited(parts, name) as root:
            for shape in placeholders(root, "body"):
                child(body(shape), f"{A}bodyPr").set("vert", "eaVert" if name == VERTICAL else "vert270")
    return packed(parts)


def own_sizes() -> bytes:
    """Every layout sets its own size, colour and line spacing; the master's are never visible."""
    parts = wide()
    own = (
        '<a:lvl1pPr><a:lnSpc><a:spcPct val="85000"/></a:lnSpc>'
        '<a:defRPr sz="2150" i="1"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:defRPr></a:lvl1pPr>'
    )
    for name in layouts(parts):
        with edited(parts, name) as root:
            for shape in placeholders(root, "title", "ctrTitle", "body", "obj"):
                styles = child(body(shape), f"{A}lstStyle")
                for old in styles.findall(f"{A}lvl1pPr"):
                    styles.remove(old)
                styles.insert(0, element(own))
    return packed(parts)


def tiny() -> bytes:
    """Sizes smaller than anything that can be read in a room: titles of 14 points, texts of 9."""
    parts = wide()
    _restyle(parts, "titleStyle", lambda level: child(level, f"{A}defRPr").set("sz", "1400"))
    _restyle(parts, "bodyStyle", lambda level: child(level, f"{A}defRPr").set("sz", "900"), 5)
    return packed(parts)


TEMPLATES = (
    Template("caps", "titles in spaced bold capitals (cap=all)", restyled("titleStyle", caps)),
    Template("own-face", "titles in Georgia by an explicit latin face", restyled("titleStyle", face)),
    Template("line-points", "body lines 36 points apart (spcPts)", restyled("bodyStyle", line_points, 5)),
    Template("space-after", "12 points after each paragraph, 30 % before", restyled("bodyStyle", space_after, 5)),
    Template("bullets-from-level-2", "buNone on level 1, a bullet on level 2", restyled("bodyStyle", no_bullet)),
    Template("coloured-bullets", "bullets of Wingdings, 80 %, in accent 2", restyled("bodyStyle", coloured_bullets, 3)),
    Template("picture-bullets", "bullets that are a picture of the master's", picture_bullets),
    Template("uneven-insets", "insets of 1.5 cm left, 0 right, 0.5 cm below; anchored at the foot", uneven_insets),
    Template("vertical", "layouts with eaVert and vert270 bodies", vertical),
    Template("own-sizes", "each layout overrides size (21.5 pt), slant, colour and line spacing", own_sizes),
    Template("tiny", "14 point titles and 9 point bodies", tiny),
)
