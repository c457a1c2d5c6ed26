"""Slide keys: names that last while the text around a slide changes."""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct, field


def slug(text: str) -> str:
    """The words in lower case, joined by hyphens, without accents; other scripts stay. At most 80 characters."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", plain.casefold()).strip("-")[:80].strip("-")


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
