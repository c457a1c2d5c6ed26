"""Long titles whose first words go above them, where the layout has a place for that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.deck import BodyParagraph, Role
from devops_slides.model.geometry import Box, Emu, points
from devops_slides.model.layout import Layout, Slot
from devops_slides.model.placed import PlacedText
from devops_slides.model.text import Runs, cut, plain, strip
from devops_slides.model.theme import Theme
from devops_slides.place.measure.measure import Measure
from devops_slides.place.slides.titles import OPENING
from devops_slides.place.text.fit import fit_text
from devops_slides.place.text.heights import inner_width, measured, set_text

_TOPIC = re.compile(r"(?P<topic>\S+(?:\s+\S+){0,2}?)(?:\s+[–—-]\s+|\s?[:：]\s+)(?=\S+\s+\S)")
"""At most three words before a dash or a colon: more are a sentence's beginning."""
_LINES = 3
"""Lines in the preferred size from which a title that does not fit there is too long."""


class Heading(Struct, frozen=True):
    """What stands above a title, empty for nothing, and the title."""

    topic: Runs
    title: Runs


def headings(found: Sequence[tuple[Role, Layout, Runs]], theme: Theme, measure: Measure) -> list[Heading]:
    """The titles; “Kubernetes – …” parted where it is too long, and with it its neighbours of the same topic."""
    said: list[Heading] = []
    for topic, group in groupby(found, key=_topic):
        members = list(group)
        if topic and any(_is_long(runs, layout, theme, measure) for _, layout, runs in members):
            said += [_parted(runs, layout, theme, measure) for _, layout, runs in members]
        else:
            said += [Heading((), runs) for _, _, runs in members]
    return said


def below(slot: Slot, kicker: Slot) -> Box:
    """What a title has of its box below its topic, where the two share one."""
    box, end = slot.box, kicker.box.bottom
    if kicker.box.top > box.bottom or end <= box.top:
        return box
    return Box(box.left, end, box.width, Emu(box.bottom - end))


def place_topic(topic: Runs, kicker: Slot, theme: Theme, measure: Measure) -> tuple[PlacedText, bool]:
    """The words above a title, and whether they fit there."""
    return fit_text((BodyParagraph(topic),), kicker, theme, measure)


def _topic(one: tuple[Role, Layout, Runs]) -> str:
    role, layout, runs = one
    if role in OPENING or layout.slot("kicker") is None or layout.slot("title") is None:
        return ""
    found = _TOPIC.match(plain(runs))
    return found["topic"].casefold() if found is not None else ""


def _is_long(title: Runs, layout: Layout, theme: Theme, measure: Measure) -> bool:
    """Whether a title needs three lines, in a place that has no room for so many in its preferred size."""
    slot = layout.slot("title")
    assert slot is not None
    text = measured((BodyParagraph(title),), slot, theme, measure)
    setting = set_text(text, slot.style.size, inner_width(slot.box, slot), slot, theme)
    return sum(lines.count for lines in setting.lines) >= _LINES and points(setting.height) > slot.box.height


def _parted(runs: Runs, layout: Layout, theme: Theme, measure: Measure) -> Heading:
    found, kicker = _TOPIC.match(plain(runs)), layout.slot("kicker")
    assert found is not None
    assert kicker is not None
    topic = strip(cut(runs, 0, found.end("topic")))
    if not place_topic(topic, kicker, theme, measure)[1]:
        return Heading((), runs)
    return Heading(topic, _capital(strip(cut(runs, found.end()))))


def _capital(runs: Runs) -> Runs:
    """The rest of a title begins with a capital, as a title does."""
    first, *others = runs
    return runs if first.code else (replace(first, text=first.text[:1].upper() + first.text[1:]), *others)
