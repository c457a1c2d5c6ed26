"""A part of a chapter, and the context in which its slides are planned."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.block import Block, Callout, Code, PictureBlock, Quote, Span, Table
from devops_slides.model.chapter import Chapter
from devops_slides.model.deck import Slide
from devops_slides.model.text import Runs
from devops_slides.plan.block_slides import (
    callout_slide,
    chosen_lines,
    code_slide,
    picture_slide,
    quote_slide,
    table_slide,
)
from devops_slides.plan.body import not_text
from devops_slides.plan.keys import Keys
from devops_slides.plan.labels import labels
from devops_slides.plan.words.label_set import Labels


class ChapterPart(Struct, frozen=True):
    """A heading with its path of headings, and the blocks below it."""

    title: Runs
    path: tuple[str, ...]
    blocks: tuple[Block, ...]
    under_goals: bool
    named: bool
    """Whether the heading is the author's, not a label of the program's."""


Ranges = tuple[tuple[int, int], ...]


class Context(Struct, frozen=True):
    """The chapter, its keys and its words."""

    chapter: Chapter
    keys: Keys

    @property
    def language(self) -> str:
        """The chapter's language tag."""
        return self.chapter.language

    @property
    def labels(self) -> Labels:
        """The program's labels in the chapter's language."""
        return labels(self.chapter.language)

    @property
    def counter(self) -> bool:
        """Whether objectives are counted."""
        return self.chapter.options.counter is not False

    @property
    def agenda(self) -> bool:
        """Whether agendas are made."""
        return self.chapter.options.agenda is not False

    def digest(self, span: Span) -> str:
        """The SHA-256 digest, in hexadecimal, of some lines of the chapter's file."""
        lines = self.chapter.lines[span.start - 1 : span.end]
        return hashlib.sha256("".join(lines).encode()).hexdigest()

    def matter(self, block: Block, title: Runs, path: tuple[str, ...], lines: Ranges = ()) -> Iterator[Slide]:
        """The slides of a block that is not running text; of code, the chosen `lines`, with the others in the notes."""
        key = self.keys.key(*path)
        digest = self.digest(block.span)
        match block:
            case Code():
                shown, others = chosen_lines(block, lines)
                yield replace(code_slide(shown, title, key, digest), notes=others)
            case Table():
                yield table_slide(block, title, key, digest)
            case PictureBlock():
                yield picture_slide(block, title, key, digest)
            case Quote():
                yield quote_slide(block, title, key, digest, self.language)
                yield from self.inner_matter(block.blocks, title, path)
            case Callout():
                yield callout_slide(block, title, key, digest, self.labels, self.language)
                yield from self.inner_matter(block.blocks, title, path)

    def inner_matter(self, blocks: Iterable[Block], title: Runs, path: tuple[str, ...]) -> Iterator[Slide]:
        """The slides of blocks inside text blocks that are not text."""
        for block in not_text(blocks):
            yield from self.matter(block, title, path)
