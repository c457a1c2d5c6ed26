"""The placeholders of a layout: boxes, insets and text properties, with what they inherit from the master."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.geometry import Box, Emu, Insets
from devops_slides.theme.template.boxes import AS_IT_IS, Moved, box_of, ground_of, placeholder_shapes, transform_of
from devops_slides.theme.template.text_properties import TextProperties, levels
from devops_slides.theme.template.xml import A, Element, P, is_on, whole

TITLES = ("title", "ctrTitle")
FOOTERS = ("dt", "ftr", "sldNum")
_INSETS = (("lIns", 91_440), ("tIns", 45_720), ("rIns", 91_440), ("bIns", 45_720))
"""Insets if nothing gives them (ECMA-376 part 1, 21.1.2.1.1)."""
_LOCKS = ("noMove", "noResize")


class PlaceholderBox(Struct, frozen=True):
    """A placeholder of a layout with what it inherits from the master.

    `kind` is its type (`obj` if it has none), `box` is None if nothing gives one. `is_own_box` is true if a slide
    inherits that very box, `is_locked` if it may not be moved, `is_turned` if it or its text is turned. `before` and
    `after` are the words around its `field`.
    """

    kind: str
    index: int
    box: Box | None
    is_own_box: bool
    is_locked: bool
    is_turned: bool
    insets: Insets
    anchor: str
    columns: int
    wraps: bool
    looks: tuple[TextProperties, ...]
    before: str = ""
    after: str = ""
    field: str = ""
    is_resized: bool = False
    """Whether `looks` has another size than the one that slides inherit."""
    ground: Element | None = None
    """The fill behind it; None if a picture, a gradient or a shape is there."""

    @property
    def is_title(self) -> bool:
        """Whether it is the place of a slide's title."""
        return self.kind in TITLES

    @property
    def area(self) -> int:
        """Its area in square EMU."""
        return self.box.width * self.box.height if self.box is not None else 0

    @property
    def attributes(self) -> str:
        """The attributes of its `p:ph` on a slide."""
        kind = f' type="{self.kind}"' if self.kind != "obj" else ""
        index = f' idx="{self.index}"' if self.index else ""
        return f"{kind}{index}".strip()


def placeholder_boxes(layout: Element, master: Element, theme: Element) -> tuple[PlaceholderBox, ...]:
    """The placeholders of a layout in order."""
    above = {_kind(place): shape for shape, place, _ in placeholder_shapes(master)}
    styles = master.find(f"{P}txStyles")
    found = []
    for shape, place, moved in placeholder_shapes(layout):
        parent = above.get(_parent(_kind(place)))
        placeholder = _place(shape, place, parent, styles, moved)
        found.append(replace(placeholder, ground=ground_of(shape, placeholder.box, layout, master, theme)))
    return tuple(found)


def _kind(place: Element) -> str:
    return place.get("type") or "obj"


def _parent(kind: str) -> str:
    """The kind of the master's placeholder from which a layout's has its properties."""
    if kind in TITLES:
        return "title"
    return kind if kind in FOOTERS else "body"


def _place(
    shape: Element, place: Element, parent: Element | None, styles: Element | None, moved: Moved
) -> PlaceholderBox:
    kind = _kind(place)
    transform = transform_of(shape)
    own = transform if transform is not None else transform_of(parent)
    given = [element.find(f"{P}txBody/{A}bodyPr") for element in (shape, parent) if element is not None]
    body = [element for element in given if element is not None]
    style = {"title": "titleStyle", "body": "bodyStyle"}.get(_parent(kind), "otherStyle")
    lists = [element.find(f"{P}txBody/{A}lstStyle") for element in (parent, shape) if element is not None]
    before, field, after = _words(shape)
    is_plain = moved == AS_IT_IS or transform is None
    return PlaceholderBox(
        kind=kind,
        index=whole(place, "idx"),
        box=box_of(own, moved if transform is not None else AS_IT_IS),
        is_own_box=is_plain and own is not None,
        is_locked=any(is_on(element.get(name)) for element in shape.iter(f"{A}spLocks") for name in _LOCKS),
        is_turned=whole(own, "rot") != 0 or _first(body, "vert", "horz") != "horz",
        insets=_insets(body),
        anchor=_first(body, "anchor", "t"),
        columns=int(_first(body, "numCol", "1")),
        wraps=_first(body, "wrap", "square") != "none",
        looks=levels([styles.find(f"{P}{style}") if styles is not None else None, *lists]),
        before=before,
        after=after,
        field=field,
    )


def _first(bodies: list[Element], name: str, otherwise: str) -> str:
    return next((found for element in bodies if (found := element.get(name)) is not None), otherwise)


def _insets(bodies: list[Element]) -> Insets:
    left, top, right, bottom = (
        Emu(whole(next((element for element in bodies if element.get(name) is not None), None), name, otherwise))
        for name, otherwise in _INSETS
    )
    return left, top, right, bottom


def _words(shape: Element) -> tuple[str, str, str]:
    """The words before the first field of a shape, the field's type, and the words after it."""
    before, field, after = "", "", ""
    for element in shape.iter(f"{A}fld", f"{A}r"):
        text = element.findtext(f"{A}t") or ""
        if element.tag == f"{A}fld" and not field:
            field = element.get("type") or "other"
        elif field:
            after += text
        else:
            before += text
    return before, field, after
