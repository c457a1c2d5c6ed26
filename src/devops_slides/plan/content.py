"""From the blocks under one heading to slides: text with its picture, and code, tables and the like in between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from devops_slides.model.block import (
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
from devops_slides.model.deck import Slide
from devops_slides.model.text import Run, plain, without_colon
from devops_slides.plan.agenda import agenda
from devops_slides.plan.body import TEXT
from devops_slides.plan.columns import columns_slide, with_picture
from devops_slides.plan.context import ChapterPart, Context
from devops_slides.plan.directives import (
    Directed,
    directed_alone,
    directed_blocks,
    directives_inside,
    merged_directives,
    with_directive,
)
from devops_slides.plan.footnotes import footnote_list
from devops_slides.plan.groups import Group, group_slides, is_lead_in, with_lead_in
from devops_slides.plan.labels import notes_label
from devops_slides.plan.objectives import Objective, objective_slides, objectives
from devops_slides.plan.steps import MATTER, in_steps, resumed_lists

_SHORT_TITLE = 4
"""Most words of a short title: a tab's name, “Show the answer”; a longer one says enough alone."""


def content_slides(part: ChapterPart, context: Context) -> Iterator[Slide]:
    """The slides of a part. Its title is shown on one of them, or goes into the first slide's notes."""
    slides = list(_slides(part, context))
    shown = any(plain(part.title) in plain(row.runs) for slide in slides for row in slide.text("title"))
    if part.named and slides and not shown:
        slides[0] = replace(slides[0], notes=(plain(part.title), *slides[0].notes))
    yield from slides


def _slides(part: ChapterPart, context: Context) -> Iterator[Slide]:
    group = Group()
    is_first = True
    for directed in _in_order(part, context):
        block, said = directed.block, directed.said
        alone = _stands_alone(block, part, context)
        if isinstance(block, Code | Table) and not said.is_break and is_lead_in(group):
            slides = list(_own_slides(block, said, part, context))
            yield from _said_of([with_lead_in(slides[0], group, context), *slides[1:]], said)
            group = Group()
        else:
            if alone or said.is_break or (said.layout and group.text) or not group.takes(block):
                yield from group_slides(group, part, context)
                group = Group()
            if alone:
                under = _headed(block, part) if is_first and isinstance(block, Titled) else block
                yield from _said_of(list(_own_slides(under, said, part, context)), said)
            else:
                group.add(block, said)
        is_first = False
    yield from group_slides(group, part, context)


def _in_order(part: ChapterPart, context: Context) -> Iterator[Directed]:
    """The blocks that become slides; lists, quotations and callouts with code or pictures go step by step."""
    for directed in directed_blocks(resumed_lists(part.blocks)):
        if directed.said.skip:
            continue
        first, *rest = directed_blocks(_steps(directed.block, part, context)) or (directed_alone(directed.block),)
        yield Directed(first.block, merged_directives(directed.said, first.said))
        yield from rest


def _steps(block: Block, part: ChapterPart, context: Context) -> tuple[Block, ...]:
    """The steps of a block; objectives keep what is inside them, and columns and titled content are parts."""
    if isinstance(block, Titled | Columns):
        return (block,)
    if isinstance(block, ListBlock) and objectives(block, part.under_goals, context):
        return (block,)
    return in_steps(block)


def _headed(block: Titled, part: ChapterPart) -> Titled:
    """The block titled by the part's heading, if it is the first under it; its own long title opens its text."""
    first = block.blocks[0] if block.blocks else None
    if not part.named or len(plain(block.title).split()) <= _SHORT_TITLE or not isinstance(first, TEXT):
        return block
    own = Heading(6, block.title, block.span)
    return Titled(part.title, (own, *block.blocks), block.span)


def _stands_alone(block: Block, part: ChapterPart, context: Context) -> bool:
    """Whether a block gets slides of its own."""
    if isinstance(block, ListBlock):
        return bool(objectives(block, part.under_goals, context))
    if isinstance(block, Callout | Quote | Titled | Columns | Footnotes):
        return True
    return not isinstance(block, (*TEXT, PictureBlock))


def _said_of(slides: list[Slide], said: Directive) -> Iterator[Slide]:
    """The slides of one block; its author's directive applies to the first."""
    for number, slide in enumerate(slides):
        yield with_directive(slide, said) if not number else slide


def _own_slides(block: Block, said: Directive, part: ChapterPart, context: Context) -> Iterator[Slide]:
    """The slides of a block that gets slides of its own."""
    match block:
        case ListBlock():
            found = objectives(block, part.under_goals, context)
            yield from _objective_part(found, block.span, part, context)
        case Titled():
            yield from content_slides(_titled_part(block, part), context)
        case Columns():
            beside = columns_slide(block, part.title, part.path, context)
            if beside is not None:
                yield beside
                return
            for blocks in [with_picture(block)] if with_picture(block) else block.columns:
                yield from content_slides(replace(part, blocks=blocks), context)
        case Footnotes():
            words = notes_label(context.language)
            steps = in_steps(footnote_list(block))
            inner = ChapterPart((Run(words),), ("notes",), steps, under_goals=False, named=True)
            for step in steps:
                if isinstance(step, MATTER):
                    yield from context.matter(step, inner.title, inner.path)
                else:
                    slides = group_slides(Group(text=[step]), inner, context)
                    yield from (replace(slide, role="notes") for slide in slides)
        case Callout() | Quote():
            for slide in context.matter(block, part.title, part.path):
                yield replace(slide, notes=slide.notes + _notes_inside(block.blocks))
        case _:
            yield from context.matter(block, part.title, part.path, said.lines)


def _titled_part(block: Titled, part: ChapterPart) -> ChapterPart:
    """A block with a title of its own as a part; a short title, such as a tab's name, follows the heading's."""
    title = block.title
    if part.named and title != part.title and len(plain(title).split()) <= _SHORT_TITLE:
        title = (*without_colon(part.title), Run(" – "), *title)
    return ChapterPart(title, (*part.path, plain(block.title)), block.blocks, part.under_goals, named=True)


def _notes_inside(blocks: Iterable[Block]) -> tuple[str, ...]:
    return tuple(note for said in directives_inside(blocks) for note in said.notes)


def _objective_part(found: tuple[Objective, ...], span: Span, part: ChapterPart, context: Context) -> Iterator[Slide]:
    slides = list(objective_slides(found, part.path if part.named else (), context))
    title = part.title if part.named else (Run(context.labels.objectives),)
    firsts = [slide.key for slide in slides if slide.role == "objective"]
    entries = [(objective.title, key) for objective, key in zip(found, firsts, strict=True)]
    yield from agenda(title, entries, (*part.path[:-1], plain(title)), span, context)
    yield from slides


def closing_paragraph(blocks: tuple[Block, ...]) -> Paragraph | None:
    """The last block if it is a paragraph, else None; rules, directives and footnotes do not count."""
    last = next((block for block in reversed(blocks) if not isinstance(block, Rule | Directive | Footnotes)), None)
    return last if isinstance(last, Paragraph) else None
