"""Slide keys: names that last while the text around a slide changes."""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct, field


def slug(text: str) -> str:
    """Words in lower case joined by hyphens, accents taken off, other scripts kept."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", plain.casefold()).strip("-")[:80].strip("-")


class Keys(Struct):
    """Gives keys under one chapter's name; the second of equals ends in ~2."""

    chapter: str
    _given: dict[str, int] = field(default_factory=dict)

    def key(self, *path: str) -> str:
        """A key for a place under headings, unique in the chapter."""
        name = f"{self.chapter}#{'/'.join(slug(part) or 'slide' for part in path)}"
        count = self._given.get(name, 0) + 1
        self._given[name] = count
        return name if count == 1 else f"{name}~{count}"
