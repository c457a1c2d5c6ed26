"""Lists of what comes, each entry a link to its slide."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from devops_slides.model.block import Span
from devops_slides.model.deck import BodyParagraph, Fill, Slide, Text
from devops_slides.model.text import Link, Runs, cut
from devops_slides.plan.title import runs_text

_LONGEST = 80
"""Characters of an entry: it says where a link leads, the heading itself says the rest."""
LEAST = 3
"""Entries below which a list of what comes says nothing new."""


def agenda_slide(title: Runs, entries: Sequence[tuple[Runs, str]], key: str, span: Span, digest: str) -> Slide:
    """The agenda; `entries` are titles with the keys of their slides."""
    rows = tuple(
        BodyParagraph(tuple(replace(run, link=Link("slide", target)) for run in brief(runs)), 1, number, block=number)
        for number, (runs, target) in enumerate(entries, 1)
    )
    return Slide("agenda", key, (Fill("title", runs_text(title)), Fill("body", Text(rows))), span, digest)


def brief(runs: Runs) -> Runs:
    """A heading as an entry: up to the last word that there is room for."""
    text = "".join(run.text for run in runs)
    if len(text) <= _LONGEST:
        return runs
    end = text.rfind(" ", 0, _LONGEST)
    kept = cut(runs, 0, end if end > _LONGEST // 2 else _LONGEST)
    return (*kept[:-1], replace(kept[-1], text=kept[-1].text.rstrip(" ,;:.–—-") + "…"))
