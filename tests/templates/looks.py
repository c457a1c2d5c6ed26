"""Templates that have a look: dark by explicit colours, inverted by a colour map, a company's."""

from __future__ import annotations

from lxml import etree

from package_checks import A, P
from templates.base import (
    CAPTION,
    CONTENT,
    SECTION,
    TITLE,
    VERTICAL,
    VERTICAL_TITLE,
    body,
    child,
    copied_layout,
    layouts,
    placeholders,
    wide,
)
from templates.drawing import background, behind, frame, logo, night, picture, pictured, rgb, scheme, shape
from templates.lacking import drop
from templates.package import MASTER, Parts, edited, element, packed
from templates.template import COLOURS, Template

BRAND = {
    "dk1": "10212F",
    "lt1": "FFFFFF",
    "dk2": "17324D",
    "lt2": "F3EFE6",
    "accent1": "E4572E",
    "accent2": "17324D",
    "accent3": "29A19C",
    "accent4": "FFC857",
    "accent5": "7A8B99",
    "accent6": "5B3758",
    "hlink": "B23A17",
    "folHlink": "5B3758",
}
FOOT = 6_400_000
FOOTER = "© ACME, confidential"


def dark() -> bytes:
    """White letters by RGB colours on a dark picture; theme and colour map stay light."""
    parts = wide()
    rid = pictured(parts, MASTER, "night", night())
    with edited(parts, MASTER) as root:
        background(root, f'<a:blipFill><a:blip r:embed="{rid}"/><a:stretch><a:fillRect/></a:stretch></a:blipFill>')
    for name in (MASTER, *layouts(parts)):
        with edited(parts, name) as root:
            for run in root.iter(f"{A}defRPr"):
                for old in run.findall(f"{A}solidFill"):
                    run.replace(old, element(rgb("FFFFFF")))
    return packed(parts)


def turned() -> bytes:
    """The section layout inverts the colour map, and its ground is the dark theme colour."""
    parts = wide()
    mapping = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2", "hlink": "hlink", "folHlink": "folHlink"}
    mapping |= {f"accent{number}": f"accent{number}" for number in range(1, 7)}
    with edited(parts, SECTION) as root:
        background(root, scheme("bg1"))
        override = child(root, f"{P}clrMapOvr")
        override.clear()
        etree.SubElement(override, f"{A}overrideClrMapping", mapping)
    return packed(parts)


def dark_map() -> bytes:
    """A dark look done well: the master maps its background to the dark theme colour."""
    parts = wide()
    with edited(parts, MASTER) as root:
        child(root, f"{P}clrMap").attrib.update({"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"})
    return packed(parts)


def branded(parts: Parts) -> None:
    """ACME's colours and fonts in the theme part."""
    with edited(parts, "ppt/theme/theme1.xml") as root:
        root.set("name", "ACME")
        for name, value in BRAND.items():
            slot = child(root, f".//{A}{name}")
            slot.clear()
            etree.SubElement(slot, f"{A}srgbClr", val=value)
        child(root, f".//{A}majorFont/{A}latin").set("typeface", "Georgia")
        child(root, f".//{A}minorFont/{A}latin").set("typeface", "Arial")


def signed(parts: Parts, name: str) -> None:
    """ACME's footer: its fixed words on the left, "Page" and the number on the right."""
    boxes = {"ftr": (600_000, FOOT, 6_000_000, 300_000), "sldNum": (9_600_000, FOOT, 1_992_000, 300_000)}
    with edited(parts, name) as root:
        for shape_ in placeholders(root, "dt"):
            child(root, f"{P}cSld/{P}spTree").remove(shape_)
        for kind, box in boxes.items():
            for shape_ in placeholders(root, kind):
                properties = child(shape_, f"{P}spPr")
                for old in properties.findall(f"{A}xfrm"):
                    properties.remove(old)
                properties.insert(0, element(frame(box)))
                paragraph = child(body(shape_), f"{A}p")
                words = FOOTER if kind == "ftr" else "Page "
                paragraph.insert(0, element(f'<a:r><a:rPr lang="en-US"/><a:t>{words}</a:t></a:r>'))


def _below_the_logo(parts: Parts) -> None:
    """The caption layout's content starts under the logo, and the covers' words are on the left."""
    with edited(parts, CAPTION) as root:
        for shape_ in placeholders(root, "obj"):
            box = element(frame((4_766_733, 1_350_000, 6_815_667, 4_776_000)))
            child(shape_, f"{P}spPr").replace(child(shape_, f"{P}spPr/{A}xfrm"), box)
    for name in layouts(parts):
        with edited(parts, name) as root:
            for shape_ in placeholders(root, "subTitle"):
                for level in child(body(shape_), f"{A}lstStyle"):
                    level.set("algn", "l")


def acme() -> Parts:
    """A company's template: brand colours, a logo, fixed footers, layouts of its own."""
    parts = wide()
    branded(parts)
    rid = pictured(parts, MASTER, "logo", logo())
    mark = picture(60, "Logo", (10_392_000, 250_000, 1_200_000, 400_000), rid, "ACME")
    behind(parts, MASTER, shape(61, "Line", (600_000, FOOT - 60_000, 10_992_000, 12_700), scheme("accent1")), mark)
    agenda, closing = copied_layout(parts, CONTENT, "ACME Agenda"), copied_layout(parts, TITLE, "ACME Thank you")
    behind(parts, agenda, shape(62, "Panel", (0, 0, 400_000, 6_858_000), scheme("accent3")))
    behind(parts, closing, shape(63, "Ground", (0, 0, 12_192_000, 6_858_000), scheme("bg2")))
    for name in (MASTER, *layouts(parts)):
        signed(parts, name)
    drop(parts, VERTICAL, VERTICAL_TITLE)
    _below_the_logo(parts)
    with edited(parts, MASTER) as root:
        for shape_ in placeholders(root, "title"):
            box = (600_000, 300_000, 9_400_000, 1_000_000)
            child(shape_, f"{P}spPr").replace(child(shape_, f"{P}spPr/{A}xfrm"), element(frame(box)))
        child(root, f"{P}txStyles/{P}titleStyle/{A}lvl1pPr").set("algn", "l")
        child(root, f"{P}txStyles/{P}titleStyle/{A}lvl1pPr/{A}defRPr").set("sz", "3200")
    return parts


TEMPLATES = (
    Template("dark-picture", "white letters by RGB on a dark background picture, a light theme", dark, excuses=COLOURS),
    Template("dark-map", "the master's colour map makes it dark", dark_map),
    Template("turned-layout", "the section layout overrides the colour map (dark)", turned),
    Template("acme", "brand colours, Georgia, logo, fixed footer, 'Page n', own layouts", lambda: packed(acme())),
)
