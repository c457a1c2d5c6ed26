"""How much work one chapter may be: `[limits]` of slides.toml, each with what a real course needs many times over.

Limits are counted in work, never by the clock, so that a deck is the same on every machine. The two that are times
stop only what would never end, or would end the program.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from devops_slides.model.problem import ChapterError

Count = Annotated[int, Meta(ge=1)]


class Limits(Struct, frozen=True, forbid_unknown_fields=True):
    """The most that one chapter may ask for. What reaches a limit is reported, and costs that chapter or picture alone.

    A key added here is read from slides.toml; its words go to scripts/reference_words.toml.
    """

    characters: Count = 1_000_000
    """Characters of a chapter's file. The longest chapters of courses have 100,000."""
    blocks: Count = 10_000
    """Blocks of a chapter, with those inside others and those of included files."""
    slides: Count = 3_000
    """Slides of a chapter's deck."""
    picture_pixels: Count = 45_000_000
    """Pixels of a raster picture; unpacked twice, to be scaled, they take 360 MB. Cameras have up to 45 million."""
    svg_elements: Count = 200_000
    """Elements of a drawing, with those that `<use>`, masks, clips, filters, markers and patterns repeat."""
    svg_depth: Count = 100
    """Elements within one another, or repeated by one another; hand-made drawings have fewer than 30."""
    svg_seconds: Count = 4
    """Seconds of computing for one drawing, which then is not shown."""
    svg_megabytes: Count = 400
    """Memory for one drawing, in 1,000,000 bytes."""
    chapter_seconds: Count = 300
    """Seconds by the clock after which a deck counts as one that never ends: the last resort."""


LIMITS = Limits()
"""The limits where nothing is set."""


def check(limit: str, count: int, limits: Limits, shown: str) -> None:
    """Raise ChapterError if a chapter has more of something than the limit of that name allows."""
    most: int = getattr(limits, limit)
    if count > most:
        hint = f"split the chapter, or set {limit} under [limits] in slides.toml"
        raise ChapterError(f"it has {count:,} {limit}, and may have {most:,}", place=shown, code="too-much", hint=hint)
