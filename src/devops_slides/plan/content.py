"""The blocks under one heading to slides: text with the picture that belongs to it, and matter in between."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from devops_slides.model.chapter import (
    Block,
    Callout,
    Code,
    Columns,
    Directive,
    Footnotes,
    Heading,
    ListBlock,
    Paragraph,
    PictureBlock,
    Quote,
    Rule,
    Span,
    Table,
    Titled,
)
from devops_slides.model.deck import Fill, Slide, Text
from devops_slides.model.text import Run, Runs, plain
from devops_slides.plan.agenda import LEAST, agenda_slide
from devops_slides.plan.body import TEXT, not_text, paragraphs
from devops_slides.plan.chapter_context import Context
from devops_slides.plan.directives import directed, inside, merged, with_said
from devops_slides.plan.footnotes import as_list
from devops_slides.plan.labels import notes_label
from devops_slides.plan.objectives import Objective, objective_slides, objectives
from devops_slides.plan.title import runs_text

_LEAD_WORDS = 60
"""A text of more words before code is a slide of its own."""
_SHORT_TITLE = 4
"""Words: a tab's name, “Show the answer”; a longer title says enough alone."""


@dataclass(slots=True)
class Group:
    """Blocks that go on one slide: text, and at most one picture; and what their author says about them."""

    text: list[Block] = field(default_factory=list)
    picture: PictureBlock | None = None
    led: bool = False
    """The picture came before its text."""
    said: list[Directive] = field(default_factory=list)

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
    """The slides of a part. Its title is seen on one of them, or stands in the first one's notes."""
    slides = list(_slides(part, context))
    shown = any(plain(part.title) in plain(row.runs) for slide in slides for row in slide.text("title"))
    if part.named and slides and not shown:
        slides[0] = replace(slides[0], notes=(plain(part.title), *slides[0].notes))
    yield from slides


def _slides(part: Part, context: Context) -> Iterator[Slide]:
    group = Group()
    is_first = True
    for one in directed(resumed(part.blocks)):
        block = one.block
        if one.said.skip:
            continue
        if isinstance(block, Code | Table) and not one.said.is_break and leads(group):
            slides = list(_own_slides(block, one.said, part, context))
            yield from _said_of([_led(slides[0], group, context), *slides[1:]], one.said)
            group, is_first = Group(), False
            continue
        if one.said.is_break or not _joins(block, group, one.said, part, context):
            yield from _group_slides(group, part, context)
            group = Group()
        if _stands_alone(block, part, context):
            under = _headed(block, part) if is_first and isinstance(block, Titled) else block
            yield from _said_of(list(_own_slides(under, one.said, part, context)), one.said)
        else:
            group.said.append(one.said)
            if isinstance(block, PictureBlock):
                group.picture, group.led = block, not group.text
            else:
                group.text.append(block)
        is_first = False
    yield from _group_slides(group, part, context)


def leads(group: Group) -> bool:
    """Whether a group is a few words that lead to the code or table behind them."""
    if not group.text or group.picture is not None or list(not_text(group.text)):
        return False
    if any(said.layout for said in group.said):
        return False
    return sum(len(plain(one.runs).split()) for one in paragraphs(group.text, "en")) <= _LEAD_WORDS


def _led(slide: Slide, group: Group, context: Context) -> Slide:
    """A slide of code or a table with the words that lead to it."""
    span = Span(group.text[0].span.start, slide.span.end)
    body = Fill("body", Text(paragraphs(group.text, context.language)))
    said = functools.reduce(merged, (*group.said, *inside(group.text)), Directive(span))
    fills = (slide.fills[0], body, *slide.fills[1:])
    return with_said(replace(slide, fills=fills, span=span, digest=context.digest(span)), said)


def _headed(block: Titled, part: Part) -> Titled:
    """The first thing under a heading keeps the heading as its title; its own long title opens its text."""
    first = block.blocks[0] if block.blocks else None
    if not part.named or len(plain(block.title).split()) <= _SHORT_TITLE or not isinstance(first, TEXT):
        return block
    own = Heading(6, block.title, block.span)
    return Titled(part.title, (own, *block.blocks), block.span)


