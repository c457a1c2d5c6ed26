"""Titles: split into topic and title, numbered on continuation slides, fitted, shortened; and the footer line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.deck import BodyParagraph, Deck, Role, Slide, Source
from devops_slides.model.fields import filled
from devops_slides.model.geometry import EMU_PER_POINT, Box, Emu, points
from devops_slides.model.layout import FooterStyle, Layout, Slot
from devops_slides.model.placed import PlacedText
from devops_slides.model.text import Run, Runs, cut, plain, strip, without_colon
from devops_slides.place.measure.break_points import has_signs
from devops_slides.place.measure.measure import Look
from devops_slides.place.text.fit import fit_text
from devops_slides.place.text.heights import inner_width, measure_paragraphs, set_text
from devops_slides.place.text.lines import break_lines
from devops_slides.place.text.words import words_of

_NO_BREAK = "\u00a0"
_NUMBER = re.compile(rf"{_NO_BREAK}\(\d+/\d+\)$")
_LONG, _BEGINNING = 80, 40
OPENING = {"title", "section"}


def numbered_titles(titles: Sequence[tuple[Role, Runs]]) -> list[Runs]:
    """The titles, with (1/3), (2/3), (3/3) after equal neighbours; not on title slides and sections, which open."""
    found: list[Runs] = []
    for (text, opens), group in groupby(titles, key=lambda title: (_seen(title[1]), title[0] in OPENING)):
        same = [runs for _, runs in group]
        if len(same) == 1 or not text or opens:
            found += same
            continue
        found += [(*without_colon(runs), Run(f"{_NO_BREAK}({n}/{len(same)})")) for n, runs in enumerate(same, 1)]
    return found


def _seen(runs: Runs) -> str:
    """What an audience tells titles apart by: long ones by their beginnings, as they may be shortened alike."""
    text = plain(runs).casefold()
    return text if len(text) <= _LONG else text[:_BEGINNING]


def fit_title(runs: Runs, slot: Slot, box: Box, look: Look) -> tuple[PlacedText, bool]:
    """A title in a box of its slot, and whether it is complete; one that does not fit ends in an ellipsis."""
    placed, fits = fit_text((BodyParagraph(runs),), slot, look, box)
    if fits:
        return placed, True
    text = "".join(run.text for run in runs)
    number = _NUMBER.search(text)
    body = text[: number.start()] if number else text
    ends = [at for at, c in enumerate(body) if c.isspace()] or [len(body) // 2]
    low, high = 0, len(ends) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if fit_text((BodyParagraph(_shortened(runs, ends[middle])),), slot, look, box)[1]:
            low = middle
        else:
            high = middle - 1
    placed, _ = fit_text((BodyParagraph(_shortened(runs, ends[low])),), slot, look, box)
    return placed, False


def _shortened(runs: Runs, end: int) -> Runs:
    """The title up to a position, with an ellipsis and the number that it ends in."""
    kept = strip(cut(runs, 0, end))
    last = kept[-1] if kept else Run("")
    number = _NUMBER.search(runs[-1].text)
    tail = number[0] if number else ""
    return (*kept[:-1], replace(last, text=last.text.rstrip(" ,;:.–—-") + "…" + tail))


def footer_line(slide: Slide, deck: Deck, footer: FooterStyle, look: Look) -> str:
    """The footer's text, its chapter shortened until it fits on one line; empty if nothing does."""
    source = slide.source or Source(deck.file, deck.kicker, deck.title)
    pattern = deck.footer or footer.text
    style, room = footer.style, (footer.box.height if footer.vertical else footer.box.width) / EMU_PER_POINT
    title = " ".join(source.title.split())
    ends = [at for at in range(len(title)) if title[at] == " " or has_signs(title[at])]
    for end in (len(title), *reversed(ends), 0):
        chapter = title[:end].rstrip() + ("…" if end < len(title) else "")
        text = _filled(pattern, deck, source, chapter)
        if break_lines(words_of((Run(text),), style, look), style.size, style.spacing, room).count <= 1:
            return text
    return ""


def _filled(pattern: str, deck: Deck, source: Source, chapter: str) -> str:
    course = deck.course if deck.course != source.title else ""
    known = {"course": course, "kicker": source.kicker, "chapter": chapter, "author": deck.author}
    return filled(pattern, {**dict(deck.fields), **known})


_TOPIC = re.compile(r"(?P<topic>\S+(?:\s+\S+){0,2}?)(?:\s+[–—-]\s+|\s?[:：]\s+)(?=\S+\s+\S)")
"""At most three words before a dash or a colon: more are the beginning of a sentence."""
_LINES = 3
"""Number of lines in the preferred size from which a title that does not fit is too long."""


class TitleLines(Struct, frozen=True):
    """The topic above a title, empty if there is none, and the title."""

    topic: Runs
    title: Runs


def title_lines(found: Sequence[tuple[Role, Layout, Runs]], look: Look) -> list[TitleLines]:
    """The titles; “Kubernetes – …” is split if it is too long, and so are its neighbours of the same topic."""
    said: list[TitleLines] = []
    for topic, group in groupby(found, key=_topic):
        members = list(group)
        if topic and any(_is_long(runs, layout, look) for _, layout, runs in members):
            said += [_parted(runs, layout, look) for _, layout, runs in members]
        else:
            said += [TitleLines((), runs) for _, _, runs in members]
    return said


def title_box_below(slot: Slot, kicker: Slot) -> Box:
    """The part of a title's box below its topic, if the two share one."""
    box, end = slot.box, kicker.box.bottom
    if kicker.box.top > box.bottom or end <= box.top:
        return box
    return Box(box.left, end, box.width, Emu(box.bottom - end))


def place_topic(topic: Runs, kicker: Slot, look: Look) -> tuple[PlacedText, bool]:
    """The topic above a title, and whether it fits there."""
    return fit_text((BodyParagraph(topic),), kicker, look)


def _topic(heading: tuple[Role, Layout, Runs]) -> str:
    role, layout, runs = heading
    if role in OPENING or layout.slot("kicker") is None or layout.slot("title") is None:
        return ""
    found = _TOPIC.match(plain(runs))
    return found["topic"].casefold() if found is not None else ""


def _is_long(title: Runs, layout: Layout, look: Look) -> bool:
    """Whether a title needs three lines in its preferred size, and its box has no room for that many."""
    slot = layout.slot("title")
    assert slot is not None
    text = measure_paragraphs((BodyParagraph(title),), slot, look)
    setting = set_text(text, slot.style.size, inner_width(slot.box, slot), slot, look.theme)
    return sum(lines.count for lines in setting.lines) >= _LINES and points(setting.height) > slot.box.height


def _parted(runs: Runs, layout: Layout, look: Look) -> TitleLines:
    found, kicker = _TOPIC.match(plain(runs)), layout.slot("kicker")
    assert found is not None
    assert kicker is not None
    topic = strip(cut(runs, 0, found.end("topic")))
    if not place_topic(topic, kicker, look)[1]:
        return TitleLines((), runs)
    return TitleLines(topic, _capital(strip(cut(runs, found.end()))))


def _capital(runs: Runs) -> Runs:
    """The rest of a title with a capital at its beginning, as titles have."""
    first, *others = runs
    return runs if first.code else (replace(first, text=first.text[:1].upper() + first.text[1:]), *others)
