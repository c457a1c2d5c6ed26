"""Continuation slides split anew where a chapter's common size leaves them room."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from msgspec.structs import replace

from devops_slides.model.theme import Theme
from devops_slides.place.slides.drafts import Draft
from devops_slides.place.text.paginate_text import Column, ends_at


def evenly(found: list[Draft], before: list[Draft], theme: Theme) -> list[Draft]:
    """The drafts; a slide's text that became smaller than `before` is spread over no more slides than it had."""
    sizes = {draft.key: draft.size for draft in before}
    spread: list[Draft] = []
    for _, group in groupby(found, key=lambda draft: draft.slide.key):
        members = list(group)
        texts = [one for one in members if one.body and one.body_slot is not None]
        is_smaller = len({one.size for one in texts}) == 1 and all(one.size < sizes[one.key] for one in texts)
        others = [one for one in members if one not in texts] if len(texts) > 1 and is_smaller else []
        if len(texts) > 1 and is_smaller and all(one.fits for one in texts):
            spread += (*_spread(texts, theme), *others)
        else:
            spread += members
    return spread


def _spread(texts: list[Draft], theme: Theme) -> Iterator[Draft]:
    first, later = texts[0], texts[1]
    assert first.body_slot is not None
    assert later.body_slot is not None
    whole = tuple(one for draft in texts for one in draft.body)
    ends = ends_at(whole, first.size, Column(first.body_slot, later.body_slot), theme)
    if ends is None or len(ends) > len(texts):
        yield from texts
        return
    start = 0
    for draft, end in zip(texts, ends, strict=False):
        yield replace(draft, body=whole[start:end])
        start = end
