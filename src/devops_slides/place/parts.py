"""What of a planned slide goes on which slide, on which layout: the cheapest of those that the rules allow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from devops_slides.model.chapter import Code, Picture, Table
from devops_slides.model.deck import BodyParagraph, Slide
from devops_slides.model.layout import Layout, Slot
from devops_slides.model.placed import Placed, PlacedPicture
from devops_slides.model.theme import Theme
from devops_slides.place.led import led_pages, matter_pages
from devops_slides.place.measure import Measure
from devops_slides.place.pictures import place_picture
from devops_slides.place.rules import candidates, own_layout
from devops_slides.place.split import Column, Split, split
from devops_slides.place.text import Measured

RANK = 0.15
"""The cost of a layout that stands one place further back in its rule."""


SMALL_PICTURE = 1.0
"""The cost of a picture that another candidate would show much larger."""


_NO_WORSE = 0.7
"""A picture alone must be shown this much larger (as 1 over this) to be worth a slide of its own."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """A layout tried: what it costs, and what it would show."""

    cost: float
    layout: Layout
    split: Split | None
    pictures: tuple[tuple[Placed, ...], ...]


_Part = tuple[Layout, tuple[Placed, ...], tuple[Measured, ...], Slot | None, int, bool]


def parts(slide: Slide, theme: Theme, measure: Measure) -> Iterator[_Part]:
    """The parts of a slide: layout, what is placed, the body with its slot and size, and whether it fits."""
    body = slide.text("body")
    pictures = slide.pictures()
    matter = next((fill for fill in slide.fills if isinstance(fill.content, Table | Code)), None)
    own = theme.layouts[own_layout(slide)]
    if matter is not None and isinstance(matter.content, Table | Code):
        yield from _matter(slide, matter.content, own, theme, measure)
    elif not body and not pictures:
        yield own, (), (), None, 0, True
    elif len(pictures) > 1 or (pictures and not body):
        yield from _text_parts(body, own, slide, theme, measure)
        for picture in pictures:
            yield _alone(picture, theme, measure)
    else:
        yield from _composed(slide, body, pictures, theme, measure)


def _matter(slide: Slide, content: Table | Code, own: Layout, theme: Theme, measure: Measure) -> Iterator[_Part]:
    """Code or a table, under its text where both find room, else behind it."""
    body = slide.text("body")
    led = led_pages(slide, content, own, theme, measure) if body else None
    if led is None:
        yield from _text_parts(body, theme.layouts["content"], slide, theme, measure)
    for page in led or matter_pages(content, own, theme, measure):
        yield page.layout, page.placed, page.text, page.slot, page.size, True


def _alone(picture: Picture, theme: Theme, measure: Measure) -> _Part:
    layout = theme.layouts["picture"]
    return layout, _picture(picture, layout, theme, measure), (), None, 0, True


def _picture(picture: Picture, layout: Layout, theme: Theme, measure: Measure) -> tuple[Placed, ...]:
    slot = layout.slot("picture")
    assert slot is not None
    return place_picture(picture, slot, layout.slot("caption"), theme, measure)


def _text_parts(
    body: tuple[BodyParagraph, ...], own: Layout, slide: Slide, theme: Theme, measure: Measure
) -> Iterator[_Part]:
    slot = own.slot("body")
    if body and slot is not None:
        found = split(body, Column(slot, slot), slide.role, theme, measure)
        yield from _pages(found, own, own, ())


def _pages(found: Split, first: Layout, later: Layout, placed: tuple[Placed, ...]) -> Iterator[_Part]:
    start = 0
    for number, end in enumerate(found.ends):
        layout = later if number else first
        fits = found.cost != float("inf")
        yield layout, () if number else placed, found.text[start:end], layout.slot("body"), found.size, fits
        start = end


def _composed(
    slide: Slide, body: tuple[BodyParagraph, ...], pictures: tuple[Picture, ...], theme: Theme, measure: Measure
) -> Iterator[_Part]:
    """Text with at most one picture, on the cheapest of the layouts that the rules allow."""
    own = theme.layouts[own_layout(slide)]
    choices = [
        choice
        for rank, name in enumerate(candidates(slide, theme))
        if (choice := _tried(slide, body, pictures, theme.layouts[name], own, rank, theme, measure)) is not None
    ]
    if not pictures:
        choices = [one for one in choices if one.split is not None and len(one.split.ends) == 1]
    if pictures and choices:
        choices = _not_too_small(choices, pictures[0], theme, measure)
    if not choices:
        yield from _text_parts(body, own, slide, theme, measure)
        for picture in pictures:
            yield _alone(picture, theme, measure)
        return
    best = min(choices, key=lambda one: one.cost)
    assert best.split is not None
    yield from _pages(best.split, best.layout, own, best.pictures[0] if best.pictures else ())


def _tried(
    slide: Slide,
    body: tuple[BodyParagraph, ...],
    pictures: tuple[Picture, ...],
    layout: Layout,
    own: Layout,
    rank: int,
    theme: Theme,
    measure: Measure,
) -> _Choice | None:
    slot, later = layout.slot("body"), own.slot("body")
    if slot is None or later is None or (pictures and layout.slot("picture") is None):
        return None
    found = split(body, Column(slot, later if pictures else slot), slide.role, theme, measure)
    placed = tuple(_picture(picture, layout, theme, measure) for picture in pictures)
    return _Choice(found.cost + RANK * rank, layout, found, placed)


def _area(placed: tuple[Placed, ...]) -> float:
    picture = next(one for one in placed if isinstance(one, PlacedPicture))
    return float(picture.box.width * picture.box.height)


def _not_too_small(choices: list[_Choice], picture: Picture, theme: Theme, measure: Measure) -> list[_Choice]:
    """Choices with their pictures' smallness in the cost; none where the picture needs a slide of its own."""
    room = theme.layouts["picture"].slot("picture")
    assert room is not None
    alone = _area(_picture(picture, theme.layouts["picture"], theme, measure))
    whole = room.box.width * room.box.height
    areas = [_area(one.pictures[0]) for one in choices]
    return [
        replace(one, cost=one.cost + SMALL_PICTURE * (1 - area / max(areas)))
        for one, area in zip(choices, areas, strict=True)
        if area >= theme.picture.least * whole or area >= _NO_WORSE * alone
    ]
