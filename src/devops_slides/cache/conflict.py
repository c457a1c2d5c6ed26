"""A deck that was not written over."""

from __future__ import annotations

from msgspec import Struct


class Kept(Struct, frozen=True):
    """A deck that a hand has edited, or another's, and where the new one is.

    `kept` is the file that holds it now, `file` the one with the new deck. `edited` and `changed` are
    the lines for slides edited by hand and slides changed in the source; `is_foreign` says that the
    program has not written it.
    """

    file: str
    kept: str
    edited: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    is_foreign: bool = False
