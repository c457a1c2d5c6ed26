"""Pictures of a theme's layouts, such as logos: those over texts, and those that are hardly seen."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from devops_slides.images.image_result import UnreadableError
from devops_slides.images.outlines import Outlines, Share, outlines
from devops_slides.images.read_image import read_image
from devops_slides.model.geometry import EMU_PER_CM, Box, Emu, Size
from devops_slides.model.layout import Layout
from devops_slides.model.style import Align
from devops_slides.model.theme import Theme
from devops_slides.theme.lint.contrast import behind, palette_on
from devops_slides.theme.lint.overlaps import covers

_SEEN = 0.5
"""Share of a picture's outlines that must be seen on its ground."""
_CALM = 0.01
"""Outlines within a ground for text, as a share of its pixels: more, and letters are over shapes."""
_BLANK = 0.05
"""Share of a ground's pixels that may be transparent."""
_EDGE = 0.1 * EMU_PER_CM
"""In EMU: how far a picture may end before the slide's edge, or before that of a text that it is the ground of."""
_SHORT = ("kicker", "tag", "counter", "footer", "number")
"""Slots of few words, which never fill the other half of their box."""
_PICTURES = ("picture", "caption")
"""Slots that cover a whole slide of `picture-full`, and a theme's pictures with it."""


class LayoutPicture(Struct, frozen=True):
    """A picture that every slide on a layout shows; `grounds` are the colours behind it (RRGGBB), if they are known."""

    name: str
    layout: Layout
    box: Box
    data: bytes
    grounds: tuple[str, ...]
    is_cut: bool = False
    """Whether it is cut to its box, as grounds are."""


def layout_pictures(theme: Theme) -> tuple[LayoutPicture, ...]:
    """The pictures of all layouts: the theme's own, or those of its template."""
    return tuple(_of_template(theme) if theme.template is not None else _of_theme(theme))


def pictures_over_slots(theme: Theme, pictures: tuple[LayoutPicture, ...]) -> Iterator[tuple[LayoutPicture, str]]:
    """Pictures that are over a slot, or reach into it, without being its ground; each with the slot's name."""
    for picture in pictures:
        for slot, box in _reaches(picture.layout):
            if covers(picture.box, box) and not _is_ground(picture, box, theme.size):
                yield picture, slot


def pale_pictures(pictures: tuple[LayoutPicture, ...]) -> Iterator[tuple[LayoutPicture, str]]:
    """Pictures of which less than half is seen on a ground, with the colour of that ground."""
    for picture in pictures:
        found = _outlines(picture.data)
        for ground in picture.grounds if found is not None else ():
            if found is not None and found.seen_on(ground) < _SEEN:
                yield picture, ground
                break


def _of_theme(theme: Theme) -> Iterator[LayoutPicture]:
    for layout in theme.layouts.values():
        for number, mark in enumerate(layout.decorations):
            if mark.picture is None:
                continue
            under = layout.decorations[:number]
            is_known = not any(other.picture is not None and covers(other.box, mark.box) for other in under)
            grounds = behind(mark.box, layout, palette_on(theme, layout), under) if is_known else ()
            yield LayoutPicture(mark.picture.name, layout, mark.box, mark.picture.data, grounds, any(mark.picture.crop))


def _of_template(theme: Theme) -> Iterator[LayoutPicture]:
    from devops_slides.theme.template.drawn_pictures import DrawnPicture, drawn_pictures  # noqa: PLC0415 - few themes use a template

    assert theme.template is not None
    drawn: dict[str, tuple[DrawnPicture, ...]] = {}
    for layout in theme.layouts.values():
        if layout.host is not None:
            part = layout.host.part
            drawn[part] = drawn[part] if part in drawn else tuple(drawn_pictures(theme.template, part))
            for one in drawn[part]:
                yield LayoutPicture(one.name, layout, one.box, one.data, () if one.ground is None else (one.ground,))


def _reaches(layout: Layout) -> Iterator[tuple[str, Box]]:
    """The parts of a layout that texts and pictures may fill, by the names of their slots."""
    for slot in layout.slots:
        if slot.name not in _PICTURES or layout.name != "picture-full":
            yield slot.name, _filled(slot.box, slot.align) if slot.name in _SHORT else slot.box
    footer = layout.footer
    if footer is not None and layout.host is None:
        yield "footer", footer.box if footer.vertical else _filled(footer.box, footer.align)
        yield "number", _filled(footer.number, footer.number_align)


def _filled(box: Box, align: Align) -> Box:
    """The half of a box in which its few words are."""
    half = Emu(box.width // 2)
    left = {"left": box.left, "center": box.left + half // 2, "right": box.left + half}[align]
    return Box(Emu(left), box.top, half, box.height)


def _is_ground(picture: LayoutPicture, box: Box, size: Size) -> bool:
    """Whether a text is meant to be on a picture: all of it is, and the picture fills the slide or is calm there."""
    own = picture.box
    inside = (
        own.left <= box.left + _EDGE
        and own.top <= box.top + _EDGE
        and own.right >= box.right - _EDGE
        and own.bottom >= box.bottom - _EDGE
    )
    across = own.left <= _EDGE and own.right >= size.width - _EDGE
    down = own.top <= _EDGE and own.bottom >= size.height - _EDGE
    return inside and (picture.is_cut or across or down or _is_calm(picture, box))


def _is_calm(picture: LayoutPicture, box: Box) -> bool:
    own = picture.box
    part: Share = (
        max((box.left - own.left) / own.width, 0.0),
        max((box.top - own.top) / own.height, 0.0),
        min((box.right - own.left) / own.width, 1.0),
        min((box.bottom - own.top) / own.height, 1.0),
    )
    found = _outlines(picture.data, part)
    return found is None or (found.inner <= _CALM * found.pixels and found.blank <= _BLANK * found.pixels)


def _outlines(data: bytes, part: Share = (0.0, 0.0, 1.0, 1.0)) -> Outlines | None:
    """The outlines of a picture; None if it is in a format that is not read."""
    try:
        return outlines(read_image(data).data, part)
    except (UnreadableError, OSError, ValueError):
        return None
