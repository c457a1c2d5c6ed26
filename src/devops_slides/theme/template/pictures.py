"""Pictures alone, and beside, above and below text: in a chosen layout's own place for them, else within the room."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from devops_slides.model.geometry import Box
from devops_slides.model.layout import Anchor, Slot
from devops_slides.theme.template.canvas import Composed, Ground, halves
from devops_slides.theme.template.layout_names import Host
from devops_slides.theme.template.placeholders import Place
from devops_slides.theme.template.slots import free, held, style_of

_BESIDE = 0.42
"""Share of the room's width that text has beside a picture."""
_WITH_TEXT = ("picture-right", "picture-left", "picture-below", "picture-above")


def pictures(ground: Ground) -> Composed:
    """The layouts with pictures."""
    alone, host = _alone(ground)
    yield "picture", host, (alone,)
    yield "picture-full", host, (alone,)
    if ground.picture is not None:
        yield from ((name, "content", (ground.lead(), _held(ground.picture, ground))) for name in _WITH_TEXT)
        return
    yield from zip(_WITH_TEXT, ("content",) * len(_WITH_TEXT), _composed(ground), strict=True)


def _composed(ground: Ground) -> Iterator[tuple[Slot, ...]]:
    """Text and picture, to the right, to the left, below and above."""
    left, right = halves(ground.room, _BESIDE, ground.gap)
    yield ground.lead(left), _free(right, ground)
    left, right = halves(ground.room, 1 - _BESIDE, ground.gap)
    yield _free(left, ground), ground.lead(right)
    yield ground.lead(ground.upper(ground.below)), _free(ground.lower(ground.below), ground, "top")
    yield _free(ground.upper(1 - ground.below), ground), ground.lead(ground.lower(1 - ground.below))


def _alone(ground: Ground) -> tuple[Slot, Host]:
    if ground.picture is not None:
        return _held(ground.picture, ground), "content"
    if ground.holds_things:
        return _held(ground.body, ground), "content"
    return _free(ground.room, ground), "only"


def _held(place: Place, ground: Ground) -> Slot:
    style = replace(style_of(place, "caption", ground.styles), align="center")
    return held("picture", place, style, ground.styles, anchor="middle")


def _free(box: Box, ground: Ground, anchor: Anchor = "middle") -> Slot:
    return free("picture", box, replace(ground.texts["caption"], align="center"), anchor)
