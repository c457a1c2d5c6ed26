"""The pictures that a template's layouts show on every slide, such as logos."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from devops_slides.model.geometry import Box
from devops_slides.model.template import PackagePart, Template
from devops_slides.theme.template.boxes import box_of, cover, drawn_boxes, page_fill, transform_of
from devops_slides.theme.template.theme_part import color_map, scheme, seen
from devops_slides.theme.template.xml import A, Element, P, R, elements, tree


class DrawnPicture(Struct, frozen=True):
    """A picture of a layout or its master; `ground` is the colour behind it (RRGGBB), None if there are several."""

    name: str
    box: Box
    data: bytes
    ground: str | None


def drawn_pictures(template: Template, layout: str) -> Iterator[DrawnPicture]:
    """The pictures that slides on a layout show, by the layout's part; those in groups are left out.

    None if the layout has no master, or that no theme, of its own.
    """
    parts = {part.name: part for part in template.parts}
    master = _related(parts[layout], "slideMaster")
    painted = _related(parts[master], "theme") if master in parts else ""
    if painted not in parts:
        return
    roots = {name: tree(parts[name].data) for name in (layout, master)}
    theme = tree(parts[painted].data)
    fill = page_fill(roots[layout], roots[master], theme)
    page = seen(fill, scheme(theme), color_map(roots[master]))
    boxes = list(drawn_boxes(roots[layout], roots[master]))
    hides = roots[layout].get("showMasterSp") in {"0", "false"}
    for part in (layout,) if hides else (layout, master):
        for shape in elements(roots[part].find(f"{P}cSld/{P}spTree")):
            image = _image(shape, parts[part], parts)
            box = box_of(transform_of(shape))
            if image is not None and box is not None:
                is_alone = sum(cover(box, other) for other in boxes) <= 1
                yield DrawnPicture(_name(shape, image), box, image.data, page if is_alone else None)


def _related(part: PackagePart, kind: str) -> str:
    """The part of a kind that another one refers to; empty if there is none."""
    return next((target for _, reltype, target in part.relations if reltype.endswith(f"/{kind}")), "")


def _image(shape: Element, part: PackagePart, parts: dict[str, PackagePart]) -> PackagePart | None:
    """The picture that a shape shows; None for placeholders and for shapes without one."""
    blip = shape.find(f"{P}blipFill/{A}blip" if shape.tag == f"{P}pic" else f"{P}spPr/{A}blipFill/{A}blip")
    if blip is None or shape.find(f"*/{P}nvPr/{P}ph") is not None:
        return None
    rid = blip.get(f"{R}embed")
    return next((parts[target] for known, _, target in part.relations if known == rid and target in parts), None)


def _name(shape: Element, image: PackagePart) -> str:
    shown = shape.find(f"*/{P}cNvPr")
    named = shown.get("name") if shown is not None else None
    return named or image.name.rpartition("/")[2]
