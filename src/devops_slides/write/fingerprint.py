"""What can be edited by hand on a slide, as short digests; the same function reads written slides and those on disk."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from devops_slides.write.xml import short_digest

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CONTENT = (f"{P}sp", f"{P}pic", f"{P}graphicFrame", f"{P}cxnSp", f"{P}grpSp", f"{P}contentPart")
_COUNTED = ("sldNum", "dt")
"""Placeholders whose text programs update themselves."""
_LOOKS = ("b", "i", "u", "strike", "baseline", "sz")
_NEUTRAL = {"none", "noStrike", "0"}

Box = tuple[int, int, int, int]
Target = Callable[[str], str]


class ShapeState(Struct, frozen=True):
    """A named shape: digests of its text, its runs' look and its picture; its box in EMU, None if inherited.

    `kind` is the tag of its element, `alt` is the digest of its description.
    """

    name: str
    kind: str
    text: str
    look: str
    box: Box | None
    picture: str = ""
    alt: str = ""


class SlideState(Struct, frozen=True):
    """A slide's shapes in order; `marks` may contain “hidden” and “animation”."""

    shapes: tuple[ShapeState, ...]
    marks: tuple[str, ...] = ()
    title: str = ""
    """The text of its title."""


def slide_state(xml: str | bytes, target: Target) -> SlideState:
    """The state of a slide's XML; `target` returns a relationship's target by its rId, a digest for pictures."""
    root = ET.fromstring(xml)  # noqa: S314 - expat 2.4.1 and later refuse entity expansion attacks
    tree = root.find(f"{P}cSld/{P}spTree")
    shapes = tuple(_shape(element, target) for element in tree if element.tag in _CONTENT) if tree is not None else ()
    is_moving = next(root.iter(f"{P}transition"), None) is not None
    is_moving = is_moving or any(element.get("presetID") for element in root.iter(f"{P}cTn"))
    marks = {"hidden": root.get("show") == "0", "animation": is_moving}
    return SlideState(shapes, tuple(name for name, is_on in marks.items() if is_on), _title(tree))


def text_state(xml: str | bytes) -> str:
    """The digest of a notes slide's text, which is that of its body placeholder."""
    root = ET.fromstring(xml)  # noqa: S314 - as above
    for shape in root.iter(f"{P}sp"):
        place = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if place is not None and place.get("type") == "body":
            return short_digest(_text(shape))
    return ""


def theme_state(theme: bytes, drawn: Iterable[bytes]) -> str:
    """The digest of a theme's colours and fonts, and of the names and boxes of the shapes on master and layouts."""
    found = [
        element.get("val") or element.get("lastClr") or element.get("typeface") or ""
        for scheme in (f"{A}clrScheme", f"{A}fontScheme")
        for inner in ET.fromstring(theme).iter(scheme)  # noqa: S314 - as above
        for element in inner.iter()
        if element.tag in {f"{A}srgbClr", f"{A}latin"}
    ]
    for xml in drawn:
        root = ET.fromstring(xml)  # noqa: S314 - as above
        tree = root.find(f"{P}cSld/{P}spTree")
        for shape in tree if tree is not None else ():
            if shape.tag in _CONTENT:
                named = next(shape.iter(f"{P}cNvPr"), None)
                name = named.get("name") if named is not None else ""
                found.append(f"{name} {_box(shape, shape.tag.removeprefix(P))}")
    return short_digest("\n".join(sorted(found)))


def _title(tree: ET.Element | None) -> str:
    for shape in tree if tree is not None else ():
        place = next(shape.iter(f"{P}ph"), None)
        if place is not None and place.get("type") in {"title", "ctrTitle"}:
            return " ".join(_paragraphs(shape).split())
    return ""


