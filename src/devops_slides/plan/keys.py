"""Slide keys: names that last while the text around a slide changes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from msgspec import Struct, field
from msgspec.structs import replace

from devops_slides.model.deck import Slide


def slug(text: str) -> str:
    """The words in lower case, joined by hyphens, without accents; other scripts stay. At most 80 characters."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", plain.casefold()).strip("-")[:80].strip("-")


def with_distinct_keys(slides: Iterable[Slide]) -> tuple[Slide, ...]:
    """The slides, of which the second with a name that its author has given twice ends in ~2."""
    taken: set[str] = set()
    found = []
    for slide in slides:
        key, number = slide.key, 1
        while key in taken:
            number += 1
            key = f"{slide.key}~{number}"
        taken.add(key)
        found.append(slide if key == slide.key else replace(slide, key=key))
    return tuple(found)


class Keys(Struct):
    """Creates keys that begin with one chapter's name; the second of equal keys ends in ~2."""

    chapter: str
    _given: dict[str, int] = field(default_factory=dict)

    def key(self, *path: str) -> str:
        """Return a key for a path of headings, unique in the chapter."""
        name = f"{self.chapter}#{'/'.join(slug(part) or 'slide' for part in path)}"
        count = self._given.get(name, 0) + 1
        self._given[name] = count
        return name if count == 1 else f"{name}~{count}"
