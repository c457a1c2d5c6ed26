"""French spacing: the space before high punctuation and inside guillemets never ends a line."""

from __future__ import annotations

import re

from msgspec.structs import replace

from devops_slides.model.script import primary
from devops_slides.model.text import Run, Runs

_NO_BREAK = "\u00a0"
_SPACE = re.compile(r"(?<=\S) (?=[:;!?»](?:\s|$|[»”)\]!?.,]))|(?<=«) (?=\S)")
"""An ordinary space before `: ; ! ? »` that end something, or behind `«` (Imprimerie nationale, Lexique)."""


def spaced(runs: Runs, language: str) -> Runs:
    """French runs with no-break spaces for the ordinary ones there; no-break and narrow ones stay as they are."""
    if primary(language) != "fr":
        return runs
    text = "".join(run.text for run in runs)
    found = _SPACE.sub(_NO_BREAK, text)
    if found == text:
        return runs
    return tuple(_taken(runs, found))


def _taken(runs: Runs, text: str) -> list[Run]:
    """The runs with the characters of `text`, which is as long as theirs; code keeps its own."""
    at, taken = 0, []
    for run in runs:
        end = at + len(run.text)
        taken.append(run if run.code else replace(run, text=text[at:end]))
        at = end
    return taken
