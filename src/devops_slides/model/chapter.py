"""A chapter as its author wrote it: its blocks, its options, and its place in the course."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from devops_slides.model.block import Block, Directive, Rule
from devops_slides.model.course import CourseWords, PageLink, SiteMap


class ChapterOptions(Struct, frozen=True):
    """What an author may set for a chapter in front matter `slides:`, or for a course in slides.toml.

    None means: not set here.
    """

    theme: str | None = None
    density: Literal["full", "key"] | None = None
    agenda: bool | None = None
    counter: bool | None = None
    break_at: Literal["rule"] | None = None
    slide_level: int | None = None
    notes: str = ""


class Chapter(Struct, frozen=True):
    """One page of the course. `path` is relative to the content folder, with POSIX separators.

    `number` is one beside the title, not in it; `url` is its URL's path from the host's root;
    `children` are the pages directly below a section's own page.
    """

    path: str
    file: str
    title: str
    language: str
    blocks: tuple[Block, ...]
    options: ChapterOptions
    course: CourseWords
    digest: str
    """The SHA-256 of the file."""
    number: str = ""
    url: str = "/"
    map: SiteMap = field(default_factory=SiteMap)
    children: tuple[PageLink, ...] = ()
    ids: tuple[tuple[str, int], ...] = ()
    """The ids of HTML elements in the page, each with its line; headings have theirs besides."""
    lines: tuple[str, ...] = ()
    """A digest of each line, from which the digest of a slide's lines is made."""

    @property
    def is_empty(self) -> bool:
        """Whether it has nothing that a slide could show."""
        return all(isinstance(block, Directive | Rule) for block in self.blocks)
