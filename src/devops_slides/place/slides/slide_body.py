"""The contents of one slide besides its title, and the bodies of text alone."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.deck import BodyParagraph, Slide
from devops_slides.model.layout import Layout, Slot
from devops_slides.model.placed import Placed
from devops_slides.place.measure.measure import Look
from devops_slides.place.text.heights import MeasuredParagraph
from devops_slides.place.text.paginate_text import Column, TextPages, paginate_text


class SlideBody(Struct, frozen=True):
    """A layout, the shapes placed on it, and the text with its slot, its size in points, and whether it fits."""

    layout: Layout
    placed: tuple[Placed, ...] = ()
    text: tuple[MeasuredParagraph, ...] = ()
    slot: Slot | None = None
    size: int = 0
    fits: bool = True


def is_quoted_list(slide: Slide, body: tuple[BodyParagraph, ...]) -> bool:
    """Whether a quotation has a list, and its author asks for no layout."""
    return slide.role == "quote" and not slide.layout and any(paragraph.level for paragraph in body)


def text_bodies(body: tuple[BodyParagraph, ...], own: Layout, slide: Slide, look: Look) -> Iterator[SlideBody]:
    """A body's slides on its own layout, or on the content layout if display type would take more of them.

    A quotation with a list is on the content layout too, because display type has no markers.
    """
    slot, prose = own.slot("body"), look.theme.layouts["content"].slot("body")
    if not body or slot is None:
        return
    layout, found = own, paginate_text(body, Column(slot, slot), slide.role, look)
    has_list = is_quoted_list(slide, body)
    if slide.role == "quote" and (has_list or len(found.ends) > 1) and prose is not None:
        plain = tuple(replace(paragraph, style="") if paragraph.style == "by" else paragraph for paragraph in body)
        read = paginate_text(plain, Column(prose, prose), "content", look)
        if has_list or len(read.ends) < len(found.ends):  # display type would give slides of a few words each
            layout, found = look.theme.layouts["content"], read
    yield from split_bodies(found, layout, layout, ())


def split_bodies(found: TextPages, first: Layout, later: Layout, placed: tuple[Placed, ...]) -> Iterator[SlideBody]:
    """The slides of a split text; `placed` goes on the first."""
    start = 0
    for number, end in enumerate(found.ends):
        layout = later if number else first
        fits = found.cost != float("inf")
        text, slot = found.text[start:end], layout.slot("body")
        yield SlideBody(layout, () if number else placed, text, slot, found.size, fits)
        start = end
