"""How much larger than preferred few words are set."""

from __future__ import annotations

from collections.abc import Iterable

from devops_slides.place.text.heights import Measured

GROWTH, AIRY = 1.35, 0.68
"""Up to this much larger, while they fill no more than this of their box."""
_GROWTH_OF_LISTS = 1.15
"""Lists grow less: their markers grow with them, but the places of markers and texts stay the theme's."""


def grown_at_most(size: int, text: Iterable[Measured]) -> int:
    """The largest size for a short text whose preferred size is `size`, both in points."""
    return round(size * (_GROWTH_OF_LISTS if any(one.source.level for one in text) else GROWTH))
