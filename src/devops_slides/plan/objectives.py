"""Objectives: a list whose items open with a lead-in becomes one slide per item."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from statistics import median

from msgspec import Struct

from devops_slides.model.block import Directive, Item, ListBlock, Paragraph, PictureBlock
from devops_slides.model.deck import BodyParagraph, Fill, Progress, Slide, Text
from devops_slides.model.text import Run, Runs, cut, plain, word_count
from devops_slides.plan.body import not_text, paragraphs
from devops_slides.plan.context import Context
from devops_slides.plan.directives import directives_inside, merged_directives, with_directive
from devops_slides.plan.lead_in import LeadIn, lead_in
from devops_slides.plan.title import text_of_runs, text_of_words

_LEAST_ITEMS = 2
_LONG = 9
"""Lists whose median item has no more words than this are glossaries and stay lists."""
_TOLD = 25
"""A list of options or components must have more words per item (median) to be worth slides of their own."""
_IDENTIFIER = re.compile(r"\S*[a-z][A-Z]\S*|\S*[\d_./\\=]\S*|\S*-\S*|[a-z]+")


class Objective(Struct, frozen=True):
    """One objective: its title, and the item's blocks without the lead-in."""

    title: Runs
    item: Item


def objectives(block: ListBlock, under_goals: bool, context: Context) -> tuple[Objective, ...]:  # noqa: FBT001 - says where the list is
    """The objectives of a list; empty for an ordinary list."""
    if len(block.items) < _LEAST_ITEMS:
        return ()
    leads = [_lead_of(item) for item in block.items]
    if sum(lead is not None for lead in leads) * 2 <= len(leads):
        return ()
    lengths = [word_count(" ".join(_texts(item))) for item in block.items]
    if not under_goals and median(lengths) <= (_TOLD if _is_glossary(leads) else _LONG):
        return ()
    found = []
    for (number, item), lead in zip(block.numbered(), leads, strict=True):
        if lead is None:
            found.append(Objective((Run(f"{context.labels.objective} {number}"),), item))
        else:
            found.append(Objective(lead.lead, _without_lead(item, lead)))
    return tuple(found)


def _is_glossary(leads: list[LeadIn | None]) -> bool:
    """Whether most lead-ins are names of options, files or components: single words as code writes them."""
    names = [lead for lead in leads if lead is not None]
    told = [name for name in names if all(run.code for run in name.lead) or _IDENTIFIER.fullmatch(plain(name.lead))]
    return len(told) * 2 > len(names)


def _lead_of(item: Item) -> LeadIn | None:
    first = item.blocks[0] if item.blocks else None
    return lead_in(first.runs) if isinstance(first, Paragraph) else None


def _texts(item: Item) -> Iterator[str]:
    for block in item.blocks:
        if isinstance(block, Paragraph):
            yield plain(block.runs)
        elif isinstance(block, ListBlock):
            for inner in block.items:
                yield from _texts(inner)


def _without_lead(item: Item, lead: LeadIn) -> Item:
    first = item.blocks[0]
    assert isinstance(first, Paragraph)
    return Item((Paragraph(capital(lead.rest), first.span), *item.blocks[1:]), item.span)


def capital(runs: Runs) -> Runs:
    """The runs with their first letter as a capital, unless they open with code."""
    text = "".join(run.text for run in runs)
    at = next((n for n, c in enumerate(text) if not c.isspace()), len(text))
    if at == len(text) or not text[at].islower() or runs[0].code:
        return runs
    head = cut(runs, at, at + 1)
    raised = Run(head[0].text.upper(), head[0].bold, head[0].italic, head[0].code, link=head[0].link)
    return (*cut(runs, 0, at), raised, *cut(runs, at + 1))


def objective_slides(found: tuple[Objective, ...], path: tuple[str, ...], context: Context) -> Iterator[Slide]:
    """One slide per objective, with its counter; code and tables of an item follow on slides of their own."""
    total = len(found)
    for index, objective in enumerate(found, 1):
        key = context.keys.key(*path, plain(objective.title))
        fills = [Fill("title", text_of_runs(objective.title))]
        body = body_of(objective.item, context)
        if body:
            fills.append(Fill("body", Text(body)))
        progress = None
        if context.counter and total > 1:
            fills.append(Fill("counter", text_of_words(f"{index}/{total}")))
            progress = Progress(index, total)
        others = list(not_text(objective.item.blocks))
        pictures = [block for block in others if isinstance(block, PictureBlock)]
        fills += [Fill("picture", block.picture) for block in pictures]
        slide = Slide(
            "objective",
            key,
            tuple(fills),
            objective.item.span,
            digest=context.digest(objective.item.span),
            progress=progress,
        )
        said = functools.reduce(
            merged_directives, directives_inside(objective.item.blocks), Directive(objective.item.span)
        )
        yield with_directive(slide, said)
        for block in others:
            if not isinstance(block, PictureBlock):
                yield from context.matter(block, objective.title, (*path, plain(objective.title)), said.lines)


def body_of(item: Item, context: Context) -> tuple[BodyParagraph, ...]:
    """The paragraphs of an item's blocks."""
    return paragraphs(item.blocks, context.language)
