"""Prose as sentences, a paragraph each."""

from __future__ import annotations

from collections.abc import Iterator

from sentencex import segment

from devops_slides.model.text import Runs, cut, plain, strip


def sentences(runs: Runs, language: str) -> Iterator[Runs]:
    """The sentences of a text with their styles; a hard line break ends one too.

    sentencex knows the abbreviations of each language.
    """
    text = "".join(run.text for run in runs)
    at = 0
    for line in text.split("\n"):
        pieces = segment(language.split("-", maxsplit=1)[0], line) if line.strip() else []
        start = at
        for piece in pieces:
            found = strip(cut(runs, start, start + len(piece)))
            start += len(piece)
            if plain(found).strip():
                yield found
        at += len(line) + 1
