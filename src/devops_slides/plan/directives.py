"""Author directives, attached to the blocks that they apply to."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.block import Block, Directive, Heading, PictureBlock, Rule, Span, walk
from devops_slides.model.deck import Slide

_NONE = Directive(Span(0, 0))


class Directed(Struct, frozen=True):
    """A block with the directive for it."""

    block: Block
    said: Directive


def merged_directives(directive: Directive, other: Directive) -> Directive:
    """Both directives as one; the second takes precedence."""
    return Directive(
        span=directive.span if directive.span.start else other.span,
        layout=other.layout or directive.layout,
        id=other.id or directive.id,
        skip=directive.skip or other.skip,
        is_break=directive.is_break or other.is_break,
        freeze=directive.freeze or other.freeze,
        lines=other.lines or directive.lines,
        notes=directive.notes + other.notes,
    )


def directed_alone(block: Block) -> Directed:
    """A block for which nothing is said."""
    return Directed(block, _NONE)


def directed_blocks(blocks: Iterable[Block]) -> tuple[Directed, ...]:
    """The blocks with the directives before them; directives after the last block apply to it."""
    found: list[Directed] = []
    said = _NONE
    for block in blocks:
        if isinstance(block, Directive):
            said = merged_directives(said, block)
        else:
            found.append(Directed(block, said))
            said = _NONE
    if said != _NONE and found:
        found[-1] = replace(found[-1], said=merged_directives(found[-1].said, said))
    return tuple(found)


def directives_inside(blocks: Iterable[Block]) -> Iterator[Directive]:
    """The directives among blocks and in lists, quotations and callouts, in order."""
    return (block for block in walk(blocks) if isinstance(block, Directive))


def directives_before_headings(blocks: Iterable[Block], is_head: Iterable[bool]) -> tuple[Block, ...]:
    """The blocks with the directives before a heading moved after it: they apply to the heading's slides.

    `is_head` is, for each block, whether it is a heading that opens slides. Speaker notes stay
    with the text that they follow.
    """
    found: list[Block] = []
    for block, head in zip(blocks, is_head, strict=True):
        at = len(found)
        while head and at and isinstance(found[at - 1], Directive) and not found[at - 1].notes:  # type: ignore[union-attr]
            at -= 1
        found.insert(at, block)
    return tuple(found)


def grounds_on_slides(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with each picture that is a slide's ground after the heading that follows it, if one does."""
    found: list[Block] = []
    grounds: list[Block] = []
    held: list[Block] = []
    for block in blocks:
        if isinstance(block, PictureBlock) and block.is_ground:
            found += (*grounds, *held)
            grounds, held = [block], []
        elif grounds and isinstance(block, Directive) and not block.is_break:
            held.append(block)
        elif grounds:
            found += (*held, block, *grounds) if isinstance(block, Heading) else (*grounds, *held, block)
            grounds, held = [], []
        else:
            found.append(block)
    return (*found, *grounds, *held)


def with_directive(slide: Slide, said: Directive) -> Slide:
    """The slide as a directive of its author asks for."""
    return replace(
        slide,
        key=said.id or slide.key,
        layout=said.layout or slide.layout,
        frozen=slide.frozen or said.freeze,
        is_apart=slide.is_apart or said.is_break or bool(said.id),
        notes=slide.notes + said.notes,
    )


def is_notes(block: Block) -> bool:
    """Whether a block is speaker notes and says nothing else about slides."""
    return isinstance(block, Directive) and block == replace(_NONE, span=block.span, notes=block.notes)


def is_only_said(blocks: Iterable[Block]) -> bool:
    """Whether there are only directives, which no slide shows."""
    return all(isinstance(block, Directive) for block in blocks)


def all_said(blocks: Iterable[Block]) -> Directive:
    """The directives among blocks as one."""
    return functools.reduce(merged_directives, (block for block in blocks if isinstance(block, Directive)), _NONE)


def is_skipped(blocks: tuple[Block, ...]) -> bool:
    """Whether a heading's blocks begin with `skip`: then nothing under it becomes a slide."""
    return bool(blocks) and isinstance(blocks[0], Directive) and blocks[0].skip


def without_rules(blocks: Iterable[Block], *, as_breaks: bool) -> tuple[Block, ...]:
    """The blocks without their horizontal rules, which become breaks between slides if `as_breaks` is true."""
    found: list[Block] = []
    for block in blocks:
        if not isinstance(block, Rule):
            found.append(block)
        elif as_breaks:
            found.append(replace(_NONE, span=block.span, is_break=True))
    return tuple(found)
