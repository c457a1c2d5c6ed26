"""Which headings open slides, which open sections, which stay in the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from devops_slides.model.chapter import Block, Heading, Rule


@dataclass(frozen=True, slots=True)
class Stretch:
    """A heading (None at the chapter's start) with the headings above it and the blocks up to the next one."""

    heading: Heading | None
    above: tuple[Heading, ...]
    blocks: tuple[Block, ...]


def stretches(blocks: tuple[Block, ...], deepest: int) -> Iterator[Stretch]:
    """The chapter cut at headings down to level `deepest`; deeper ones stay among the blocks."""
    heading: Heading | None = None
    path: list[Heading] = []
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level <= deepest:
            yield Stretch(heading, tuple(path[:-1]) if heading else (), tuple(found))
            path = [one for one in path if one.level < block.level] + [block]
            heading, found = block, []
        else:
            found.append(block)
    yield Stretch(heading, tuple(path[:-1]) if heading else (), tuple(found))


def slide_level(blocks: tuple[Block, ...]) -> int:
    """The deepest level that carries most of the content: headings above it open sections.

    Counted are the blocks that stand directly under a heading of each level.
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
