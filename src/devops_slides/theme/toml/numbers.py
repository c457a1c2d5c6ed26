"""Numbers that no theme can mean: infinite ones, and such as are no numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator


def endless_numbers(value: object, key: str = "") -> Iterator[str]:
    """The keys of numbers that are infinite or not a number, which TOML allows (TOML 1.0, Float)."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from endless_numbers(inner, f"{key}.{name}" if key else str(name))
    elif isinstance(value, list):
        for number, inner in enumerate(value, 1):
            yield from endless_numbers(inner, f"{key}[{number}]")
    elif isinstance(value, float) and not math.isfinite(value):
        yield key
