"""How many words a text has, in scripts with spaces and without."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from devops_slides.model.latin import is_western

_WORD = re.compile(r"[^\W_]+(?:[’'\-.][^\W_]+)*")
_CHARS_A_WORD = {"pairs": 2, "syllables": 5}
"""Chinese and Japanese words are about two characters long, Thai, Lao, Khmer and Burmese ones five, marks included."""


@cache
def _no_spaces() -> re.Pattern[str]:
    return re.compile(
        "(?P<pairs>[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af])"
        "|(?P<syllables>[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])"
    )


def word_count(text: str) -> int:
    """How many words a text has; scripts without spaces are counted by characters."""
    if is_western(text):
        return len(_WORD.findall(text))
    found = dict.fromkeys(_CHARS_A_WORD, 0)
    for match in _no_spaces().finditer(text):
        found[str(match.lastgroup)] += 1
    rest = "".join(c for c in _no_spaces().sub(" ", text) if unicodedata.category(c) not in {"Mn", "Mc", "Me", "Cf"})
    return len(_WORD.findall(rest)) + sum(-(-count // _CHARS_A_WORD[kind]) for kind, count in found.items())
