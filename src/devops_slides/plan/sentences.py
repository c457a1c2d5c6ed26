"""Splits prose into sentences, each for a paragraph of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sentencex import segment

from devops_slides.model.text import Runs, cut, plain, strip

_BEFORE_NAMES = frozenset((
    "bzw", "ca", "cf", "dott", "dr", "dra", "ed", "e.g", "hr", "i.e", "ing", "inkl", "kap", "lic", "mgr",
    "mlle", "mm", "mme", "mmes", "mr", "mrs", "ms", "mx", "obr", "pgs", "prof", "resp", "rif", "rys", "sr",
    "sra", "ste", "tabl", "ths", "ts", "vgl", "vs", "zit", "гл", "напр", "обл", "проф", "рис", "св", "см",
    "табл", "тыс", "ул", "κ", "κα", "σελ",
))  # fmt: skip
"""Words whose full stop never ends a sentence; sentencex lacks some in each language."""
_BEFORE_NUMBERS = frozenset((
    "abb", "abs", "approx", "art", "bd", "bl", "cap", "ch", "chap", "col", "est", "ex", "fig", "max", "min",
    "nr", "num", "par", "pb", "pp", "ref", "s", "sec", "sect", "st", "str", "tab", "tbl", "th", "vol", "г",
    "п", "р", "с", "ст", "стр", "т",
))  # fmt: skip
"""Words that are abbreviations only before a number: `art. 5`, but not “state of the art.”"""
_LAST_WORD = re.compile(r"[\[(«“\"'’]*([^\s\[(«“\"]+)\.\s*$")
_NUMBER = re.compile(r"\s*[(\[]?\d+[.)]\s*")
_BARE_STOP = re.compile(r"\s\.$")
"""The point of `.NET`."""
_INITIAL = re.compile(r"\b([^\W\d_])(\s+)(?=\.)")
_SIMPLE = re.compile(r".+?(?:[.!?…]+(?:\s?[\"'”’»)\]])*\s+|[。！？]+\s*|$)", re.DOTALL)
"""A sentence up to its mark and the spaces after it."""
_SAID = re.compile(r"[」』]\s*$")


def sentences(runs: Runs, language: str) -> Iterator[Runs]:
    """The sentences of a text with their styles; a hard line break ends a sentence too.

    sentencex knows the abbreviations of each language; if it still splits what belongs
    together (`M. Dupont`, `1. foo`, `.NET`, inside code), the pieces are joined again.
    """
    text = "".join(run.text for run in runs)
    code = _code_spans(runs)
    at = 0
    for line in text.split("\n"):
        for start, end in _pieces(line, language, at, code):
            found = strip(cut(runs, start, end))
            if plain(found).strip():
                yield found
        at += len(line) + 1


def _pieces(line: str, language: str, at: int, code: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of a line that begins at character `at`."""
    pieces = _segments(line, language.split("-", maxsplit=1)[0]) if line.strip() else []
    start = end = at
    for number, piece in enumerate(pieces):
        end += len(piece)
        after = pieces[number + 1] if number + 1 < len(pieces) else ""
        whole = line[start - at : end - at]
        if after and (_goes_on(whole, after) or any(first < end < last for first, last in code)):
            continue
        yield start, end
        start = end


def _segments(line: str, language: str) -> list[str]:
    """A line in pieces, each as long as the text that it stands for.

    sentencex is made in Rust, and what stops it is no Exception: a wide space between an initial and its point
    (`A .`) does. Whatever else does, the line is split simply.
    """
    try:
        return list(segment(language, _INITIAL.sub(_narrow, line)))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001 - see above
        return _SIMPLE.findall(line)


def _narrow(match: re.Match[str]) -> str:
    return match[1] + " " * len(match[2]) if match[1].isupper() else match[0]


def _goes_on(piece: str, after: str) -> bool:
    """Whether a sentence continues after a piece."""
    if _SAID.search(piece):
        return after[0] in "とっ"
    match = _LAST_WORD.search(piece)
    if match is None:
        return _BARE_STOP.search(piece) is not None or _NUMBER.fullmatch(piece) is not None
    word = match[1].casefold()
    inside = not piece[-1].isspace()
    initial = len(word.strip("-’'")) == 1 and word.isalpha()
    return bool(
        inside
        or initial
        or word in _BEFORE_NAMES
        or (word in _BEFORE_NUMBERS and after[0].isdigit())
        or re.search(r"[^\W\d]\.[^\W\d]$", word)
        or after[0].islower()
        or _NUMBER.fullmatch(piece)
    )


def _code_spans(runs: Runs) -> list[tuple[int, int]]:
    found, at = [], 0
    for run in runs:
        if run.code:
            found.append((at, at + len(run.text)))
        at += len(run.text)
    return found
