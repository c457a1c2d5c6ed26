"""Words as both sides of the account count them."""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Scripts without spaces: each of their signs is a word, for lines break between any two of them."""
_WORD = re.compile(rf"[{IDEOGRAPHS}]|[^\W_{IDEOGRAPHS}]+")


class Phrase(Struct, frozen=True):
    """Words of one line of a source that readers see one after another; `line` counts from 1."""

    line: int
    words: tuple[str, ...]
    text: str
    """The words as the author wrote them, for messages."""


class SourcePicture(Struct, frozen=True):
    """A picture that a line of the source shows: its address and its alternative text."""

    line: int
    address: str
    alt: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its alternative text."""
        return words_of(self.alt)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text: letters and digits in lower case and compatible forms (NFKC), without marks.

    Marks and invisible signs are left out before words are parted, so that a soft hyphen, an accent
    of its own or a joiner parts nothing.
    """
    if text.isascii():
        return tuple(_WORD.findall(text.lower()))
    plain = unicodedata.normalize("NFKD", text)
    kept = "".join(sign for sign in plain if unicodedata.category(sign) not in {"Mn", "Mc", "Me", "Cf"})
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", kept).casefold()))
