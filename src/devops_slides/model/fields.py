"""Patterns with fields, such as `{course} · {client}`, for subtitles and footers."""

from __future__ import annotations

import re
from collections.abc import Mapping

_SEPARATOR = re.compile(r"(\s*[·|•]\s*|\s+[–—-]\s+|,\s+)")
_FIELD = re.compile(r"\{\s*([\w.-]+)\s*\}")


def filled(pattern: str, values: Mapping[str, str]) -> str:
    """The pattern with the values of its fields, whose names are case-insensitive.

    A part whose fields are all empty vanishes with the separator before it, and so does the white
    space that an empty field leaves.
    """
    known = {name.casefold(): value for name, value in values.items()}
    pieces = _SEPARATOR.split(pattern)
    found = ""
    for at in range(0, len(pieces), 2):
        part = pieces[at]
        given = [known.get(name.casefold(), "").strip() for name in _FIELD.findall(part)]
        if given and not any(given):
            continue
        text = " ".join(_FIELD.sub(lambda match: known.get(match[1].casefold(), ""), part).split(" "))
        text = re.sub(" {2,}", " ", text).strip(" ")
        if text:
            found += (pieces[at - 1] if found else "") + text
    return found


def names(pattern: str) -> list[str]:
    """The names of the pattern's fields."""
    return _FIELD.findall(pattern)
