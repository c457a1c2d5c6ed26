"""Lead-ins: the few words before a colon or dash that say what an item is about."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.latin import is_western
from devops_slides.model.text import Runs, cut, plain, strip, word_count

_MARK = re.compile(r"\s?:(?=\s|$)|——|\s[–—-]\s")
"""A colon with a space after it (so no time, address or path), the Chinese dash, or a spaced dash."""
_LONGEST = 10
_NOT_WORDS = re.compile(r"https?$|[/\\]|^\d+$", re.IGNORECASE)


@cache
def _any_mark() -> re.Pattern[str]:
    """The marks of `_MARK`, the full-width colon, and a colon after a letter of a script without spaces."""
    letter = "[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af）」』]"
    return re.compile(rf"\s?[:：](?=\s|$)|：|(?<={letter}):(?![/\d])|{_MARK.pattern}")


class LeadIn(Struct, frozen=True):
    """A text split in two: the lead-in without its mark, and the rest."""

    lead: Runs
    rest: Runs


def lead_in(runs: Runs) -> LeadIn | None:
    """The lead-in of a text, or None.

    The mark may be inside or outside bold, code or a link, after an ordinary, no-break or
    narrow space or none. Addresses, times, paths and code are never lead-ins.
    """
    text = "".join(run.text for run in runs)
    match = (_MARK if is_western(text) else _any_mark()).search(text)
    if match is None:
        return None
    lead, rest = strip(cut(runs, 0, match.start())), strip(cut(runs, match.end()))
    said = plain(lead)
    if not 1 <= word_count(said) <= _LONGEST or _NOT_WORDS.search(said) or not plain(rest).strip():
        return None
    if all(run.code for run in lead):
        return None
    return LeadIn(_unstyled(lead), rest)


def _unstyled(runs: Runs) -> Runs:
    """The runs without bold if all are bold: titles have a weight of their own, so it means nothing."""
    if all(run.bold or not run.text.strip() for run in runs):
        return tuple(replace(run, bold=False) for run in runs)
    return runs
