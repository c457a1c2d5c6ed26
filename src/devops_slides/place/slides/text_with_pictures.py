"""Text with its pictures on the cheapest layout that the rules allow; pictures alone."""

from __future__ import annotations

import math
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.block import Picture
from devops_slides.model.deck import BodyParagraph, Slide
from devops_slides.model.layout import Layout
from devops_slides.model.placed import Placed
from devops_slides.place import penalties
from devops_slides.place.measure.measure import Look
from devops_slides.place.pictures.enlarge import enlarge_pictures
from devops_slides.place.pictures.gallery import area, gallery, smallest
from devops_slides.place.slides.layout_rules import candidate_layouts, own_layout
from devops_slides.place.slides.slide_body import SlideBody, is_quoted_list, split_bodies, text_bodies
from devops_slides.place.text.paginate_text import Column, TextPages, paginate_text

_VISIBLE = 0.12
"""Share of the slot below which one of several pictures is too small to see."""
_NO_WORSE = 0.7
"""A picture is worth a slide of its own only if that shows it more than 1 over this times as large."""


class _Choice(Struct, frozen=True):
    """A layout that was tried: its cost, and what it would show."""

    cost: float
    layout: Layout
    split: TextPages | None
    pictures: tuple[Placed, ...]


def text_with_pictures(
    slide: Slide, body: tuple[BodyParagraph, ...], pictures: tuple[Picture, ...], look: Look
) -> Iterator[SlideBody]:
    """Text with its pictures, on the cheapest layout that the rules allow."""
    own = own_layout(slide, look.theme)
    choices = [
        choice
        for rank, name in enumerate(candidate_layouts(slide, look.theme))
        if (choice := _tried(slide, body, pictures, look.theme.layouts[name], own, rank, look)) is not None
    ]
    if not pictures:
        choices = [choice for choice in choices if choice.split is not None and len(choice.split.ends) == 1]
    choices = [choice for choice in choices if choice.cost != math.inf]
    if pictures and choices:
        choices = _not_too_small(choices, pictures, look)
    if not choices or (is_quoted_list(slide, body) and not pictures):
        yield from text_bodies(body, own, slide, look)
        yield from pictures_alone(pictures, slide.layout, look)
        return
    best = min(choices, key=lambda choice: choice.cost)
    assert best.split is not None
    layout, grown = enlarge_pictures(best.layout, best.split, pictures, look) or (best.layout, best.pictures)
    first, *later = split_bodies(best.split, layout, own, grown)
    yield first
    yield from _later(later, slide.role, look) if pictures else later


def _later(found: list[SlideBody], role: str, look: Look) -> Iterator[SlideBody]:
    """The continuation of a picture's text, in the size that suits its own slides if they are no more."""
    slot = found[0].slot if found else None
    if slot is None or not all(body.fits for body in found):
        yield from found
        return
    text = tuple(row.source for body in found for row in body.text)
    again = paginate_text(text, Column(slot, slot), role, look)
    layout = found[0].layout
    better = len(again.ends) <= len(found) and again.size > found[0].size
    yield from split_bodies(again, layout, layout, ()) if better else found


def _tried(
    slide: Slide,
    body: tuple[BodyParagraph, ...],
    pictures: tuple[Picture, ...],
    layout: Layout,
    own: Layout,
    rank: int,
    look: Look,
) -> _Choice | None:
    slot, later = layout.slot("body"), own.slot("body")
    if slot is None or later is None or (pictures and layout.slot("picture") is None):
        return None
    found = paginate_text(body, Column(slot, later if pictures else slot), slide.role, look)
    placed = _picture(pictures, layout, look) if pictures else ()
    return _Choice(found.cost + penalties.RANK * rank, layout, found, placed)


def _not_too_small(choices: list[_Choice], pictures: tuple[Picture, ...], look: Look) -> list[_Choice]:
    """The choices, with small pictures in the cost; empty if the pictures need a slide of their own."""
    room = look.theme.layouts["picture"].slot("picture")
    assert room is not None
    alone = area(_picture(pictures, look.theme.layouts["picture"], look))
    whole = room.box.width * room.box.height
    areas = [area(choice.pictures) for choice in choices]
    return [
        replace(choice, cost=choice.cost + penalties.SMALL_PICTURE * (1 - own / max(areas)))
        for choice, own in zip(choices, areas, strict=True)
        if own >= look.theme.picture.least * whole or own >= _NO_WORSE * alone
    ]


def pictures_alone(pictures: tuple[Picture, ...], asked: str, look: Look) -> Iterator[SlideBody]:
    """Pictures without text: together if each can still be seen, else one per slide."""
    if not pictures:
        return
    wanted = look.theme.layouts.get(asked)
    layout = wanted if wanted is not None and wanted.slot("picture") is not None else look.theme.layouts["picture"]
    together = _picture(pictures, layout, look)
    slot = layout.slot("picture")
    assert slot is not None
    if len(pictures) > 1 and smallest(together) < _VISIBLE * slot.box.width * slot.box.height:
        for picture in pictures:
            yield SlideBody(layout, _picture((picture,), layout, look))
    else:
        yield SlideBody(layout, together)


def _picture(pictures: tuple[Picture, ...], layout: Layout, look: Look) -> tuple[Placed, ...]:
    slot = layout.slot("picture")
    assert slot is not None
    return gallery(pictures, slot, layout.slot("caption"), look)
