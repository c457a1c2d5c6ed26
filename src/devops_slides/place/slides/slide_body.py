"""What stands on one slide, and text alone as such parts."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from devops_slides.model.deck import BodyParagraph, Slide
from devops_slides.model.layout import Layout, Slot
from devops_slides.model.placed import Placed
from devops_slides.place.measure.look import Look
from devops_slides.place.text.heights import Measured
from devops_slides.place.text.paginate_text import Column, Split, split

Part = tuple[Layout, tuple[Placed, ...], tuple[Measured, ...], Slot | None, int, bool]
"""A layout, what is placed on it, the body with its slot and size, and whether it fits."""


def text_parts(body: tuple[BodyParagraph, ...], own: Layout, slide: Slide, look: Look) -> Iterator[Part]:
    """A body's slides on its own layout, or on the usual one where display type would ask for more of them."""
    slot, prose = own.slot("body"), look.theme.layouts["content"].slot("body")
    if not body or slot is None:
        return
    layout, found = own, split(body, Column(slot, slot), slide.role, look)
    if slide.role == "quote" and len(found.ends) > 1 and prose is not None:
        plain = tuple(replace(one, style="") if one.style == "by" else one for one in body)
        read = split(plain, Column(prose, prose), "content", look)
        if len(read.ends) < len(found.ends):  # in display type it would be slides of a few words each
            layout, found = look.theme.layouts["content"], read
    yield from pages(found, layout, layout, ())


def pages(found: Split, first: Layout, later: Layout, placed: tuple[Placed, ...]) -> Iterator[Part]:
    """A split text's slides; what is `placed` stands on the first."""
    start = 0
    for number, end in enumerate(found.ends):
        layout = later if number else first
        fits = found.cost != float("inf")
        yield layout, () if number else placed, found.text[start:end], layout.slot("body"), found.size, fits
        start = end
