"""Code and tables, with the few words that introduce them above or beside if there is room for both."""

from __future__ import annotations

import math
from collections.abc import Iterator

from devops_slides.model.block import Code, Table
from devops_slides.model.deck import Slide
from devops_slides.model.layout import Layout, Slot
from devops_slides.model.placed import Placed, PlacedCode, PlacedTable
from devops_slides.place import penalties
from devops_slides.place.code.measured_lines import numbers_text
from devops_slides.place.code.place_code import place_code
from devops_slides.place.measure.measure import Look
from devops_slides.place.slides.slide_body import SlideBody
from devops_slides.place.tables.place_table import place_table
from devops_slides.place.text.fit import largest_that_fits
from devops_slides.place.text.heights import measure_paragraphs
from devops_slides.place.text.paginate import shrink_cost
from devops_slides.place.text.paginate_text import Column

_PLACES = ("below", "foot", "beside")
"""Where code or a table is relative to its words, as endings of layout names; only the first may continue."""
_TALL = 6
"""Number of rows of code from which a tall panel beside a text is worth its room."""
_SMALL = 0.62
"""Share of the preferred size below which code or a table under a text gets a slide of its own."""
_READABLE = 0.72
"""Share of the preferred size below which a text gets a slide of its own."""


def matter_alone(content: Table | Code, own: Layout, look: Look) -> Iterator[SlideBody]:
    """The slides of code or a table alone."""
    slot = _slot(content, own)
    for shape in _placed(content, Column(slot, slot), look):
        yield SlideBody(own, _with_numbers(shape, own))


def with_lead_in(slide: Slide, content: Table | Code, own: Layout, look: Look) -> tuple[SlideBody, ...] | None:
    """The slides of code or a table with its text, on the layout that suits both best; None if none suits both."""
    best: tuple[SlideBody, ...] | None = None
    least = math.inf
    for rank, place in enumerate(_PLACES):
        layout = look.theme.layouts.get(f"{own.name}-{place}")
        found = _on_layout(slide, content, layout, own, look) if layout is not None else None
        if found is None or (rank and len(found) > 1) or (place == "beside" and not _is_tall(found[0])):
            continue
        if (cost := _cost(found) + penalties.RANK * rank) < least:
            best, least = found, cost
        if least < penalties.RANK * (rank + 1):
            break  # later layouts cost at least their rank
    return best


def _on_layout(
    slide: Slide, content: Table | Code, layout: Layout, own: Layout, look: Look
) -> tuple[SlideBody, ...] | None:
    """The slides of code or a table with its text on a layout; None if one of the two has no room there."""
    slot = layout.slot("body")
    if slot is None:
        return None
    text = measure_paragraphs(slide.text("body"), slot, look)
    setting = largest_that_fits(text, slot.box, slot, look.theme)
    if setting is None or setting.size < _READABLE * slot.style.size:
        return None
    near, whole = _slot(content, layout), _slot(content, own)
    found = _placed(content, Column(near, whole), look)
    if len(found) > 1 or found[0].size < _SMALL * near.style.size:
        apart = _placed(content, Column(whole, whole), look)
        if len(found) > len(apart) + 1 or (found[0].size < _SMALL * near.style.size and found[0].size < apart[0].size):
            return None
    first = SlideBody(layout, _with_numbers(found[0], layout), text, slot, setting.size)
    return (first, *(SlideBody(own, _with_numbers(shape, own)) for shape in found[1:]))


def _is_tall(page: SlideBody) -> bool:
    return any(sum(shape.rows) >= _TALL for shape in page.placed if isinstance(shape, PlacedCode))


def _cost(pages: tuple[SlideBody, ...]) -> float:
    """The cost of a text with its code or table: more slides, smaller type, wrapped lines."""
    cost = penalties.PAGE * (len(pages) - 1)
    first = pages[0]
    if first.slot is not None:
        cost += shrink_cost(first.size / first.slot.style.size, penalties.SHRINK)
    for page in pages:
        for shape in page.placed:
            if isinstance(shape, PlacedCode):
                cost += penalties.CODE_WRAPS * sum(rows > 1 for rows in shape.rows) / len(shape.rows)
    for shape in first.placed:
        if isinstance(shape, PlacedCode | PlacedTable):
            cost += shrink_cost(shape.size / shape.slot.style.size, penalties.SHRINK_CODE)
    return cost


def _with_numbers(table: PlacedTable | PlacedCode, layout: Layout) -> tuple[Placed, ...]:
    """Code with its line numbers, if it has any and the layout has a slot for them."""
    slot = layout.slot("numbers")
    if isinstance(table, PlacedTable) or not table.numbers or slot is None:
        return (table,)
    return numbers_text(table, slot), table


def _slot(content: Table | Code, layout: Layout) -> Slot:
    slot = layout.slot("table" if isinstance(content, Table) else "code")
    assert slot is not None
    return slot


def _placed(content: Table | Code, column: Column, look: Look) -> tuple[PlacedTable | PlacedCode, ...]:
    if isinstance(content, Table):
        return place_table(content, column, look)
    return place_code(content, column, look)
