"""What readers of content pass to one another: the chapter’s surroundings, and the parts of a line of text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from devops_slides.model.block import Block, Directive, Span
from devops_slides.model.course import PageLink
from devops_slides.model.problem import Problems
from devops_slides.model.text import Run
from devops_slides.parse.content.markdown_parser import PLAIN, Flavour
from devops_slides.parse.pictures.finder import Finder
from devops_slides.parse.pictures.reference import Reference
from devops_slides.parse.shortcodes.own.own_shortcodes import OwnShortcodes
from devops_slides.parse.source_lines import SourceLines

if TYPE_CHECKING:
    from markdown_it.token import Token


def _none(_number: int, _span: Span, _nesting: int) -> tuple[Block, ...]:
    return ()


def _nothing(_source: SourceLines, _reading: Reading) -> tuple[Block, ...]:
    return ()


class Included(Struct):
    """How many characters of other files a chapter has included; all that reads the chapter shares it."""

    characters: int = 0


class Reading(Struct, frozen=True):
    """Where blocks are read from, and where problems go.

    `lines` has the line in the file, from 1, of each line of the text that is read; `embedded` returns
    the blocks of a shortcode by the number of its mark, at a level of nesting; `params` are the values
    that shortcodes can name; `references` are Markdown's own link definitions, shared by all pieces of a page.
    """

    shown: str
    lines: tuple[int, ...]
    finder: Finder
    problems: Problems
    params: Mapping[str, object] = field(default_factory=dict)
    children: tuple[PageLink, ...] = ()
    """The pages below this one, in the course's order."""
    flavour: Flavour = PLAIN
    own: OwnShortcodes | None = None
    """The shortcodes that the site itself defines."""
    depth: int = 0
    """How many files, each included by the one before, led here."""
    opened: tuple[Path, ...] = ()
    """The files, each included by the one before, that are being read."""
    included: Included = field(default_factory=Included)
    references: dict[str, object] = field(default_factory=dict)
    nesting: int = 0
    """How many levels of blocks are around what is read."""
    embedded: Callable[[int, Span, int], tuple[Block, ...]] = _none
    read: Callable[[SourceLines, Reading], tuple[Block, ...]] = _nothing
    """Reads a piece of Markdown inside the text, such as speaker notes in a comment."""
    as_written: Callable[[str], str] = str
    """Puts the author's shortcodes back into a text that shows them as they are, such as code."""

    def span(self, token: Token, above: Span | None = None) -> Span:
        """The lines of a token in the file, from 1."""
        first, last = self.lines[0], self.lines[-1]
        if token.map is None:
            return above or Span(first, first)
        most = len(self.lines) - 1
        start = self.lines[min(token.map[0], most)] if self.lines else first
        end = self.lines[min(max(token.map[1] - 1, token.map[0]), most)] if self.lines else last
        return Span(start, max(start, end))


class Embed(Struct, frozen=True):
    """The place of a shortcode that is a block of its own, by its number."""

    number: int


Inline = Run | Reference | Embed | Directive
