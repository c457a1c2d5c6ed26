"""“Did you mean …?”: the hint for a name that is not known."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that is most like a mistyped one, never itself; empty where none is."""
    near = difflib.get_close_matches(name, [other for other in known if other != name], n=1)
    return near[0] if near else ""


def did_you_mean(near: str, otherwise: str = "") -> str:
    """The hint for the nearest name, or another one where there is none."""
    return f"did you mean {near}?" if near else otherwise


def suggestion(name: str, known: Iterable[str]) -> str:
    """The hint for a name: the one that is most like it, else all that there are."""
    names = tuple(known)
    return did_you_mean(nearest(name, names), f"choose from {', '.join(names)}")
