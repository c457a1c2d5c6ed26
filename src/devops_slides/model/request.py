"""What a command asks for, and how it is to be done."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Literal

from msgspec import Struct

DeckKind = Literal["chapter", "section", "course"]


class Order(Struct, frozen=True):
    """What is asked for: `out` is a folder, or a .pptx file for a single deck.

    `date` goes into the decks' properties; `today` tells which pages are published yet, None asks
    for no date. `languages` are codes or tags, none for all; `only` a pattern of pages' paths or decks'
    names; `fields` are values for subtitles and footers. With `keep_pictures` those of more pixels than
    they are shown with are not scaled down.
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

    @property
    def folder(self) -> Path:
        """The folder that decks are written to."""
        return self.out.parent if self.is_one_file else self.out

    @property
    def is_one_file(self) -> bool:
        """Whether `out` is the file of a single deck."""
        return self.out.suffix == ".pptx"

    def file(self, name: str) -> Path:
        """The file of the deck of that name."""
        return self.out if self.is_one_file else self.out / name


class How(Struct, frozen=True):
    """How decks are built: `processes` at once, 0 for all cores, or on the cluster at an address.

    `overwrite` writes over decks that were edited by hand, `rebuild` builds those that are up to date,
    `prune` deletes those whose chapters are gone.
    """

    processes: int = 0
    cluster: str = ""
    overwrite: bool = False
    rebuild: bool = False
    prune: bool = False
