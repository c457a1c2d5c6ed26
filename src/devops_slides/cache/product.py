"""What came of a deck, small enough to be kept and sent: never the deck itself."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from devops_slides.cache.conflict import Kept
from devops_slides.cache.dependencies import Needs
from devops_slides.model.problem import DevopsSlidesError, Problem

Status = Literal["written", "unchanged", "kept", "empty", "failed", "gone", "deleted"]


class Product(Struct, frozen=True):
    """A deck by name. `file` holds what was built, empty where nothing was; `digest` is that of its bytes.

    `standing` is the digest of the deck in its own place, another one where that was kept. A deck that is
    `gone` has lost its chapters; it is `deleted` where that was asked for. `frozen` are the keys of slides that are
    carried over from the standing deck.
    """

    name: str
    shown: str
    status: Status
    file: str = ""
    slides: int = 0
    problems: tuple[Problem, ...] = ()
    errors: tuple[DevopsSlidesError, ...] = ()
    kept: Kept | None = None
    digest: str = ""
    standing: str = ""
    needs: Needs = field(default_factory=Needs)
    seconds: float = 0.0
    frozen: tuple[str, ...] = ()

    @property
    def is_fine(self) -> bool:
        """Whether nothing failed and nothing stood in the way."""
        return not self.errors and self.status != "kept"
