"""The title slide: number, title, course."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from msgspec.structs import replace

from devops_slides.model.block import Span
from devops_slides.model.chapter import Chapter
from devops_slides.model.course import CourseWords
from devops_slides.model.deck import BodyParagraph, Fill, Slide, Text
from devops_slides.model.fields import filled
from devops_slides.model.latin import is_western
from devops_slides.model.text import Run, Runs, addresses
from devops_slides.plan.keys import Keys

SESSION = "{client} · {trainer} · {date}"
"""What a title slide says about a training session, as far as it is known."""
_NUMBERED = re.compile(
    r"(?:(?:chapitre|chapter|kapitel|capítulo|capitolo|hoofdstuk|module|partie|part|leçon|lesson|section|kapitola|rozdział"
    r"|kapittel|kapitlet|luku|bölüm|bab|chương|bài|capitolul|fejezet|глава|урок|розділ|κεφάλαιο|الفصل|الدرس|فصل|פרק|अध्याय"
    r"|บทที่)\s+)?"
    r"(?P<number>\d{1,3}(?:\.\d{1,2})*|[IVXLC]{1,6}(?=\s*[.:)\-–—]))\s*(?:[.:)]|\s[-–—])\s+(?P<title>\S.*)",
    re.IGNORECASE,
)


@cache
def _east_asian() -> re.Pattern[str]:
    """第4章：Title, 제4장 Title."""
    return re.compile(
        r"(?:第\s*(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})\s*[章课課回節节部]|제\s*(?P<korean>\d{1,3})\s*[장과부])"
        r"[\s:：、.\-–—]*(?P<title>\S.*)"
    )


def kicker_and_title(title: str) -> tuple[str, str]:
    """`4 - Title`, `4. Title` and `Chapter 4: Title` as ("4", "Title"); ("", title) without a leading number."""
    if not is_western(title) and (match := _east_asian().fullmatch(title.strip())):
        return match["number"] or match["korean"], match["title"]
    match = _NUMBERED.fullmatch(title.strip())
    return (match["number"], match["title"]) if match else ("", title.strip())


def number_and_title(chapter: Chapter) -> tuple[str, str]:
    """A chapter's number and title; a number in the title takes precedence over `chapter.number`."""
    kicker, title = kicker_and_title(chapter.title)
    return kicker or chapter.number, title


def text_of_words(text: str) -> Text:
    """A single paragraph of plain text."""
    return Text((BodyParagraph((Run(text),)),))


def text_of_runs(runs: Runs) -> Text:
    """A single paragraph of runs."""
    return Text((BodyParagraph(runs),))


def without_links(slide: Slide) -> Slide:
    """The slide without links in its title, as headings are read, not clicked; the addresses go into the notes."""
    title = slide.text("title")
    linked = [run for row in title for run in row.runs if run.link is not None]
    if not linked:
        return slide
    rows = tuple(replace(row, runs=tuple(replace(run, link=None) for run in row.runs)) for row in title)
    fills = tuple(Fill("title", Text(rows)) if fill.slot == "title" else fill for fill in slide.fills)
    return replace(slide, fills=fills, notes=(*slide.notes, *addresses(tuple(linked))))


def subtitle(words: CourseWords, pattern: str, names: Mapping[str, str]) -> Text:
    """The subtitle of a deck: the course's own pattern or the one given, one paragraph per line.

    Client, trainer and date get a line of their own unless the course has a pattern.
    """
    course = words.title if words.title not in names.values() else ""
    known = {**dict(words.fields), **names, "course": course, "author": words.author}
    lines = words.subtitle.split("\n") if words.subtitle else [*pattern.split("\n"), SESSION]
    found = (filled(line, known) for line in lines)
    return Text(tuple(BodyParagraph((Run(text),), block=number) for number, text in enumerate(found) if text))


def title_slide(chapter: Chapter, keys: Keys) -> Slide:
    """The first slide of a chapter."""
    kicker, title = number_and_title(chapter)
    fills = [Fill("title", text_of_words(title))]
    if kicker:
        fills.append(Fill("kicker", text_of_words(kicker)))
    said = subtitle(chapter.course, "{course}", {"chapter": title, "kicker": kicker})
    fills += [Fill("subtitle", said)] if said.paragraphs else []
    notes = tuple(part for part in chapter.options.notes.split("\n") if part.strip())
    return Slide("title", keys.key("title"), tuple(fills), Span(1, 1), notes=notes)
