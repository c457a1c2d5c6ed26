"""The direction of a text, by its language and by its own letters."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from devops_slides.model.latin import is_western
from devops_slides.model.script import primary_language

_FROM_RIGHT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "syr", "ug", "ur", "yi"})
_STRONG = {"L": False, "R": True, "AL": True}
"""The strong bidirectional classes (UAX 9, table 4)."""


@cache
def _letters_from_right() -> re.Pattern[str]:
    return re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def reads_from_right(language: str) -> bool:
    """Whether a language is read from right to left."""
    return primary_language(language) in _FROM_RIGHT


def runs_from_right(text: str, *, around: bool) -> bool:
    """Whether a paragraph runs from right to left; `around` is true if the text around it does.

    It runs against the text around it only if its first strong character does (UAX 9, P2 and P3)
    and most of its strong characters do: a product's name at the start of an Arabic sentence
    changes nothing.
    """
    if not around and (is_western(text) or _letters_from_right().search(text) is None):
        return False
    strong = [_STRONG[kind] for char in text if (kind := unicodedata.bidirectional(char)) in _STRONG]
    if not strong or strong[0] == around:
        return around
    against = sum(side != around for side in strong)
    return (not around) if against * 2 > len(strong) else around
