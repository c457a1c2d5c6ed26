"""Boxes that a page lays out side by side, told by the attributes of their tags, without a library for HTML."""

from __future__ import annotations

import re

_ROW = re.compile(
    r"display\s*:\s*(?:inline-)?(?:flex|grid)(?!.*flex-direction\s*:\s*column)"
    r"|\bclass\s*=\s*[\"']?[^\"'>]*(?<![\w-])(?:columns|cols|row|flex|two-columns)(?![\w-])",
    re.IGNORECASE | re.DOTALL,
)
"""Attributes that lay out what is in a box side by side: its style, or a class of the common frameworks."""


def is_row_of(attributes: str) -> bool:
    """Whether the attributes of a tag, as written, lay out what is in it side by side."""
    return _ROW.search(attributes) is not None
