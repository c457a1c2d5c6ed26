"""What a command asks for, and how to build it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Literal

from msgspec import Struct

DeckKind = Literal["chapter", "section", "course"]


class Order(Struct, frozen=True):
    """What to build: `out` is a folder, or a .pptx file for a single deck.

    `date` goes into the decks' properties; `today` decides which pages are published yet, None ignores
    their dates. `languages` are codes or tags, empty for all; `only` is a pattern of page paths or deck
    names; `fields` are values for subtitles and footers. With `keep_pictures`, pictures keep all their
    pixels, even those that no slide needs. `allow` are folders outside the courses that their files may name.
    """

    sources: tuple[Path, ...]
    out: Path
    theme: str | None = None
    date: str = ""
    drafts: bool = False
    today: datetime | None = None
    languages: tuple[str, ...] = ()
    only: str = ""
    kind: DeckKind | None = None
    fields: tuple[tuple[str, str], ...] = ()
    keep_pictures: bool = False
    allow: tuple[Path, ...] = ()

    @property
    def folder(self) -> Path:
        """The folder for decks."""
        return self.out.parent if self.is_one_file else self.out

    @property
    def is_one_file(self) -> bool:
        """Whether `out` is the file of a single deck."""
        return self.out.suffix == ".pptx"


class How(Struct, frozen=True):
    """How to build decks: in `processes` at once, 0 for all cores, or on the cluster at an address.

    `overwrite` replaces hand-edited decks, `rebuild` builds decks that are up to date, `prune` deletes
    decks whose chapters are gone.
    """

    processes: int = 0
    cluster: str = ""
    overwrite: bool = False
    rebuild: bool = False
    prune: bool = False
