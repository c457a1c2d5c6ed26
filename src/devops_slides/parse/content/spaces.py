"""No-break spaces that an editor left by the dozen: where they chain whole sentences they are ordinary ones."""

from __future__ import annotations

import re

_CHAIN = re.compile(r"[^ \t\n\u200b]*\u00a0[^ \t\n\u200b]*")
_LONGEST = 30
"""Characters that may be kept together; more would not go on a line of large type."""
_LOOSE = re.compile(r"(?<![«\d])\u00a0(?![»:;!?%\d])")
"""Those that French spacing and numbers with their units need stay."""


def loosened(text: str) -> str:
    """The text with the no-break spaces of overlong chains made breakable."""
    if "\u00a0" not in text:
        return text
    return _CHAIN.sub(lambda chain: _LOOSE.sub(" ", chain[0]) if len(chain[0]) > _LONGEST else chain[0], text)
