"""The result of a deck, small enough to be remembered and sent: never the deck itself."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from devops_slides.cache.dependencies import Needs
from devops_slides.model.problem import DevopsSlidesError, Problem

Status = Literal["written", "unchanged", "kept", "empty", "failed", "gone", "deleted"]


class Conflict(Struct, frozen=True):
    """A deck that was edited by hand or is another program's, and where the new one is.

    `kept` is the file that holds it now, `file` is the one with the new deck. `edited` and `changed` are the lines
    about slides edited by hand and slides changed in the source; `is_foreign` is true if another program wrote it.
    """

    file: str
    kept: str
    edited: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    is_foreign: bool = False


class Product(Struct, frozen=True, omit_defaults=True):
    """A deck by name. `file` holds what was built, empty if nothing was; `digest` is that of its bytes.

    `standing` is the digest of the deck in its own place, which differs if that deck was kept. A deck that is
    `gone` has lost its chapters; it is `deleted` on request. `frozen` are the keys of slides that are
    carried over from the existing deck.
    """

    name: str
    shown: str
    status: Status
    file: str = ""
    slides: int = 0
    problems: tuple[Problem, ...] = ()
    errors: tuple[DevopsSlidesError, ...] = ()
    conflict: Conflict | None = None
    digest: str = ""
    standing: str = ""
    needs: Needs = field(default_factory=Needs)
    seconds: float = 0.0
    frozen: tuple[str, ...] = ()

    @property
    def is_fine(self) -> bool:
        """Whether nothing failed and nothing was in the way."""
        return not self.errors and self.status != "kept"
