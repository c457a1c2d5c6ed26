"""The blocks under one heading to slides: text with the picture that belongs to it, and matter in between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from devops_slides.model.chapter import (
    Block,
    Callout,
    Code,
    ListBlock,
    Paragraph,
    PictureBlock,
    Quote,
    Rule,
    Span,
    Table,
)
from devops_slides.model.deck import Fill, Slide, Text
from devops_slides.model.text import Run, Runs, plain
from devops_slides.plan.agenda import LEAST, agenda_slide
from devops_slides.plan.body import TEXT, not_text, paragraphs
from devops_slides.plan.chapter_context import Context
from devops_slides.plan.objectives import Objective, objective_slides, objectives
from devops_slides.plan.title import runs_text


@dataclass(slots=True)
class Group:
    """Blocks that go on one slide: text, and at most one picture."""

    text: list[Block] = field(default_factory=list)
    picture: PictureBlock | None = None
    led: bool = False
    """The picture came before its text."""

    def takes_text(self) -> bool:
        """Text after a picture belongs to it only where none stood before."""
        return self.picture is None or self.led


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with its path of headings, and the blocks below it."""

    title: Runs
    path: tuple[str, ...]
    blocks: tuple[Block, ...]
    under_goals: bool
    named: bool
    """The heading is the author's, not a label of ours."""


def content_slides(part: Part, context: Context) -> Iterator[Slide]:
    """The slides of a part."""
    group = Group()
    for block in resumed(part.blocks):
        found = objectives(block, part.under_goals, context) if isinstance(block, ListBlock) else ()
        if found:
            yield from _group_slides(group, part, context)
            group = Group()
            yield from _objective_part(found, block.span, part, context)
        elif isinstance(block, PictureBlock):
            if group.picture is not None:
                yield from _group_slides(group, part, context)
                group = Group()
            group.picture, group.led = block, not group.text
        elif isinstance(block, Callout | Quote) or not isinstance(block, TEXT):
            if not isinstance(block, Rule):
                yield from _group_slides(group, part, context)
                group = Group()
                yield from context.matter(block, part.title, part.path)
        else:
            if not group.takes_text():
                yield from _group_slides(group, part, context)
                group = Group()
            group.text.append(block)
    yield from _group_slides(group, part, context)


def resumed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, a numbered list that code, a table or a picture interrupts put together again.

    What interrupts it belongs to the item before.
    """
    found: list[Block] = []
    for block in blocks:
        last = next((at for at in range(len(found) - 1, -1, -1) if isinstance(found[at], ListBlock)), None)
        before = found[last] if last is not None else None
        if (
            isinstance(block, ListBlock)
            and isinstance(before, ListBlock)
            and last is not None
            and block.ordered
            and before.ordered
            and block.start == before.start + len(before.items) != 1
            and all(isinstance(one, Code | Table | PictureBlock) for one in found[last + 1 :])
        ):
            item = before.items[-1]
            whole = replace(item, blocks=(*item.blocks, *found[last + 1 :]))
            items = (*before.items[:-1], whole, *block.items)
            found[last:] = [replace(before, items=items, span=Span(before.span.start, block.span.end))]
        else:
            found.append(block)
    return tuple(found)


def _group_slides(group: Group, part: Part, context: Context) -> Iterator[Slide]:
    if not group.text and group.picture is None:
        return
    if not group.text and group.picture is not None:
        title = part.title if part.named else _picture_title(group.picture, context)
        path = part.path if part.named else (plain(title),)
        yield from context.matter(group.picture, title, path)
        return
    span = Span(min(block.span.start for block in _blocks(group)), max(block.span.end for block in _blocks(group)))
    fills = [Fill("title", runs_text(part.title))]
    fills.append(Fill("body", Text(paragraphs(group.text, context.language))))
    inner = list(not_text(group.text))
    pictures = [group.picture] if group.picture else []
    pictures += [block for block in inner if isinstance(block, PictureBlock)]
    fills += [Fill("picture", block.picture) for block in pictures]
    yield Slide("content", context.keys.key(*part.path), tuple(fills), span, context.digest(span))
    for block in inner:
        if not isinstance(block, PictureBlock | Rule):
            yield from context.matter(block, part.title, part.path)


def _blocks(group: Group) -> list[Block]:
    return [*group.text, *([group.picture] if group.picture else [])]


def _picture_title(block: PictureBlock, context: Context) -> Runs:
    """A picture without a heading is titled by its title, its alternative text or its file's name."""
    picture = block.picture
    text = picture.title or (picture.alt if picture.described else "") or picture.name
    if picture.title and picture.title.casefold() == picture.name.casefold():
        text = picture.name
    return (Run(text or context.labels.picture),)


def _objective_part(found: tuple[Objective, ...], span: Span, part: Part, context: Context) -> Iterator[Slide]:
    slides = list(objective_slides(found, part.path if part.named else (), context))
    if context.agenda and len(found) >= LEAST:
        title = part.title if part.named else (Run(context.labels.objectives),)
        firsts = [slide.key for slide in slides if slide.role == "objective"]
        entries = [(one.title, key) for one, key in zip(found, firsts, strict=True)]
        key = context.keys.key(*part.path[:-1], plain(title), "agenda")
        yield agenda_slide(title, entries, key, span, context.digest(span))
    yield from slides


def closing_paragraph(blocks: tuple[Block, ...]) -> Paragraph | None:
    """The last block where it is a paragraph."""
    last = next((block for block in reversed(blocks) if not isinstance(block, Rule)), None)
    return last if isinstance(last, Paragraph) else None
