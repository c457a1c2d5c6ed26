"""The job of one deck: its pages and its name."""

from __future__ import annotations

from msgspec import Struct

from devops_slides.model.course import PageLink
from devops_slides.model.request import DeckKind
from devops_slides.parse.course.page import Page
from devops_slides.parse.course.settings import Settings


class Job(Struct, frozen=True, gc=False):
    """One deck to be made: its path below the output folder, and its pages.

    `title` is the title of a deck of several chapters; `section` is the section that such a deck holds, None for
    all; `renamed` is true if the name is not the one that its pages give.
    """

    name: str
    kind: DeckKind
    pages: tuple[Page, ...]
    settings: Settings
    title: str = ""
    section: PageLink | None = None
    depth: int = 0
    """How many sections are above the deck's chapters."""
    renamed: bool = False

    @property
    def shown(self) -> str:
        """The source as messages show it."""
        first = self.pages[0]
        if self.kind == "chapter":
            return first.shown
        return "/".join(part for part in (first.site.root.name, self.section.path if self.section else "") if part)
