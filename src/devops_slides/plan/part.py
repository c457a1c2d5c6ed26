"""A part of a chapter: a heading with what stands below it."""

from __future__ import annotations

from msgspec import Struct

from devops_slides.model.block import Block
from devops_slides.model.text import Runs


class Part(Struct, frozen=True):
    """A heading with its path of headings, and the blocks below it."""

    title: Runs
    path: tuple[str, ...]
    blocks: tuple[Block, ...]
    under_goals: bool
    named: bool
    """The heading is the author's, not a label of ours."""
