"""Code and tables, with the few words that lead to them above where there is room for both."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from devops_slides.model.chapter import Code, Table
from devops_slides.model.deck import Slide
from devops_slides.model.layout import Layout, Slot
from devops_slides.model.placed import Placed, PlacedCode, PlacedTable
from devops_slides.model.theme import Theme
from devops_slides.place.code import place_code
from devops_slides.place.line_numbers import numbers_text
from devops_slides.place.measure import Measure
from devops_slides.place.split import Column
from devops_slides.place.tables import place_table
from devops_slides.place.text import Measured, largest, measured

_SMALL = 0.62
"""Share of the preferred size below which matter under a text rather has a slide of its own."""


class LedPage(Struct, frozen=True):
    """One slide of matter: its layout, what is placed, and the text above with its slot and size."""

    layout: Layout
    placed: tuple[Placed, ...]
    text: tuple[Measured, ...] = ()
    slot: Slot | None = None
    size: int = 0


def matter_pages(content: Table | Code, own: Layout, theme: Theme, measure: Measure) -> Iterator[LedPage]:
    """The slides of code or a table alone."""
    slot = _slot(content, own)
    for one in _placed(content, Column(slot, slot), theme, measure):
        yield LedPage(own, _with_numbers(one, own))


def led_pages(
    slide: Slide, content: Table | Code, own: Layout, theme: Theme, measure: Measure
) -> tuple[LedPage, ...] | None:
    """The slides of matter under its text; None where the two do not go on one slide."""
    layout = theme.layouts.get(f"{own.name}-below")
    slot = layout.slot("body") if layout is not None else None
    if layout is None or slot is None:
        return None
    text = measured(slide.text("body"), slot, theme, measure)
    setting = largest(text, slot.box, slot, theme)
    if setting is None:
        return None
    below, whole = _slot(content, layout), _slot(content, own)
    found = _placed(content, Column(below, whole), theme, measure)
    if len(found) > 1 or found[0].size < _SMALL * below.style.size:
        alone = _placed(content, Column(whole, whole), theme, measure)
        if len(found) > len(alone) + 1 or (found[0].size < _SMALL * below.style.size and found[0].size < alone[0].size):
            return None
    first = LedPage(layout, _with_numbers(found[0], layout), text, slot, setting.size)
    return (first, *(LedPage(own, _with_numbers(one, own)) for one in found[1:]))


def _with_numbers(one: PlacedTable | PlacedCode, layout: Layout) -> tuple[Placed, ...]:
    """Code with its line numbers, where it has any and the layout a place for them."""
    slot = layout.slot("numbers")
    if isinstance(one, PlacedTable) or not one.numbers or slot is None:
        return (one,)
    return numbers_text(one, slot), one


def _slot(content: Table | Code, layout: Layout) -> Slot:
    slot = layout.slot("table" if isinstance(content, Table) else "code")
    assert slot is not None
    return slot


def _placed(
    content: Table | Code, column: Column, theme: Theme, measure: Measure
) -> tuple[PlacedTable | PlacedCode, ...]:
    if isinstance(content, Table):
        return place_table(content, column, theme, measure)
    return place_code(content, column, theme, measure)
