"""The job of one deck: which pages it is made of, and what it is called."""

from __future__ import annotations

from msgspec import Struct

from devops_slides.model.course import PageLink
from devops_slides.model.request import DeckKind
from devops_slides.parse.course.page import Page
from devops_slides.parse.course.settings import Settings


class Job(Struct, frozen=True):
    """One deck to be made: its path below the output folder, and the pages that it is made of.

    `title` is that of a deck of several chapters, `section` the section that such a deck holds, None for
    all; `renamed` says that the name is not the one that its pages give.
    """

    name: str
    kind: DeckKind
    pages: tuple[Page, ...]
    settings: Settings
    title: str = ""
    section: PageLink | None = None
    depth: int = 0
    """How many sections stand above the deck's chapters."""
    renamed: bool = False

    @property
    def shown(self) -> str:
        """The source in messages."""
        first = self.pages[0]
        if self.kind == "chapter":
            return first.shown
        return "/".join(part for part in (first.site.root.name, self.section.path if self.section else "") if part)
