"""What the altered templates start from: python-pptx's default file with eleven typed layouts, in any size."""

from __future__ import annotations

import io
import re
from functools import cache

from lxml import etree
from pptx import Presentation

from package_checks import A, P
from templates.package import MASTER, PRESENTATION, Parts, add, edited, parts_of, relate, related

TITLE, CONTENT, SECTION, TWO, COMPARISON, TITLE_ONLY, BLANK, CAPTION, PICTURE, VERTICAL, VERTICAL_TITLE = (
    f"ppt/slideLayouts/slideLayout{number}.xml" for number in range(1, 12)
)
INCH = 914_400
WIDE = (12_192_000, 6_858_000)
RID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
FRAMES = re.compile(r"ppt/slide(Layouts|Masters)/[^/]+\.xml")


@cache
def _saved() -> bytes:
    buffer = io.BytesIO()
    Presentation().save(buffer)
    return buffer.getvalue()


def standard() -> Parts:
    """The default file: 4:3."""
    return parts_of(_saved())


def sized(width: int, height: int) -> Parts:
    """The default file with its boxes stretched to another size (EMU)."""
    parts = standard()
    with edited(parts, PRESENTATION) as root:
        size = child(root, f"{P}sldSz")
        across, down = width / int(size.get("cx", "1")), height / int(size.get("cy", "1"))
        size.attrib.clear()
        size.attrib.update({"cx": str(width), "cy": str(height)})
    for name in [part for part in parts if FRAMES.fullmatch(part)]:
        with edited(parts, name) as root:
            for element in (*root.iter(f"{A}off"), *root.iter(f"{A}ext")):
                for key, factor in (("x", across), ("cx", across), ("y", down), ("cy", down)):
                    if element.get(key):
                        element.set(key, str(round(int(element.get(key, "0")) * factor)))
    return parts


def wide() -> Parts:
    """The default file in PowerPoint's 16:9."""
    return sized(*WIDE)


def layouts(parts: Parts, master: str = MASTER) -> list[str]:
    """The names of a master's layout parts, in order."""
    targets = related(parts, master)
    root = etree.fromstring(parts[master])
    return [targets[str(element.get(RID))] for element in root.iter(f"{P}sldLayoutId")]


def placeholders(root: etree._Element, *kinds: str) -> list[etree._Element]:
    """The placeholders of a layout or master, of the given kinds or, without any, of all kinds."""
    found = []
    for shape in root.iter(f"{P}sp"):
        place = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if place is not None and (not kinds or place.get("type", "obj") in kinds):
            found.append(shape)
    return found


def body(shape: etree._Element) -> etree._Element:
    """The text body of a shape."""
    return child(shape, f"{P}txBody")


def child(parent: etree._Element, path: str) -> etree._Element:
    """An element that must exist."""
    found = parent.find(path)
    assert found is not None, path
    return found


def copied_layout(parts: Parts, source: str, name: str) -> str:
    """Add a layout after the others of the first master: a copy without a type, under another name."""
    count = sum(1 for part in parts if re.fullmatch(r"ppt/slideLayouts/[^/]+\.xml", part))
    kind = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"
    layout = add(parts, f"ppt/slideLayouts/slideLayout{count + 1}.xml", parts[source], kind)
    relate(parts, layout, MASTER, "slideMaster")
    rid = relate(parts, MASTER, layout, "slideLayout")
    with edited(parts, layout) as root:
        root.attrib.pop("type", "")
        root.set("userDrawn", "1")
        child(root, f"{P}cSld").set("name", name)
    with edited(parts, MASTER) as root:
        listed = child(root, f"{P}sldLayoutIdLst")
        highest = max(int(one.get("id", "0")) for one in listed)
        last = etree.SubElement(listed, f"{P}sldLayoutId", id=str(highest + 1))
        last.set(RID, rid)
    return layout
