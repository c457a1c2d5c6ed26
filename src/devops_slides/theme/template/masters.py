"""The masters of a template and their layouts."""

from __future__ import annotations

from msgspec import Struct

from devops_slides.theme.template.layout_roles import Given
from devops_slides.theme.template.package import Package
from devops_slides.theme.template.placeholders import FOOTERS, placeholder_boxes
from devops_slides.theme.template.xml import A, Element, P, R, tree


class Master(Struct, frozen=True):
    """A master: the name of its part, its tree, and the tree of its theme."""

    part: str
    root: Element
    look: Element


def masters_of(package: Package) -> dict[str, Master]:
    """The masters by their parts, in the order of PowerPoint's menu."""
    presentation = tree(package.parts[package.main].data)
    found = {}
    for element in presentation.iter(f"{P}sldMasterId"):
        part = package.target(package.main, element.get(f"{R}id") or "")
        if part is not None:
            look = tree(package.parts[look_of(package, part)].data)
            found[part] = Master(part, tree(package.parts[part].data), look)
    return found


def look_of(package: Package, master: str) -> str:
    """The theme part of a master. ValueError if it has none."""
    found = package.related(master, "theme")
    if not found:
        raise ValueError("has a master without a theme")
    return found[0]


def layouts_of(package: Package, master: Master) -> list[Given]:
    """The layouts of a master in order."""
    ids = (element.get(f"{R}id") or "" for element in master.root.iter(f"{P}sldLayoutId"))
    parts = (part for rid in ids if (part := package.target(master.part, rid)) is not None)
    return [_given(part, tree(package.parts[part].data), master) for part in parts]


def name_of(layout: Element) -> str:
    """The name of a layout, empty if it has none."""
    named = layout.find(f"{P}cSld")
    return (named.get("name") if named is not None else None) or ""


def _given(part: str, root: Element, master: Master) -> Given:
    own = root.find(f"{P}clrMapOvr/{A}overrideClrMapping")
    colors = tuple((str(key), str(value)) for key, value in own.attrib.items()) if own is not None else ()
    found = placeholder_boxes(root, master.root, master.look)
    return Given(part, name_of(root), root.get("type") or "", master.part, found, colors, _hidden(root, master.root))


def _hidden(layout: Element, master: Element) -> frozenset[str]:
    """The footers that the nearest `p:hf` switches off (ECMA-376 part 1, 19.3.1.25)."""
    given = layout.find(f"{P}hf")
    given = given if given is not None else master.find(f"{P}hf")
    return frozenset(kind for kind in FOOTERS if given is not None and given.get(kind) in {"0", "false"})