def _shape(shape: ET.Element, target: Target) -> ShapeState:
    kind = shape.tag.removeprefix(P)
    named = shape.find(f"*/{P}cNvPr")
    name, alt = (named.get("name") or "", named.get("descr") or "") if named is not None else ("", "")
    if kind == "sp" and shape.find(f"{P}txBody") is None:
        return ShapeState(
            name, kind, "", short_digest("".join(_own_look(shape))), _box(shape, kind), "", short_digest(alt)
        )
    place = next(shape.iter(f"{P}ph"), None)
    picture = next(shape.iter(f"{A}blip"), None)
    counted = place is not None and place.get("type") in _COUNTED
    return ShapeState(
        name,
        kind,
        "" if counted else short_digest(_text(shape)),
        "" if counted else short_digest(_look(shape, target)),
        _box(shape, kind),
        target(picture.get(f"{R}embed") or "") if picture is not None else "",
        short_digest(alt),
    )


def _box(shape: ET.Element, kind: str) -> Box | None:
    around = shape if kind == "graphicFrame" else shape.find(f"{P}grpSpPr" if kind == "grpSp" else f"{P}spPr")
    transform = around.find(f"{P}xfrm" if kind == "graphicFrame" else f"{A}xfrm") if around is not None else None
    if transform is None:
        return None
    at, size = transform.find(f"{A}off"), transform.find(f"{A}ext")
    if at is None and size is None:
        return None
    place = (0, 0) if at is None else (int(at.get("x", 0)), int(at.get("y", 0)))
    return (*place, *((0, 0) if size is None else (int(size.get("cx", 0)), int(size.get("cy", 0)))))


def _text(shape: ET.Element) -> str:
    """The text of a shape: newlines end paragraphs, vertical tabs are line breaks, tabs separate cells."""
    rows = list(shape.iter(f"{A}tr"))
    if rows:
        return "\n".join("\t".join(_paragraphs(cell) for cell in row.iter(f"{A}tc")) for row in rows)
    return _paragraphs(shape)


def _paragraphs(shape: ET.Element) -> str:
    return "\n".join("".join(_pieces(paragraph)) for paragraph in shape.iter(f"{A}p"))


def _pieces(paragraph: ET.Element) -> Iterator[str]:
    for element in paragraph:
        if element.tag == f"{A}br":
            yield "\v"
        elif element.tag in {f"{A}r", f"{A}fld"}:
            yield element.findtext(f"{A}t") or ""


def _look(shape: ET.Element, target: Target) -> str:
    """The runs with their weight, slant, size, colour, face and link, neighbours of one look joined; and the shape's own."""
    found = [f"\0w{element.get('w')}" for element in shape.iter(f"{A}gridCol")]
    found += [f"\0{side}={cut}" for element in shape.iter(f"{A}srcRect") for side, cut in element.items() if cut != "0"]
    found += _own_look(shape)
    before = None
    for run in shape.iter(f"{A}r"):
        given = run.find(f"{A}rPr")
        looks = _run_look(given, target) if given is not None else ""
        if looks != before:
            found.append(f"\0{looks}\0")
            before = looks
        found.append(run.findtext(f"{A}t") or "")
    plain = all(piece == "\0\0" or not piece.startswith("\0") for piece in found)
    return "" if plain else "".join(found)


def _own_look(shape: ET.Element) -> Iterator[str]:
    """Fill and rotation of a shape itself."""
    properties = shape.find(f"{P}spPr")
    for element in properties if properties is not None else ():
        if element.tag.endswith("Fill"):
            yield from (f"\0{element.tag}{inner.get('val')}" for inner in element)
        elif element.get("rot", "0") != "0":
            yield f"\0rot{element.get('rot')}"


def _run_look(given: ET.Element, target: Target) -> str:
    looks = [f"{key}={value}" for key in _LOOKS if (value := given.get(key)) and value not in _NEUTRAL]
    for element in given:
        if element.tag == f"{A}solidFill":
            looks += [f"{inner.tag}{inner.get('val')}" for inner in element]
        elif element.tag == f"{A}latin":
            looks.append(element.get("typeface") or "")
        elif element.tag == f"{A}hlinkClick":
            looks.append(target(element.get(f"{R}id") or ""))
    return " ".join(looks)
