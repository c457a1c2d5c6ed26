"""Names that follow from file names: of decks, unique on any file system, and of pages without a title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from devops_slides.files.output_file import RESERVED

_NOT_IN_NAMES = re.compile(r'[<>:"\\|?*\x00-\x1f]+')
_WORDS = re.compile(r"[\s_\-+]+")
HOME = "index"
MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mdx"})
"""The endings of files that are read as Markdown, in lower case."""


def file_name(place: str) -> str:
    """A page's place as a path that every system accepts; the path of home is `index`."""
    return "/".join(_part(part) for part in place.split("/") if part) or HOME


def _part(part: str) -> str:
    clean = _NOT_IN_NAMES.sub("-", unicodedata.normalize("NFC", part)).rstrip(". ") or "-"
    reserved = RESERVED.fullmatch(clean)
    return f"{reserved['name']}-{clean[reserved.end('name') :]}" if reserved is not None else clean


def distinct(names: Iterable[str]) -> list[str]:
    """The names, with `-2` after the second of equal ones; names that differ only by case are equal."""
    wanted = list(names)
    taken: set[str] = set()
    own = {name.casefold() for name in wanted}
    found = []
    for name in wanted:
        chosen, count = name, 1
        while chosen.casefold() in taken or (count > 1 and chosen.casefold() in own):
            count += 1
            chosen = f"{name}-{count}"
        taken.add(chosen.casefold())
        found.append(chosen)
    return found


def spoken(stem: str) -> str:
    """A file's name as words: `continuous_delivery` is “Continuous delivery”."""
    words = _WORDS.sub(" ", readable(stem)).strip()
    return words[:1].upper() + words[1:]


def readable(name: str) -> str:
    """A file's name as text, with `?` for bytes that are none: file names may be any bytes (PEP 383)."""
    return name if name.isascii() else name.encode("utf-8", "replace").decode()
