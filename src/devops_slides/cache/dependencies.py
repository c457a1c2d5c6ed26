"""What a deck was made of, and whether it is still so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from devops_slides.parse.course.file_index import Answer, Log, Question, Tree

_LINKS = re.compile(rb"(?<!!)\[[^\]\n]*\]\s*[(\[:{]|\]\]|href|\bref\b|relref|children|<http", re.IGNORECASE)
"""What may be a link to another page; too much costs a build, too little a stale link."""


class Needs(Struct, frozen=True):
    """The files that a deck was read from with `theme`'s, the folders looked into, and what was asked of them.

    `look` is what the theme was asked for by, `fonts` are typefaces with the system's answer to them; `has_links`
    says that it may depend on where other pages are.
    """

    files: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    asked: tuple[tuple[Question, Answer], ...] = ()
    theme: tuple[str, ...] = ()
    look: str = ""
    has_links: bool = False
    fonts: tuple[tuple[str, str], ...] = ()


class Needed(Struct):
    """Collects needs from the logs of one or more courses."""

    files: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)
    asked: dict[Question, Answer] = field(default_factory=dict)
    moments: set[datetime] = field(default_factory=set)

    def add(self, log: Log) -> None:
        """Take a log in."""
        self.files |= {str(one) for one in log.files}
        self.folders |= {str(one) for one in log.folders}
        self.asked |= log.asked
        self.moments |= log.moments

    def needs(self, look: str, theme: Iterable[Path], fonts: Iterable[tuple[str, str]] = ()) -> Needs:
        """The needs of a deck in a theme of these files, whose typefaces the system was asked for."""
        files = tuple(sorted(self.files))
        folders, asked = tuple(sorted(self.folders)), tuple(self.asked.items())
        named = tuple(str(one) for one in theme)
        return Needs(files, folders, asked, named, look, _has_links(files), tuple(fonts))


def _has_links(files: Iterable[str]) -> bool:
    return any(_LINKS.search(_text(one)) for one in files if Path(one).suffix.lower() in {".md", ".markdown", ".mdown"})


def _text(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError:
        return b""


def are_met(asked: Iterable[tuple[Question, Answer]], tree: Tree) -> bool:
    """Whether the files of a course still answer as they did."""
    return all(tree.answer(tuple(question)) == answer for question, answer in asked)
