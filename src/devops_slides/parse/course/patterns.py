"""Regular expressions that a course names: those of RE2, as Hugo's, which no text makes endless."""

from __future__ import annotations

from functools import cache
from typing import Protocol

_MEMORY = 8 << 20
"""Bytes for one expression; RE2's own limit."""


class Pattern(Protocol):
    """An expression to be searched for."""

    def search(self, text: str) -> object | None:
        """Something if the text has it, else None."""


@cache
def pattern(text: str) -> Pattern:
    """The expression of that text. ValueError says why it is none."""
    import re2  # noqa: PLC0415 - 6 ms, for few courses

    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MEMORY
    try:
        found: Pattern = re2.compile(text, options)
    except re2.error as error:
        said = error.args[0] if error.args else ""
        raise ValueError(said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)) from None
    return found
