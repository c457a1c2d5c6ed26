"""Text as runs: pieces that look the same from end to end."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.latin import is_western

type_of_link = Literal["url", "page", "ref", "slide", "note", "refused"]


class Link(Struct, frozen=True):
    """Where a run leads.

    `target` is an address for `url`, and for `refused`, which no deck links to; an address that a browser would
    join to the page's for `page`;
    a page's path in the course or its file's name for `ref` (Hugo's shortcodes `ref` and `relref`);
    and a slide's key for `slide`. For `page` and `ref` it may end in a `#fragment`.
    """

    kind: type_of_link
    target: str


class Run(Struct, frozen=True):
    """A piece of text in one style. `lang` is a BCP 47 tag if it differs from the chapter's, else empty."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    strike: bool = False
    raised: bool = False
    lowered: bool = False
    link: Link | None = None
    lang: str = ""


Runs = tuple[Run, ...]


def plain(runs: Runs) -> str:
    """The text of the runs without their styles; a line break counts as a space."""
    return "".join(run.text for run in runs).replace("\n", " ")


def without_colon(runs: Runs) -> Runs:
    """A title without its final colon, which text put after it would separate from what it announces."""
    *others, last = runs
    bare = last.text.rstrip().rstrip(":：").rstrip()
    return (*others, replace(last, text=bare)) if bare else runs


def addresses(runs: Runs) -> tuple[str, ...]:
    """The text and address of each web link, one line each, for places where links cannot be clicked."""
    told = (f"{run.text}: {run.link.target}" for run in runs if run.link is not None and run.link.kind == "url")
    return tuple(dict.fromkeys(told))


def cut(runs: Runs, start: int, end: int | None = None) -> Runs:
    """The runs between two character offsets of their plain text, empty ones left out."""
    found: list[Run] = []
    at = 0
    stop = end if end is not None else sum(len(run.text) for run in runs)
    for run in runs:
        piece = run.text[max(start - at, 0) : max(stop - at, 0)]
        if piece:
            found.append(replace(run, text=piece))
        at += len(run.text)
    return tuple(found)


def strip(runs: Runs) -> Runs:
    """The runs without white space at either end."""
    text = "".join(run.text for run in runs)
    head = len(text) - len(text.lstrip())
    return cut(runs, head, max(len(text.rstrip()), head))


_WORD = re.compile(r"[^\W_]+(?:[’'\-.][^\W_]+)*")
_CHARS_A_WORD = {"pairs": 2, "syllables": 5}
"""Chinese and Japanese words have about two characters, Thai, Lao, Khmer and Burmese ones five, with marks."""


@cache
def _no_spaces() -> re.Pattern[str]:
    return re.compile(
        "(?P<pairs>[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af])"
        "|(?P<syllables>[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])"
    )


def word_count(text: str) -> int:
    """The number of words of a text; scripts without spaces are counted by characters."""
    if is_western(text):
        return len(_WORD.findall(text))
    found = dict.fromkeys(_CHARS_A_WORD, 0)
    for match in _no_spaces().finditer(text):
        found[str(match.lastgroup)] += 1
    rest = "".join(c for c in _no_spaces().sub(" ", text) if unicodedata.category(c) not in {"Mn", "Mc", "Me", "Cf"})
    return len(_WORD.findall(rest)) + sum(-(-count // _CHARS_A_WORD[kind]) for kind, count in found.items())
