"""Whether the horizontal rules of a page are breaks between slides."""

from __future__ import annotations

from devops_slides.model.block import Block, Directive, Heading, Rule
from devops_slides.model.chapter import Chapter

_LEAST = 3
"""Rules from which a page looks like slides, if a heading or a few blocks follow each."""
_FEW = 4


def breaks_at_rules(chapter: Chapter) -> bool:
    """True where the author says so, and on a page that is written as slides."""
    if chapter.options.break_at == "rule":
        return True
    gaps = _between(chapter.blocks)
    return len(gaps) > _LEAST and all(_is_a_slide(blocks) for blocks in gaps[1:])


def _between(blocks: tuple[Block, ...]) -> list[list[Block]]:
    """The blocks before the first rule, between each two, and behind the last."""
    found: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Rule):
            found.append([])
        elif not isinstance(block, Directive):
            found[-1].append(block)
    return found


def _is_a_slide(blocks: list[Block]) -> bool:
    return bool(blocks) and (isinstance(blocks[0], Heading) or len(blocks) <= _FEW)
