"""Where the decks of an order are written."""

from __future__ import annotations

from pathlib import Path

from devops_slides.files.output_file import output_file
from devops_slides.model.request import Order


def deck_file(order: Order, name: str) -> Path:
    """The file of the deck of that name. OutputError if it would lie outside the output folder."""
    return order.out if order.is_one_file else output_file(order.out, name)
