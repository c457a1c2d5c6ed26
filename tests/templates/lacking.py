"""Templates that lack what most have: types and names, footers, a title layout, pictures, all but one layout."""

from __future__ import annotations

from lxml import etree

from package_checks import P
from templates.base import (
    CONTENT,
    RID,
    SECTION,
    TITLE,
    TITLE_ONLY,
    child,
    layouts,
    placeholders,
    wide,
)
from templates.localised import named, without_types
from templates.package import MASTER, Parts, edited, packed, related, remove
from templates.template import Template


def unnamed() -> bytes:
    """Names that mean nothing, and no types: the boxes must decide."""
    parts = wide()
    without_types(parts)
    named(parts, [f"Layout {number:02}" for number in range(1, 12)])
    return packed(parts)


def empty_names() -> bytes:
    parts = wide()
    without_types(parts)
    for layout in layouts(parts):
        with edited(parts, layout) as root:
            child(root, f"{P}cSld").attrib.pop("name")
    return packed(parts)


def without_footers() -> bytes:
    """No footer, date or number on any layout or on the master, which also says so with `hf`."""
    parts = wide()
    for name in (MASTER, *layouts(parts)):
        with edited(parts, name) as root:
            for shape in placeholders(root, "dt", "ftr", "sldNum"):
                child(root, f"{P}cSld/{P}spTree").remove(shape)
            if name == MASTER:
                off = etree.Element(f"{P}hf", sldNum="0", hdr="0", ftr="0", dt="0")
                child(root, f"{P}sldLayoutIdLst").addnext(off)
    return packed(parts)


def footers_on_the_master_only() -> bytes:
    parts = wide()
    for name in layouts(parts):
        with edited(parts, name) as root:
            for shape in placeholders(root, "dt", "ftr", "sldNum"):
                child(root, f"{P}cSld/{P}spTree").remove(shape)
    return packed(parts)


def drop(parts: Parts, *names: str) -> None:
    """Remove layouts."""
    kept = {rid: target for rid, target in related(parts, MASTER).items() if target not in names}
    with edited(parts, MASTER) as root:
        for element in root.findall(f"{P}sldLayoutIdLst/{P}sldLayoutId"):
            if element.get(RID) not in kept:
                child(root, f"{P}sldLayoutIdLst").remove(element)
    for name in names:
        remove(parts, name)


def without_title_layout() -> bytes:
    """No layout for the title slide or for sections."""
    parts = wide()
    drop(parts, TITLE, SECTION)
    return packed(parts)


def one_layout(kept: str) -> bytes:
    parts = wide()
    drop(parts, *(name for name in layouts(parts) if name != kept))
    return packed(parts)


def without_body_on_the_master() -> bytes:
    """Layouts with boxes of their own: the master has only a title."""
    parts = wide()
    with edited(parts, MASTER) as root:
        spot = child(placeholders(root, "body")[0], f"{P}spPr")
        for shape in placeholders(root, "body"):
            child(root, f"{P}cSld/{P}spTree").remove(shape)
    with edited(parts, CONTENT) as root:
        for shape in placeholders(root, "obj"):
            shape.replace(child(shape, f"{P}spPr"), spot)
    return packed(parts)


TEMPLATES = (
    Template("unnamed", "layouts without types, named Layout 01 …: the boxes must tell", unnamed),
    Template("no-names", "layouts without types and without any name", empty_names),
    Template("no-footers", "no footer, date or number on master and layouts, hf switched off", without_footers),
    Template("footers-on-master", "footer, date and number on the master, on no layout", footers_on_the_master_only),
    Template("no-title-layout", "neither a title nor a section layout", without_title_layout),
    Template("only-content", "one layout: title and content", lambda: one_layout(CONTENT)),
    Template("only-title-only", "one layout: a title and no body", lambda: one_layout(TITLE_ONLY)),
    Template("no-body-on-master", "the master has no body placeholder to inherit from", without_body_on_the_master),
)
