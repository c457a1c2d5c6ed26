"""Table heads on a ground of their own, where the colour of links could not be read."""

from __future__ import annotations

from msgspec.structs import replace

from devops_slides.model.block import Table
from devops_slides.model.deck import Slide
from devops_slides.model.text import addresses
from devops_slides.model.theme import Theme


def without_links(table: Table, theme: Theme) -> Table:
    """The table without links in a head that has a ground of its own."""
    if theme.table.head_ground is None:
        return table
    return replace(table, head=tuple(tuple(replace(run, link=None) for run in cell) for cell in table.head))


def lost_addresses(slide: Slide, theme: Theme) -> tuple[str, ...]:
    """The addresses of the links that such heads lose, for the notes."""
    if theme.table.head_ground is None:
        return ()
    tables = (fill.content for fill in slide.fills if isinstance(fill.content, Table))
    return tuple(told for table in tables for cell in table.head for told in addresses(cell))
