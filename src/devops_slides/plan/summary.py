"""A closing paragraph that says “in summary”, on a slide of its own."""

from __future__ import annotations

import re

from devops_slides.model.block import Paragraph
from devops_slides.model.deck import Fill, Slide, Text
from devops_slides.model.text import Runs, cut, plain, strip
from devops_slides.plan.body import paragraphs
from devops_slides.plan.context import Context
from devops_slides.plan.labels import starts_summary
from devops_slides.plan.objectives import capital
from devops_slides.plan.title import text_of_runs

_AFTER = re.compile(r"[\s,;:.–—\-，：；、。،؛]*")


def split_summary(block: Paragraph, context: Context) -> tuple[Runs, Paragraph] | None:
    """Split a paragraph that opens with a summary's words into those words and the rest; None for others."""
    text = plain(block.runs)
    end = starts_summary(text, context.labels)
    if not end or end == len(text.rstrip()):
        return None
    gap = _AFTER.match(text, end)
    start = gap.end() if gap else end
    rest = capital(strip(cut(block.runs, start)))
    if not plain(rest).strip():
        return None
    return capital(strip(cut(block.runs, 0, end))), Paragraph(rest, block.span)


def summary_slide(block: Paragraph, context: Context) -> Slide | None:
    """The summary slide of a closing paragraph; None for an ordinary paragraph."""
    parts = split_summary(block, context)
    if parts is None:
        return None
    title, rest = parts
    fills = (Fill("title", text_of_runs(title)), Fill("body", Text(paragraphs((rest,), context.language))))
    return Slide("summary", context.keys.key(plain(title)), fills, block.span, context.digest(block.span))