def _stands_alone(block: Block, part: Part, context: Context) -> bool:
    """Whether a block has slides of its own."""
    if isinstance(block, ListBlock):
        return bool(objectives(block, part.under_goals, context))
    if isinstance(block, Callout | Quote | Titled | Columns | Footnotes):
        return True
    return not isinstance(block, (*TEXT, PictureBlock))


def _joins(block: Block, group: Group, said: Directive, part: Part, context: Context) -> bool:
    """Whether a block goes on the slide of the blocks before it."""
    if said.layout and group.text:
        return False
    if _stands_alone(block, part, context):
        return False
    return group.picture is None if isinstance(block, PictureBlock) else group.takes_text()


def _said_of(slides: list[Slide], said: Directive) -> Iterator[Slide]:
    """Slides of one block; what its author says is about the first of them."""
    for number, slide in enumerate(slides):
        yield with_said(slide, said) if not number else slide


def _own_slides(block: Block, said: Directive, part: Part, context: Context) -> Iterator[Slide]:
    """The slides of a block that stands alone."""
    match block:
        case ListBlock():
            found = objectives(block, part.under_goals, context)
            yield from _objective_part(found, block.span, part, context)
        case Titled():
            yield from content_slides(_titled_part(block, part), context)
        case Columns():
            for column in block.columns:
                yield from content_slides(replace(part, blocks=column), context)
        case Footnotes():
            words = notes_label(context.language)
            inner = Part((Run(words),), ("notes",), (as_list(block),), under_goals=False, named=True)
            yield from (replace(slide, role="notes") for slide in _list_slides(inner, context))
        case Callout() | Quote():
            for slide in context.matter(block, part.title, part.path):
                yield replace(slide, notes=slide.notes + _notes_inside(block.blocks))
        case _:
            yield from context.matter(block, part.title, part.path, said.lines)


def _list_slides(part: Part, context: Context) -> Iterator[Slide]:
    group = Group(text=list(part.blocks))
    yield from _group_slides(group, part, context)


def _titled_part(block: Titled, part: Part) -> Part:
    """What has a title of its own: a short one stands behind its heading's, as a tab's name does."""
    title = block.title
    if part.named and title != part.title and len(plain(title).split()) <= _SHORT_TITLE:
        title = (*part.title, Run(" – "), *title)
    return Part(title, (*part.path, plain(block.title)), block.blocks, part.under_goals, named=True)


def _notes_inside(blocks: Iterable[Block]) -> tuple[str, ...]:
    return tuple(note for said in inside(blocks) for note in said.notes)


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
        said = functools.reduce(merged, group.said, Directive(group.picture.span))
        yield from _said_of(list(context.matter(group.picture, title, path)), said)
        return
    span = Span(min(block.span.start for block in _blocks(group)), max(block.span.end for block in _blocks(group)))
    fills = [Fill("title", runs_text(part.title))]
    fills.append(Fill("body", Text(paragraphs(group.text, context.language))))
    inner = list(not_text(group.text))
    pictures = [group.picture] if group.picture else []
    pictures += [block for block in inner if isinstance(block, PictureBlock)]
    fills += [Fill("picture", block.picture) for block in pictures]
    slide = Slide("content", context.keys.key(*part.path), tuple(fills), span, context.digest(span))
    said = functools.reduce(merged, (*group.said, *inside(group.text)), Directive(span))
    yield with_said(slide, said)
    for block in inner:
        if isinstance(block, Footnotes):
            yield from content_slides(replace(part, blocks=(block,)), context)
        elif not isinstance(block, PictureBlock):
            yield from context.matter(block, part.title, part.path, said.lines)


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
    last = next((block for block in reversed(blocks) if not isinstance(block, Rule | Directive | Footnotes)), None)
    return last if isinstance(last, Paragraph) else None
