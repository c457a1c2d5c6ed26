"""Repairs small faults of templates: of any program (lost parts, no size), of LibreOffice Impress (styles, ids)."""

from __future__ import annotations

import copy
from collections.abc import Iterator

from lxml import etree
from msgspec.structs import replace

from devops_slides.theme.template.boxes import placeholder_shapes
from devops_slides.theme.template.masters import name_of
from devops_slides.theme.template.package import Package
from devops_slides.theme.template.placeholders import FOOTERS, TITLES
from devops_slides.theme.template.readable_layouts import listed
from devops_slides.theme.template.xml import NAMESPACES, A, Element, P, R, elements, text_of, tree, whole

SIZE = (12_192_000, 6_858_000)
"""The size of a slide if the file gives none, in EMU."""
_KINDS = {"sldMaster": "slideMaster", "sldLayout": "slideLayout"}
"""Types of relationships by the names of lists."""
_BEFORE_SIZE = tuple(f"{P}{name}" for name in ("sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst", "sldIdLst"))


def repair_package(package: Package) -> Package:
    """The package with lists of masters and layouts that exist, and with a slide size; else unchanged."""
    parts = dict(package.parts)
    root = tree(parts[package.main].data)
    gone = _mended(package, package.main, root, "sldMaster")
    if gone or root.find(f"{P}sldSz") is None:
        _add_size(root)
        parts[package.main] = replace(parts[package.main], data=text_of(root))
    for name in package.related(package.main, "slideMaster"):
        master = tree(parts[name].data)
        if _mended(package, name, master, "sldLayout"):
            parts[name] = replace(parts[name], data=text_of(master))
    return replace(package, parts=parts)


def _mended(package: Package, part: str, root: Element, name: str) -> bool:
    """Whether a list has entries that lead nowhere: they get parts missing from the list, or are removed."""
    entries = list(root.iter(f"{P}{name}Id"))
    known = {entry.get(f"{R}id") for entry in entries}
    kept = package.parts[part].relations
    forgotten = iter([rid for rid, kind, _ in kept if kind.endswith(f"/{_KINDS[name]}") and rid not in known])
    lost = [entry for entry in entries if package.target(part, entry.get(f"{R}id") or "") is None]
    for entry in lost:
        rid, parent = next(forgotten, None), entry.getparent()
        if rid is not None:
            entry.set(f"{R}id", rid)
        elif parent is not None:
            parent.remove(entry)
    return bool(lost)


def _add_size(presentation: Element) -> None:
    if presentation.find(f"{P}sldSz") is None:
        width, height = SIZE
        size = etree.Element(f"{P}sldSz", cx=str(width), cy=str(height))
        presentation.insert(sum(1 for element in presentation if element.tag in _BEFORE_SIZE), size)


_STYLES = {"titleStyle": ("title",), "bodyStyle": ("body",), "otherStyle": ()}
_LEVELS = 9
_NO_STYLE = ("lang", "altLang", "dirty", "err", "noProof")
"""What a run says about its words, not about their look."""
_DEFAULTS = "".join(
    f'<a:lvl{number}pPr marL="0" algn="l"><a:defRPr sz="1800"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    f'<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{number}pPr>'
    for number in range(1, _LEVELS + 1)
)
"""The style of text that is neither title nor body; LibreOffice 7.4 takes the typeface of tables from it."""


def repair_impress(package: Package) -> Package:
    """The package with masters that style their text like the words in their placeholders.

    Without text styles, slides would inherit nothing: PowerPoint would set all of them in 18 points.
    """
    parts = dict(package.parts)
    small: dict[str, None] = {}
    for master in package.related(package.main, "slideMaster"):
        root = tree(parts[master].data)
        if root.find(f"{P}txStyles") is not None:
            continue
        _add_styles(root)
        for look in package.related(master, "theme"):
            parts[look] = replace(parts[look], data=_with_fonts(tree(parts[look].data), root))
        _count_shapes(root)
        parts[master] = replace(parts[master], data=text_of(root))
        for layout in package.related(master, "slideLayout"):
            own = tree(parts[layout].data)
            if _add_list_styles(own, root):
                small[name_of(own)] = None
            _count_shapes(own)
            _count_places(own)
            parts[layout] = replace(parts[layout], data=text_of(own))
    parts[package.main] = replace(parts[package.main], data=_with_defaults(tree(parts[package.main].data)))
    mended = (f"{listed(small)}: the title is smaller than the master's, and is set like it",) if small else ()
    return replace(package, parts=parts, mended=mended)


def _with_defaults(presentation: Element) -> bytes:
    """The presentation with a default text style."""
    if presentation.find(f"{P}defaultTextStyle") is None:
        style = etree.fromstring(f"<p:defaultTextStyle {NAMESPACES}>{_DEFAULTS}</p:defaultTextStyle>")
        behind = [f"{P}modifyVerifier", f"{P}extLst"]
        presentation.insert(sum(1 for element in presentation if element.tag not in behind), style)
    return text_of(presentation)


