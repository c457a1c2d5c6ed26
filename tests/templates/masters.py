"""Templates with several masters, each with its theme part and its layouts."""

from __future__ import annotations

import posixpath

from lxml import etree

from package_checks import A, P
from templates.base import BLANK, RID, TITLE_ONLY, child, layouts, wide
from templates.lacking import drop
from templates.package import MASTER, PRESENTATION, Parts, add, edited, packed, relate
from templates.template import Template

OFFICE = "application/vnd.openxmlformats-officedocument."
KIND = f"{OFFICE}presentationml."


def second_master(parts: Parts) -> str:
    """Copy the first master with its layouts under a red theme in Georgia; the copy comes last."""
    theme = add(parts, "ppt/theme/theme2.xml", parts["ppt/theme/theme1.xml"], f"{OFFICE}theme+xml")
    with edited(parts, theme) as root:
        root.set("name", "Red")
        for colour in child(root, f".//{A}accent1"):
            colour.set("val", "B3261E")
        for latin in root.iter(f"{A}latin"):
            latin.set("typeface", "Georgia")
    sources = layouts(parts)
    master = add(parts, "ppt/slideMasters/slideMaster2.xml", parts[MASTER], f"{KIND}slideMaster+xml")
    rids = []
    for number, source in enumerate(sources, 12):
        layout = f"{posixpath.dirname(source)}/slideLayout{number}.xml"
        add(parts, layout, parts[source], f"{KIND}slideLayout+xml")
        relate(parts, layout, master, "slideMaster")
        rids.append(relate(parts, master, layout, "slideLayout"))
    relate(parts, master, theme, "theme")
    rid = relate(parts, PRESENTATION, master, "slideMaster")
    with edited(parts, PRESENTATION) as root:
        listed = etree.SubElement(child(root, f"{P}sldMasterIdLst"), f"{P}sldMasterId")
        listed.set("id", "2147483700")
        listed.set(RID, rid)
    with edited(parts, master) as root:
        for number, (element, own) in enumerate(zip(root.iter(f"{P}sldLayoutId"), rids, strict=True), 2147483701):
            element.set("id", str(number))
            element.set(RID, own)
    return master


def two_masters() -> bytes:
    parts = wide()
    second_master(parts)
    return packed(parts)


def bare_first_master() -> bytes:
    """The first master has only a cover's layouts, the second one has all."""
    parts = wide()
    second_master(parts)
    drop(parts, *(name for name in layouts(parts) if name not in {TITLE_ONLY, BLANK}))
    return packed(parts)


TEMPLATES = (
    Template("two-masters", "two complete masters with a theme part each, the second red in Georgia", two_masters),
    Template("bare-first-master", "the first master has only Title Only and Blank, the second all", bare_first_master),
)
