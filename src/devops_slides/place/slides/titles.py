"""Titles: numbered where they go on, fitted, shortened where nothing else helps; and the footer line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from msgspec.structs import replace

from devops_slides.model.deck import BodyParagraph, Deck, Role, Slide, Source
from devops_slides.model.fields import filled
from devops_slides.model.geometry import EMU_PER_POINT, Box
from devops_slides.model.layout import FooterStyle, Slot
from devops_slides.model.placed import PlacedText
from devops_slides.model.text import Run, Runs, cut, plain, strip, without_colon
from devops_slides.model.theme import Theme
from devops_slides.place.measure.break_points import has_signs
from devops_slides.place.measure.measure import Measure
from devops_slides.place.text.fit import fit_text
from devops_slides.place.text.lines import break_lines
from devops_slides.place.text.words import words_of

_NO_BREAK = "\u00a0"
_NUMBER = re.compile(rf"{_NO_BREAK}\(\d+/\d+\)$")
_LONG, _BEGINNING = 80, 40
OPENING = {"title", "section"}


def numbered(titles: Sequence[tuple[Role, Runs]]) -> list[Runs]:
    """The titles, equal neighbours with (1/3), (2/3), (3/3) behind them; title slides and sections open something."""
    found: list[Runs] = []
    for (text, opens), group in groupby(titles, key=lambda one: (_seen(one[1]), one[0] in OPENING)):
        same = [runs for _, runs in group]
        if len(same) == 1 or not text or opens:
            found += same
            continue
        found += [(*without_colon(runs), Run(f"{_NO_BREAK}({n}/{len(same)})")) for n, runs in enumerate(same, 1)]
    return found


def _seen(runs: Runs) -> str:
    """What an audience tells titles apart by: long ones by their beginnings, for they may be shortened alike."""
    text = plain(runs).casefold()
    return text if len(text) <= _LONG else text[:_BEGINNING]


def fit_title(runs: Runs, slot: Slot, box: Box, theme: Theme, measure: Measure) -> tuple[PlacedText, bool]:
    """A title in a box of its slot, and whether it stands there whole; one that does not fit ends in an ellipsis."""
    placed, fits = fit_text((BodyParagraph(runs),), slot, theme, measure, box)
    if fits:
        return placed, True
    text = "".join(run.text for run in runs)
    number = _NUMBER.search(text)
    body = text[: number.start()] if number else text
    ends = [at for at, c in enumerate(body) if c.isspace()] or [len(body) // 2]
    low, high = 0, len(ends) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if fit_text((BodyParagraph(_shortened(runs, ends[middle])),), slot, theme, measure, box)[1]:
            low = middle
        else:
            high = middle - 1
    placed, _ = fit_text((BodyParagraph(_shortened(runs, ends[low])),), slot, theme, measure, box)
    return placed, False


def _shortened(runs: Runs, end: int) -> Runs:
    """The title up to a place, with an ellipsis and the number that it ends in."""
    kept = strip(cut(runs, 0, end))
    last = kept[-1] if kept else Run("")
    number = _NUMBER.search(runs[-1].text)
    tail = number[0] if number else ""
    return (*kept[:-1], replace(last, text=last.text.rstrip(" ,;:.–—-") + "…" + tail))


def footer_line(slide: Slide, deck: Deck, footer: FooterStyle, theme: Theme, measure: Measure) -> str:
    """The footer's text, its chapter shortened until it fits its one line."""
    source = slide.source or Source(deck.file, deck.kicker, deck.title)
    pattern = deck.footer or footer.text
    style, room = footer.style, (footer.box.height if footer.vertical else footer.box.width) / EMU_PER_POINT
    title = " ".join(source.title.split())
    ends = [at for at in range(len(title)) if title[at] == " " or has_signs(title[at])]
    for end in (len(title), *reversed(ends), 0):
        chapter = title[:end].rstrip() + ("…" if end < len(title) else "")
        text = _filled(pattern, deck, source, chapter)
        if break_lines(words_of((Run(text),), style, theme, measure), style.size, style.spacing, room).count <= 1:
            return text
    return ""


def _filled(pattern: str, deck: Deck, source: Source, chapter: str) -> str:
    course = deck.course if deck.course != source.title else ""
    known = {"course": course, "kicker": source.kicker, "chapter": chapter, "author": deck.author}
    return filled(pattern, {**dict(deck.fields), **known})
