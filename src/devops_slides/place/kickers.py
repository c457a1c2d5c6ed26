"""Long titles whose first words go above them, where the layout has a place for that."""

from __future__ import annotations

import re

from msgspec.structs import replace

from devops_slides.model.deck import BodyParagraph
from devops_slides.model.layout import Layout
from devops_slides.model.placed import PlacedText
from devops_slides.model.text import Runs, cut, plain, strip
from devops_slides.model.theme import Theme
from devops_slides.place.measure import Measure
from devops_slides.place.text import fit_text, inner_width, measured, set_text

_TOPIC = re.compile(r"(?P<topic>\S+(?:\s+\S+){0,2}?)(?:\s+[–—-]\s+|\s?[:：]\s+)(?=\S+\s+\S)")
"""At most three words before a dash or a colon: more are a sentence's beginning."""
_LINES = 3
"""Lines in the preferred size from which a title that does not fit there is too long."""


def above(
    title: Runs, placed: PlacedText, layout: Layout, theme: Theme, measure: Measure
) -> tuple[Runs, PlacedText] | None:
    """The rest of a title and its first words above it, as in “Kubernetes – …”; None for a title that stands well.

    `placed` is the whole title in its slot.
    """
    slot, found = layout.slot("kicker"), _TOPIC.match(plain(title))
    if (
        slot is None
        or found is None
        or placed.size >= placed.slot.style.size
        or not _is_long(title, placed, theme, measure)
    ):
        return None
    topic, fits = fit_text((BodyParagraph(strip(cut(title, 0, found.end("topic")))),), slot, theme, measure)
    return (_capital(strip(cut(title, found.end()))), topic) if fits else None


def _is_long(title: Runs, placed: PlacedText, theme: Theme, measure: Measure) -> bool:
    slot = placed.slot
    if placed.size >= slot.style.size:
        return False
    text = measured((BodyParagraph(title),), slot, theme, measure)
    setting = set_text(text, slot.style.size, inner_width(slot.box, slot), slot, theme)
    return sum(lines.count for lines in setting.lines) >= _LINES


def _capital(runs: Runs) -> Runs:
    """The rest of a title begins with a capital, as a title does."""
    first, *others = runs
    return runs if first.code else (replace(first, text=first.text[:1].upper() + first.text[1:]), *others)
