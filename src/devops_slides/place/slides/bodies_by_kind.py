"""The slides that a planned slide takes, and their layouts: the cheapest of those that the rules allow."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from devops_slides.model.block import Code, Table
from devops_slides.model.deck import Slide
from devops_slides.model.layout import Layout
from devops_slides.place.measure.measure import Look
from devops_slides.place.slides.columns import one_below_the_other, place_columns
from devops_slides.place.slides.layout_rules import own_layout
from devops_slides.place.slides.slide_body import SlideBody
from devops_slides.place.slides.text_with_pictures import pictures_alone, text_with_pictures

STEPS = "code-steps"
"""The layout for several blocks of code."""


def slide_bodies(slide: Slide, look: Look) -> Iterator[SlideBody]:
    """The bodies of a planned slide, one for each slide that it takes."""
    body = slide.text("body")
    pictures = slide.pictures()
    steps = sum(isinstance(fill.content, Code) for fill in slide.fills) > 1
    matter = next((fill for fill in slide.fills if isinstance(fill.content, Table | Code)), None)
    if slide.role == "columns":
        yield from _columns(slide, look)
        return
    if steps:
        yield _in_steps(slide, look)
        return
    own = own_layout(slide, look.theme)
    if matter is not None and isinstance(matter.content, Table | Code):
        yield from _matter(slide, matter.content, own, look)
    elif not body and not pictures:
        yield SlideBody(own)
    elif not body:
        yield from pictures_alone(pictures, slide.layout, look)
    else:
        yield from text_with_pictures(slide, body, pictures, look)


def _columns(slide: Slide, look: Look) -> Iterator[SlideBody]:
    layout = own_layout(slide, look.theme)
    placed = place_columns(slide, layout, look)
    if placed is None:
        yield from slide_bodies(one_below_the_other(slide), look)
    else:
        yield SlideBody(layout, placed)


def _in_steps(slide: Slide, look: Look) -> SlideBody:
    """Several blocks of code one below the other, which `share_slides` knows to fit."""
    from devops_slides.place.code.steps import place_stack, stack_steps  # noqa: PLC0415 - a third of `place`, for this alone

    layout = look.theme.layouts[STEPS]
    stack = stack_steps(slide, layout, look)
    assert stack is not None
    return SlideBody(layout, place_stack(stack, look.theme))


def _matter(slide: Slide, content: Table | Code, own: Layout, look: Look) -> Iterator[SlideBody]:
    """Code or a table, under its text if there is room for both, else after it."""
    from devops_slides.place.slides.text_with_code import matter_alone, with_lead_in  # noqa: PLC0415 - as above

    body = slide.text("body")
    together = with_lead_in(slide, content, own, look) if body else None
    if together is None:
        yield from text_with_pictures(replace(slide, role="content"), body, (), look) if body else ()
    yield from together or matter_alone(content, own, look)
