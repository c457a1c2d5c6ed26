"""A template's parts without what loads, starts or hides something: programs, embedded files, references to elsewhere.

What may stay is listed, so that what nobody has thought of goes too.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.template import PackagePart
from devops_slides.model.web_address import is_web
from devops_slides.theme.template.xml import A, Element, P, R, text_of, tree

_KEPT = {
    "authors", "chart", "chartColorStyle", "chartStyle", "chartUserShapes", "classificationlabels", "colors",
    "commentAuthors", "custom-properties",
    "customXml", "customXmlProps", "diagramColors", "diagramData", "diagramDrawing", "diagramLayout",
    "diagramQuickStyle", "font", "handoutMaster", "hdphoto", "image", "notesMaster", "officeDocument", "presProps",
    "slideLayout", "slideMaster", "tableStyles", "tags", "theme", "themeOverride", "viewProps",
}  # fmt: skip
"""Relationships inside a package that decks need, by the last word of their types."""
_UNTOLD = {
    "changesInfo", "changesInfos", "core-properties", "extended-properties", "origin",
    "printerSettings", "revisionInfo", "slide", "thumbnail",
}  # fmt: skip
"""Relationships to what describes the template's own file: nobody misses it in a deck."""
_WORDS = {
    "activeXControlBinary": "an ActiveX control",
    "attachedTemplate": "another template",
    "audio": "a sound",
    "control": "an ActiveX control",
    "extensibility": "commands for the ribbon",
    "hyperlink": "a link",
    "image": "a linked picture",
    "media": "a film or a sound",
    "oleObject": "an OLE object",
    "package": "an embedded file",
    "vbaProject": "macros",
    "video": "a film",
    "webextensiontaskpanes": "an add-in",
    "wordVbaData": "macros",
}
_PROGRAMS = ("vbaProject", "activeX", "oleObject", "x-msdownload", "vmlDrawing")
"""Words in the content types of parts that no relationship may lead to."""
_ACTIONS = ("ppaction://hlinkshowjump", "ppaction://noaction", "ppaction://hlinksldjump")
"""Clicks that stay within a show; others start programs, macros, or other files (MS-OE376, 2.1.1.11)."""
_CLICKS = {f"{A}{name}" for name in ("hlinkClick", "hlinkHover", "hlinkMouseOver")}
_AROUND = {"graphicFrame", "sndAc", "controls", "contentPart", "AlternateContent"}
_EMPTY = {"extLst", "ext", "custDataLst", "controls", "embeddedFontLst"}
"""Elements that may not be empty, or say nothing without children."""


class SafePart(Struct, frozen=True):
    """A part, and what it lost in words."""

    part: PackagePart
    lost: tuple[str, ...] = ()


def safe_part(part: PackagePart, kinds: dict[str, str]) -> SafePart:
    """The part without what a deck may not have; `kinds` are the content types of all parts by name.

    ValueError if its XML is damaged.
    """
    relations = tuple(found for found in part.relations if _is_kept(found, kinds))
    addresses = tuple(found for found in part.addresses if _is_link(found))
    gone = {rid for rid, *_ in (*part.relations, *part.addresses)} - {rid for rid, *_ in (*relations, *addresses)}
    dropped = [*(set(part.relations) - set(relations)), *(set(part.addresses) - set(addresses))]
    lost = {_told(kind, target if (rid, kind, target) in part.addresses else "") for rid, kind, target in dropped}
    data = part.data
    is_xml = part.kind.endswith("xml") and bool(part.name)
    if is_xml and (gone or b"ppaction" in data):
        root = tree(data)
        clicks = len(list(_actions(root)))
        if clicks:
            lost.add("a click that starts something")
        if _stripped(root, gone):
            data = text_of(root)
    return SafePart(replace(part, data=data, relations=relations, addresses=addresses), tuple(sorted(lost - {""})))


def _word(kind: str) -> str:
    return kind.rpartition("/")[2]


def _is_kept(relation: tuple[str, str, str], kinds: dict[str, str]) -> bool:
    _, kind, target = relation
    content = kinds.get(target, "")
    if _word(kind) not in _KEPT or any(word in content for word in _PROGRAMS):
        return False
    return _word(kind) != "image" or content.startswith("image/")


def _is_link(address: tuple[str, str, str]) -> bool:
    _, kind, target = address
    return _word(kind) == "hyperlink" and is_web(target)


def _told(kind: str, target: str) -> str:
    word = _word(kind)
    if word in _UNTOLD and not target:
        return ""
    what = _WORDS.get(word, f"a part of the kind {word[:40]}")
    return f"{what} ({target[:80]})" if target else what


def _actions(root: Element) -> Iterator[Element]:
    for element in root.iter(*_CLICKS):
        action = element.get("action") or ""
        if action and not action.lower().startswith(_ACTIONS):
            yield element


def _stripped(root: Element, gone: AbstractSet[str]) -> bool:
    """Remove the elements that refer to what is gone; whether there were any."""
    found = [(element, "") for element in _actions(root)]
    for element in root.iter(etree.Element):
        found += [
            (element, str(key)) for key, value in element.attrib.items() if str(key).startswith(R) and value in gone
        ]
    shapes = False
    for element, key in found:
        shapes = _without(element, key) or shapes
    if shapes:  # an animation of a shape that is gone makes PowerPoint repair the file
        for timing in list(root.iter(f"{P}timing")):
            _remove(timing)
    return bool(found)


def _without(element: Element, key: str) -> bool:
    """Remove an element, or what cannot be without it; whether a whole shape went."""
    if element.tag == f"{A}blip":
        del element.attrib[key]
        return element.get(f"{R}embed") is None and _unpictured(element)
    around = [element, *element.iterancestors()]
    outer = [one for one in around if etree.QName(one).localname in _AROUND]
    target = outer[-1] if outer else element
    _remove(target)
    return bool(outer)


def _unpictured(blip: Element) -> bool:
    """Remove what shows a picture that is gone; whether it was a whole shape."""
    filled = blip.getparent()
    holder = filled.getparent() if filled is not None else None
    if filled is None or holder is None:
        return False
    name = etree.QName(holder).localname
    if name == "pic":
        _remove(holder)
        return True
    if name == "bgPr":
        ground = holder.getparent()
        _remove(ground if ground is not None else holder)
    elif etree.QName(filled).localname == "buBlip":
        _remove(filled)
    else:
        holder.replace(filled, etree.Element(f"{A}noFill"))
    return False


def _remove(element: Element) -> None:
    """Remove an element, and those around it that are empty then."""
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if len(parent) == 0 and etree.QName(parent).localname in _EMPTY:
        _remove(parent)
