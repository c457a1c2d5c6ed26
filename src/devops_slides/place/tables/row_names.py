"""Whether a table's first column names its rows, or is text like the others."""

from __future__ import annotations

from devops_slides.model.block import Table
from devops_slides.model.text import plain

LONGEST = 60
"""Letters up to which a row's first cell is its name."""


def has_names(table: Table) -> bool:
    """Whether most rows begin with a name: a column of sentences in bold would shout."""
    said = [len(text) for row in table.rows if (text := plain(row[0]).strip())]
    return 2 * sum(length <= LONGEST for length in said) >= len(said)
