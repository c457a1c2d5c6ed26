"""Blocks that share a slide: text with its pictures, a few words with the code that they introduce."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from devops_slides.model.block import Block, Directive, PictureBlock, Span
from devops_slides.model.deck import Fill, Slide, Text
from devops_slides.model.text import Run, Runs, plain, word_count
from devops_slides.plan.body import not_text, paragraphs
from devops_slides.plan.columns import columns_slide, parallel
from devops_slides.plan.context import ChapterPart, Context
from devops_slides.plan.directives import directives_inside, merged_directives, with_directive
from devops_slides.plan.title import text_of_runs

_LEAD_WORDS = 60
"""Most words of a text that shares a slide with the code after it."""
_MOST_PICTURES = 4
"""Most pictures on one slide: more would be too small to see from the last row."""


class Group(Struct):
    """Blocks that go on one slide: text and pictures, and their author's directives."""

    text: list[Block] = field(default_factory=list)
    pictures: list[PictureBlock] = field(default_factory=list)
    led: bool = False
    """Whether the pictures came before their text."""
    said: list[Directive] = field(default_factory=list)

    def takes(self, block: Block) -> bool:
        """Whether a block belongs on this slide.

        Text after a picture does only if there is none before it; a second picture does if the
        page shows both side by side, in one paragraph.
        """
        if not isinstance(block, PictureBlock):
            return not self.pictures or self.led
        if not self.pictures:
            return True
        beside = self.pictures[-1].span == block.span and not (self.led and self.text)
        return beside and len(self.pictures) < _MOST_PICTURES

    def add(self, block: Block, said: Directive) -> None:
        """Put a block on the slide."""
        self.said.append(said)
        if isinstance(block, PictureBlock):
            self.led = self.led or not (self.text or self.pictures)
            self.pictures.append(block)
        else:
            self.text.append(block)


def is_lead_in(group: Group) -> bool:
    """Whether a group is a few words that introduce the code or table after them."""
    if not group.text or group.pictures or any(said.layout for said in group.said):
        return False
    if any(True for _ in not_text(group.text)):
        return False
    return sum(word_count(plain(paragraph.runs)) for paragraph in paragraphs(group.text, "en")) <= _LEAD_WORDS


def with_lead_in(slide: Slide, group: Group, context: Context) -> Slide:
    """A slide of code or a table with the words that introduce it."""
    span = Span(group.text[0].span.start, max(slide.span.end, group.text[0].span.start))
    body = Fill("body", Text(paragraphs(group.text, context.language)))
    said = functools.reduce(merged_directives, (*group.said, *directives_inside(group.text)), Directive(span))
    fills = (slide.fills[0], body, *slide.fills[1:])
    return with_directive(replace(slide, fills=fills, span=span, digest=context.digest(span)), said)


def group_slides(group: Group, part: ChapterPart, context: Context) -> Iterator[Slide]:
    """The slide of a group, and the slides of code and tables inside its text."""
    blocks: list[Block] = [*group.text, *group.pictures]
    if not blocks:
        return
    said = functools.reduce(merged_directives, (*group.said, *directives_inside(group.text)), Directive(blocks[0].span))
    beside = parallel(group.text) if not group.pictures else None
    slide = columns_slide(beside, part.title, part.path, context) if beside is not None else None
    if slide is not None:
        yield with_directive(slide, said)
        return
    span = Span(min(block.span.start for block in blocks), max(block.span.end for block in blocks))
    title, path = part.title, part.path
    if not group.text and not part.named:
        title = _picture_title(group.pictures[0], context)
        path = (plain(title),)
    body = paragraphs(group.text, context.language)
    inner = tuple(not_text(group.text))
    pictures = group.pictures + [block for block in inner if isinstance(block, PictureBlock)]
    fills = [Fill("title", text_of_runs(title))]
    fills += [Fill("body", Text(body))] if body else []
    fills += [Fill("picture", block.picture) for block in pictures]
    yield with_directive(Slide("content", context.keys.key(*path), tuple(fills), span, context.digest(span)), said)
    for block in inner:
        if not isinstance(block, PictureBlock):
            yield from context.matter(block, title, path, said.lines)


def _picture_title(block: PictureBlock, context: Context) -> Runs:
    """The title of a picture without a heading: its own title, its alternative text or its file's name."""
    picture = block.picture
    text = picture.title or (picture.alt if picture.described else "") or picture.name
    if picture.title and picture.title.casefold() == picture.name.casefold():
        text = picture.name
    return (Run(text or context.labels.picture),)
