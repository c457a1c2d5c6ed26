"""Merges consecutive slides of code: as few slides as show them in a readable size."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from devops_slides.model.block import Code, Span
from devops_slides.model.deck import Deck, Fill, Slide
from devops_slides.model.layout import STEPS as SLOTS
from devops_slides.model.layout import Layout
from devops_slides.model.placed import PlacedCode
from devops_slides.model.text import Link, plain
from devops_slides.place import penalties
from devops_slides.place.measure.measure import Look
from devops_slides.place.slides.bodies_by_kind import STEPS
from devops_slides.place.slides.drafts import Draft, drafts
from devops_slides.place.slides.titles import OPENING
from devops_slides.place.text.paginate import shrink_cost

_LONG = 16
"""Number of lines from which a block has slides of its own."""


def share_slides(deck: Deck, look: Look) -> Iterator[Draft]:
    """The drafts of a deck, with slides of short code under one title merged if they fit."""
    layout = look.theme.layouts.get(STEPS)
    runs = list(_runs(deck.slides))
    aims = _aims(deck) if layout is not None and len(runs) < len(deck.slides) else frozenset()
    for at, run in enumerate(runs):
        if layout is None or len(run) == 1:
            for slide in run:
                yield from drafts(slide, look)
        else:
            first = {run[1].key} if _repeats(run, runs[at - 1], runs[at + 1 : at + 2]) else frozenset()
            yield from _fewest(run, aims | first, layout, look)


def _repeats(run: list[Slide], before: list[Slide], after: list[list[Slide]]) -> bool:
    """Whether one slide for a whole run would only repeat the title of the slide that opens it."""
    title = _title(run[0])
    opens = before[-1].role in OPENING and _title(before[-1]) == title
    return opens and not (after and _title(after[0][0]) == title)


def _title(slide: Slide) -> str:
    return " ".join(plain(row.runs) for row in slide.text("title")).casefold()


def _runs(slides: Sequence[Slide]) -> Iterator[list[Slide]]:
    """Runs of slides of short code under one title; every other slide is a run of its own."""
    run: list[Slide] = []
    for slide in slides:
        if run and (slide.is_apart or not (_is_short(run[-1]) and _follows(slide, run[-1]))):
            yield run
            run = []
        run.append(slide)
    if run:
        yield run


def _follows(slide: Slide, before: Slide) -> bool:
    """Whether a slide is short code under the title of the one before it."""
    return _is_short(slide) and slide.text("title") == before.text("title")


def _is_short(slide: Slide) -> bool:
    """Whether a slide is a few lines of code without further settings: no file name, no numbers, no layout."""
    if slide.role != "code" or slide.layout or slide.frozen:
        return False
    codes = [fill.content for fill in slide.fills if isinstance(fill.content, Code)]
    return len(codes) == 1 and len(codes[0].lines) < _LONG and not codes[0].numbered and not codes[0].title


def _aims(deck: Deck) -> frozenset[str]:
    """The keys of slides that links, lists and sections lead to: none of them is merged into the one before."""
    found = {slide.back for slide in deck.slides} | {section.first for section in deck.sections}

    def seen(link: Link) -> Link:
        found.add(link.target)
        return link

    for slide in deck.slides:
        slide.with_links(seen)
    return frozenset(found)


def _fewest(run: list[Slide], aims: frozenset[str], layout: Layout, look: Look) -> Iterator[Draft]:
    """The cheapest partition of a run into slides: dynamic programming over where each slide ends."""
    from devops_slides.place.code.steps import stack_steps  # noqa: PLC0415 - a third of `place`, for this alone

    alone = [tuple(drafts(slide, look)) for slide in run]
    best: list[tuple[float, tuple[Draft, ...]]] = [(0.0, ())]
    for end in range(1, len(run) + 1):
        cost, found = best[end - 1]
        choices = [(cost + _cost(alone[end - 1]), (*found, *alone[end - 1]))]
        for start in range(max(end - len(SLOTS), 0), end - 1):
            if any(slide.key in aims for slide in run[start + 1 : end]):
                continue
            shared = merged_slide(run[start:end])
            stack = stack_steps(shared, layout, look)
            if stack is not None:
                cost, found = best[start]
                choices.append((cost + penalties.PAGE + stack.cost, (*found, *drafts(shared, look))))
        best.append(min(choices, key=lambda choice: choice[0]))
    yield from best[-1][1]


def _cost(alone: tuple[Draft, ...]) -> float:
    """The cost of slides of their own: their number, and how small their code is."""
    placed = [shape for draft in alone for shape in draft.body.placed if isinstance(shape, PlacedCode)]
    scale = min((shape.size / shape.slot.style.size for shape in placed), default=1.0)
    return penalties.PAGE * len(alone) + shrink_cost(min(scale, 1.0), penalties.SHRINK_CODE)


def merged_slide(slides: Sequence[Slide]) -> Slide:
    """Several slides of code as one: its steps are numbered slots; key and title are the first slide's."""
    first = slides[0]
    fills = [fill for fill in first.fills if fill.slot == "title"]
    for number, slide in enumerate(slides, 1):
        fills += [
            Fill(f"{fill.slot}{number}", fill.content)
            for fill in slide.fills
            if fill.slot == "body" or isinstance(fill.content, Code)
        ]
    digest = hashlib.sha256("".join(slide.digest for slide in slides).encode()).hexdigest()
    notes = tuple(note for slide in slides for note in slide.notes)
    span = Span(first.span.start, slides[-1].span.end)
    return replace(first, fills=tuple(fills), span=span, digest=digest, notes=notes)
