"""Lists of what comes, each entry a link to its slide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from devops_slides.model.chapter import Span
from devops_slides.model.deck import BodyParagraph, Fill, Slide, Text
from devops_slides.model.text import Link, Runs
from devops_slides.plan.title import runs_text

LEAST = 3
"""Entries below which a list of what comes says nothing new."""


def agenda_slide(title: Runs, entries: Sequence[tuple[Runs, str]], key: str, span: Span, digest: str) -> Slide:
    """The agenda; `entries` are titles with the keys of their slides."""
    rows = tuple(
        BodyParagraph(tuple(replace(run, link=Link("slide", target)) for run in runs), 1, number, block=number)
        for number, (runs, target) in enumerate(entries, 1)
    )
    return Slide("agenda", key, (Fill("title", runs_text(title)), Fill("body", Text(rows))), span, digest)
