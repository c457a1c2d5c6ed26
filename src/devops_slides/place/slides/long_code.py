"""Code that takes so many slides that its author should choose lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from devops_slides.model.placed import PlacedCode
from devops_slides.model.problem import Problems
from devops_slides.place.slides.drafts import Draft

_MOST = 4
"""Slides of one block of code; nobody reads more from a wall."""


def check_long_code(drafts: Iterable[Draft], file: str, problems: Problems) -> None:
    """Tell each block of code on more than four slides."""
    slides = Counter(
        (draft.slide.source.file if draft.slide.source is not None else file, draft.slide.span.start, draft.slide.key)
        for draft in drafts
        if any(isinstance(one, PlacedCode) for one in draft.placed)
    )
    for (path, line, _), count in slides.items():
        if count > _MOST:
            hint = "choose lines above it: <!-- slides: lines=1-20 -->"
            problems.add(path, line, "long-code", f"a block of code takes {count} slides", hint)
