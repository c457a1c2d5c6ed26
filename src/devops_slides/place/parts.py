"""What of a planned slide goes on which slide, on which layout: the cheapest of those that the rules allow."""

from __future__ import annotations

import math
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.block import Code, Picture, Table
from devops_slides.model.deck import BodyParagraph, Slide
from devops_slides.model.layout import Layout, Slot
from devops_slides.model.placed import Placed
from devops_slides.model.theme import Theme
from devops_slides.place import penalties
from devops_slides.place.columns import one_below_the_other, place_columns
from devops_slides.place.gallery import area, gallery, smallest
from devops_slides.place.measure import Measure
from devops_slides.place.room import with_room
from devops_slides.place.rules import candidates, own_layout
from devops_slides.place.split import Column, Split, split
from devops_slides.place.text import Measured

_VISIBLE = 0.12
"""Share of the slot below which one of several pictures is too small to be seen."""
STEPS = "code-steps"
"""The layout for several blocks of code."""
_NO_WORSE = 0.7
"""A picture alone must be shown this much larger (as 1 over this) to be worth a slide of its own."""


class _Choice(Struct, frozen=True):
    """A layout tried: what it costs, and what it would show."""

    cost: float
    layout: Layout
    split: Split | None
    pictures: tuple[Placed, ...]


_Part = tuple[Layout, tuple[Placed, ...], tuple[Measured, ...], Slot | None, int, bool]


def parts(slide: Slide, theme: Theme, measure: Measure) -> Iterator[_Part]:
    """The parts of a slide: layout, what is placed, the body with its slot and size, and whether it fits."""
    body = slide.text("body")
    pictures = slide.pictures()
    steps = sum(isinstance(fill.content, Code) for fill in slide.fills) > 1
    matter = next((fill for fill in slide.fills if isinstance(fill.content, Table | Code)), None)
    if slide.role == "columns":
        yield from _columns(slide, theme, measure)
        return
    if steps:
        yield _in_steps(slide, theme, measure)
        return
    own = theme.layouts[own_layout(slide)]
    if matter is not None and isinstance(matter.content, Table | Code):
        yield from _matter(slide, matter.content, own, theme, measure)
    elif not body and not pictures:
        yield own, (), (), None, 0, True
    elif not body:
        yield from _pictures_alone(pictures, slide.layout, theme, measure)
    else:
        yield from _composed(slide, body, pictures, theme, measure)


def _columns(slide: Slide, theme: Theme, measure: Measure) -> Iterator[_Part]:
    layout = theme.layouts.get(own_layout(slide))
    placed = place_columns(slide, layout, theme, measure) if layout is not None else None
    if layout is None or placed is None:
        yield from parts(one_below_the_other(slide), theme, measure)
    else:
        yield layout, placed, (), None, 0, True


def _in_steps(slide: Slide, theme: Theme, measure: Measure) -> _Part:
    """Several blocks of code one below the other, which have been found to fit."""
    from devops_slides.place.stack import place_stack  # noqa: PLC0415 - a third of `place`, for this alone
    from devops_slides.place.steps import stacked  # noqa: PLC0415

    layout = theme.layouts[STEPS]
    stack = stacked(slide, layout, theme, measure)
    assert stack is not None
    return layout, place_stack(stack, theme), (), None, 0, True


def _matter(slide: Slide, content: Table | Code, own: Layout, theme: Theme, measure: Measure) -> Iterator[_Part]:
    """Code or a table, under its text where both find room, else behind it."""
    from devops_slides.place.led import led_pages, matter_pages  # noqa: PLC0415 - a third of `place`, for this alone

    body = slide.text("body")
    led = led_pages(slide, content, own, theme, measure) if body else None
    if led is None:
        yield from _composed(replace(slide, role="content"), body, (), theme, measure) if body else ()
    for page in led or matter_pages(content, own, theme, measure):
        yield page.layout, page.placed, page.text, page.slot, page.size, True


def _pictures_alone(pictures: tuple[Picture, ...], asked: str, theme: Theme, measure: Measure) -> Iterator[_Part]:
    """Pictures without text: together where each can still be seen, else one a slide."""
    if not pictures:
        return
    wanted = theme.layouts.get(asked)
    layout = wanted if wanted is not None and wanted.slot("picture") is not None else theme.layouts["picture"]
    together = _picture(pictures, layout, theme, measure)
    slot = layout.slot("picture")
    assert slot is not None
    if len(pictures) > 1 and smallest(together) < _VISIBLE * slot.box.width * slot.box.height:
        for picture in pictures:
            yield layout, _picture((picture,), layout, theme, measure), (), None, 0, True
    else:
        yield layout, together, (), None, 0, True


def _picture(pictures: tuple[Picture, ...], layout: Layout, theme: Theme, measure: Measure) -> tuple[Placed, ...]:
    slot = layout.slot("picture")
    assert slot is not None
    return gallery(pictures, slot, layout.slot("caption"), theme, measure)


def _text_parts(
    body: tuple[BodyParagraph, ...], own: Layout, slide: Slide, theme: Theme, measure: Measure
) -> Iterator[_Part]:
    slot, prose = own.slot("body"), theme.layouts["content"].slot("body")
    if not body or slot is None:
        return
    layout, found = own, split(body, Column(slot, slot), slide.role, theme, measure)
    if slide.role == "quote" and len(found.ends) > 1 and prose is not None:
        plain = tuple(replace(one, style="") if one.style == "by" else one for one in body)
        read = split(plain, Column(prose, prose), "content", theme, measure)
        if len(read.ends) < len(found.ends):  # in display type it would be slides of a few words each
            layout, found = theme.layouts["content"], read
    yield from _pages(found, layout, layout, ())


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
    """Text with its pictures, on the cheapest of the layouts that the rules allow."""
    own = theme.layouts[own_layout(slide)]
    choices = [
        choice
        for rank, name in enumerate(candidates(slide, theme))
        if (choice := _tried(slide, body, pictures, theme.layouts[name], own, rank, theme, measure)) is not None
    ]
    if not pictures:
        choices = [one for one in choices if one.split is not None and len(one.split.ends) == 1]
    choices = [one for one in choices if one.cost != math.inf]
    if pictures and choices:
        choices = _not_too_small(choices, pictures, theme, measure)
    if not choices:
        yield from _text_parts(body, own, slide, theme, measure)
        yield from _pictures_alone(pictures, slide.layout, theme, measure)
        return
    best = min(choices, key=lambda one: one.cost)
    assert best.split is not None
    layout, grown = with_room(best.layout, best.split, pictures, theme, measure) or (best.layout, best.pictures)
    yield from _pages(best.split, layout, own, grown)


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
    placed = _picture(pictures, layout, theme, measure) if pictures else ()
    return _Choice(found.cost + penalties.RANK * rank, layout, found, placed)


def _not_too_small(
    choices: list[_Choice], pictures: tuple[Picture, ...], theme: Theme, measure: Measure
) -> list[_Choice]:
    """Choices with their pictures' smallness in the cost; none where the pictures need a slide of their own."""
    room = theme.layouts["picture"].slot("picture")
    assert room is not None
    alone = area(_picture(pictures, theme.layouts["picture"], theme, measure))
    whole = room.box.width * room.box.height
    areas = [area(one.pictures) for one in choices]
    return [
        replace(one, cost=one.cost + penalties.SMALL_PICTURE * (1 - own / max(areas)))
        for one, own in zip(choices, areas, strict=True)
        if own >= theme.picture.least * whole or own >= _NO_WORSE * alone
    ]
