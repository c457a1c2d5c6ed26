"""Small faults of files that programs pass by: lists with entries that lead nowhere, slides without a size."""

from __future__ import annotations

from lxml import etree
from msgspec.structs import replace

from devops_slides.theme.template.package import Package
from devops_slides.theme.template.xml import Element, P, R, text_of, tree

SIZE = (12_192_000, 6_858_000)
"""Of a slide where the file says nothing, in EMU."""
_KINDS = {"sldMaster": "slideMaster", "sldLayout": "slideLayout"}
"""Types of relationships by the names of lists."""
_BEFORE_SIZE = tuple(f"{P}{name}" for name in ("sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst", "sldIdLst"))


def repair_package(package: Package) -> Package:
    """The package with lists of masters and layouts that are there, and a slide size; else as it was."""
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
    """Whether a list had entries that led nowhere: they lead to parts that it had forgotten, or are taken away."""
    entries = list(root.iter(f"{P}{name}Id"))
    known = {entry.get(f"{R}id") for entry in entries}
    kept = package.parts[part].relations
    forgotten = iter([rid for rid, kind, _ in kept if kind.endswith(f"/{_KINDS[name]}") and rid not in known])
    lost = [entry for entry in entries if package.target(part, entry.get(f"{R}id") or "") is None]
    for one in lost:
        rid, parent = next(forgotten, None), one.getparent()
        if rid is not None:
            one.set(f"{R}id", rid)
        elif parent is not None:
            parent.remove(one)
    return bool(lost)


def _add_size(presentation: Element) -> None:
    if presentation.find(f"{P}sldSz") is None:
        width, height = SIZE
        size = etree.Element(f"{P}sldSz", cx=str(width), cy=str(height))
        presentation.insert(sum(1 for element in presentation if element.tag in _BEFORE_SIZE), size)
