"""Which headings open slides or sections, and which stay in the text; and whether horizontal rules break slides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.block import Block, Directive, Heading, Rule
from devops_slides.model.chapter import Chapter
from devops_slides.plan.directives import directives_before_headings

_LEAST = 3
"""Least number of rules for a page to look like slides, if a heading or a few blocks follow each."""
_FEW = 4


def breaks_at_rules(chapter: Chapter) -> bool:
    """Whether the author asks for breaks at rules, or the page is written as slides."""
    if chapter.options.break_at == "rule":
        return True
    gaps = _between(chapter.blocks)
    return len(gaps) > _LEAST and all(_is_a_slide(blocks) for blocks in gaps[1:])


def _between(blocks: tuple[Block, ...]) -> list[list[Block]]:
    """The blocks before the first rule, between rules, and after the last."""
    found: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Rule):
            found.append([])
        elif not isinstance(block, Directive):
            found[-1].append(block)
    return found


def _is_a_slide(blocks: list[Block]) -> bool:
    return bool(blocks) and (isinstance(blocks[0], Heading) or len(blocks) <= _FEW)


class HeadedBlocks(Struct, frozen=True):
    """A heading (None at the chapter's start) with the headings above it and the blocks up to the next one."""

    heading: Heading | None
    above: tuple[Heading, ...]
    blocks: tuple[Block, ...]
    has_below: bool = False
    """Whether deeper headings follow below this one, so that it opens a section."""


def headed_blocks(blocks: tuple[Block, ...], deepest: int) -> tuple[HeadedBlocks, ...]:
    """The chapter cut at headings down to level `deepest`; deeper ones stay among the blocks.

    A directive before such a heading applies to its slides.
    """
    is_head = [isinstance(block, Heading) and block.level <= deepest for block in blocks]
    found = tuple(_cut(directives_before_headings(blocks, is_head), deepest))
    levels = [headed.heading.level if headed.heading is not None else 0 for headed in found]
    return tuple(
        replace(headed, has_below=headed.heading is not None and after > level)
        for headed, level, after in zip(found, levels, (*levels[1:], 0), strict=True)
    )


def _cut(blocks: tuple[Block, ...], deepest: int) -> Iterator[HeadedBlocks]:
    heading: Heading | None = None
    path: list[Heading] = []
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level <= deepest:
            yield HeadedBlocks(heading, tuple(path[:-1]) if heading else (), tuple(found))
            path = [above for above in path if above.level < block.level] + [block]
            heading, found = block, []
        else:
            found.append(block)
    yield HeadedBlocks(heading, tuple(path[:-1]) if heading else (), tuple(found))


def slide_level(blocks: tuple[Block, ...]) -> int:
    """The deepest level that carries most of the content: headings above it open sections.

    A level carries most if it has at least half as many blocks directly under its headings as the fullest level.
    """
    carried: Counter[int] = Counter()
    level = 0
    for block in blocks:
        if isinstance(block, Heading):
            level = block.level
        elif level and not isinstance(block, Rule):
            carried[level] += 1
    if not carried:
        return 6
    most = max(carried.values())
    return max(level for level, count in carried.items() if count * 2 >= most)
