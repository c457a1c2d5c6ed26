"""How much larger than preferred few words are set."""

from __future__ import annotations

GROWTH, AIRY = 1.35, 0.68
"""Up to this much larger, while they fill no more than this of their box."""