def _add_styles(master: Element) -> None:
    shapes = {place.get("type") or "body": shape for shape, place, _ in placeholder_shapes(master)}
    styles = etree.Element(f"{P}txStyles")
    for name, kinds in _STYLES.items():
        style = etree.SubElement(styles, f"{P}{name}")
        shape = next((shapes[kind] for kind in kinds if kind in shapes), None)
        given = tree(f"<p:s {NAMESPACES}>{_DEFAULTS}</p:s>".encode())
        style.extend(_levels(shape) if shape is not None else list(given))
    before = [f"{P}{name}" for name in ("cSld", "clrMap", "sldLayoutIdLst", "transition", "timing", "hf")]
    master.insert(sum(1 for element in master if element.tag in before), styles)


def _with_fonts(theme: Element, master: Element) -> bytes:
    """The theme with the typefaces of the master's text, which then refers to them as the theme's."""
    for name, kind, own in (("titleStyle", "major", "+mj-lt"), ("bodyStyle", "minor", "+mn-lt")):
        latin = theme.find(f"{A}themeElements/{A}fontScheme/{A}{kind}Font/{A}latin")
        style = master.find(f"{P}txStyles/{P}{name}")
        used = style.find(f"{A}lvl1pPr/{A}defRPr/{A}latin") if style is not None else None
        face = used.get("typeface") if used is not None else None
        if style is None or latin is None or not face or face.startswith("+"):
            continue
        latin.attrib.clear()
        latin.set("typeface", face)
        for element in style.iter(f"{A}latin"):
            if element.get("typeface") == face:
                element.attrib.clear()
                element.set("typeface", own)
    return text_of(theme)


def _add_list_styles(layout: Element, master: Element) -> bool:
    """Give the placeholders of a layout list styles; true if its title is set like the master's instead."""
    is_small = False
    for shape, place, _ in placeholder_shapes(layout):
        if place.get("type") in TITLES and _is_empty_and_smaller(shape, master):
            is_small = True
        elif place.get("type") not in FOOTERS:
            _add_list_style(shape)
    return is_small


def _is_empty_and_smaller(shape: Element, master: Element) -> bool:
    """Whether a title's prompt is empty, with letters smaller than the master's, which LibreOffice writes by itself."""
    own, above = shape.find(f"{P}txBody/{A}p/{A}endParaRPr"), master.find(f"{P}txStyles/{P}titleStyle//{A}defRPr")
    return shape.find(f"{P}txBody//{A}t") is None and 0 < whole(own, "sz") < whole(above, "sz")


def _add_list_style(shape: Element) -> None:
    """Give a placeholder a list style from its own prompt, where that says more than the master's."""
    body = shape.find(f"{P}txBody")
    if body is None or body.find(f"{A}lstStyle") is not None:
        return
    style = etree.Element(f"{A}lstStyle")
    level = next(_levels(shape), None)
    if level is not None:
        style.append(_run_alone(level))
    body.insert(1, style)


def _run_alone(level: Element) -> Element:
    """A level with only its letters' look: an empty prompt has no bullets, but the text that replaces it may."""
    for element in list(level):
        if element.tag != f"{A}defRPr":
            level.remove(element)
    for name in ("marL", "indent"):
        if name in level.attrib:
            del level.attrib[name]
    return level


def _levels(shape: Element) -> Iterator[Element]:
    """The levels of a list style (ECMA-376 part 1, 21.1.2.4.13) in the look of a prompt's paragraphs."""
    found: dict[int, Element] = {}
    for paragraph in shape.iter(f"{A}p"):
        properties = paragraph.find(f"{A}pPr")
        number = whole(properties, "lvl") + 1
        if number not in found and number <= _LEVELS:
            found[number] = _level(number, paragraph, properties)
    last = found.get(1)
    for number in range(1, _LEVELS + 1):
        last = found.get(number, last)
        if last is not None:
            level = copy.deepcopy(last)
            level.tag = f"{A}lvl{number}pPr"
            yield level


def _level(number: int, paragraph: Element, properties: Element | None) -> Element:
    level = etree.Element(f"{A}lvl{number}pPr")
    if properties is not None:
        level.attrib.update({name: value for name, value in properties.attrib.items() if name != "lvl"})
        level.extend(copy.deepcopy(element) for element in elements(properties))
    run = next(
        (found for path in (f"{A}r/{A}rPr", f"{A}endParaRPr") if (found := paragraph.find(path)) is not None), None
    )
    given = etree.SubElement(level, f"{A}defRPr")
    if run is not None:
        given.attrib.update({name: value for name, value in run.attrib.items() if name not in _NO_STYLE})
        given.extend(copy.deepcopy(element) for element in elements(run) if not element.tag.startswith(f"{A}hlink"))
    return level


def _count_shapes(root: Element) -> None:
    """Give shapes a number of their own if they have none, or another's."""
    shown = list(root.iter(f"{P}cNvPr"))
    used = {whole(shape, "id") for shape in shown}
    seen: set[int] = set()
    for shape in shown:
        number = whole(shape, "id")
        if number < 1 or number in seen:
            number = max(used) + 1
            used.add(number)
            shape.set("id", str(number))
        seen.add(number)


def _count_places(root: Element) -> None:
    """Give placeholders an index of their own; titles have none."""
    places = [place for _, place, _ in placeholder_shapes(root) if place.get("type") not in {"title", "ctrTitle"}]
    used = {whole(place, "idx") for place in places}
    seen: set[int] = {0}
    for place in places:
        index = whole(place, "idx")
        if index in seen:
            index = max(used) + 1
            used.add(index)
            place.set("idx", str(index))
        seen.add(index)
