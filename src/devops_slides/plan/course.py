"""From several chapters to the slides of one deck: a section of the course, all of it, or a training session."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.block import Span
from devops_slides.model.chapter import Chapter
from devops_slides.model.course import PageLink
from devops_slides.model.deck import Deck, DeckSection, Fill, Slide, Source
from devops_slides.model.text import Link, plain
from devops_slides.plan.agenda import Row, course_agenda
from devops_slides.plan.deck import chapter_slides
from devops_slides.plan.distinct_titles import with_distinct_titles
from devops_slides.plan.keys import with_distinct_keys
from devops_slides.plan.labels import labels
from devops_slides.plan.links import PlannedChapter, resolve_links
from devops_slides.plan.pages import headings
from devops_slides.plan.title import kicker_and_title, number_and_title, subtitle, text_of_words

_NOT_ON_SECTIONS = {"subtitle"}
_LEAST = 2
"""Least number of chapters for an agenda: with fewer there is nothing to choose from."""


class CoursePart(Struct, frozen=True):
    """A chapter of a deck of several. `sections` are those above it in the deck, highest first.

    `place` is that of the section whose page the chapter is, or None; `opens` is true if it is
    the page of the deck as a whole.
    """

    chapter: Chapter
    sections: tuple[PageLink, ...] = ()
    place: str | None = None
    opens: bool = False


class Cover(Struct, frozen=True):
    """The title of a deck of several chapters. `name` is its lasting name, with which its own slides' keys begin."""

    title: str
    name: str
    kicker: str = ""
    agenda: bool = True


def plan_course(cover: Cover, parts: Sequence[CoursePart]) -> Deck:
    """The deck of the parts: title slide, agenda, then the chapters, each a section of the file."""
    chapter = parts[0].chapter
    words = chapter.course
    key = f"{chapter.language.split('-')[0]}:{cover.name}#"
    has_agenda = cover.agenda and sum(not part.opens for part in parts) >= _LEAST
    planned = _distinct([_planned(part, f"{key}title", f"{key}agenda" if has_agenda else "") for part in parts])
    head = [_title_slide(cover, parts, f"{key}title")]
    if has_agenda:
        head.append(course_agenda(list(_rows(parts, planned)), labels(chapter.language).agenda, f"{key}agenda"))
    chapters = resolve_links(planned)
    slides = (*head, *(slide for planned_chapter in chapters for slide in planned_chapter.slides))
    return Deck(
        title=cover.title,
        kicker=cover.kicker,
        course=words.title,
        author=words.author,
        language=chapter.language,
        file=chapter.file,
        slides=with_distinct_keys(with_distinct_titles(slides, {part.chapter.file: part.chapter for part in parts})),
        footer=words.footer,
        fields=words.fields,
        sections=(DeckSection(cover.title, head[0].key), *_sections(parts, chapters)),
    )


def _title_slide(cover: Cover, parts: Sequence[CoursePart], key: str) -> Slide:
    words = parts[0].chapter.course
    fills = [Fill("title", text_of_words(cover.title))]
    fills += [Fill("kicker", text_of_words(cover.kicker))] if cover.kicker else []
    said = subtitle(words, "{course}\n{author}", {"chapter": cover.title, "kicker": cover.kicker})
    fills += [Fill("subtitle", said)] if said.paragraphs else []
    opening = next((part for part in parts if part.opens), None)
    notes = chapter_slides(opening.chapter)[0].notes if opening is not None else ()
    return Slide("title", key, tuple(fills), Span(1, 1), notes=notes)


def _planned(part: CoursePart, title: str, agenda: str) -> PlannedChapter:
    """A chapter's slides with its title slide as a section slide, or without it if the chapter opens the deck."""
    first, *rest = chapter_slides(part.chapter)
    kicker, name = number_and_title(part.chapter)
    source = Source(part.chapter.file, kicker, name)
    fills = tuple(fill for fill in first.fills if fill.slot not in _NOT_ON_SECTIONS)
    if part.sections:
        fills = (*fills, Fill("body", text_of_words(part.sections[-1].title)))
    head = () if part.opens else (replace(first, role="section", fills=fills),)
    slides = (*head, *(_uncounted(slide, part.chapter) for slide in rest))
    back = [slide for slide in slides if slide.role == "agenda"] + list(head)
    marked = (replace(slide, source=source, back=agenda if slide in back else "") for slide in slides)
    return PlannedChapter(part.chapter, tuple(marked), title if part.opens else first.key)


def _uncounted(slide: Slide, chapter: Chapter) -> Slide:
    """The slide, for a section without a number that its heading lacks: it would look like a chapter's."""
    if slide.role != "section":
        return slide
    said = (
        kicker_and_title(plain(heading.runs))[0]
        for heading in headings(chapter.blocks)
        if heading.span.start == slide.span.start
    )
    if next(said, ""):
        return slide
    return replace(slide, fills=tuple(fill for fill in slide.fills if fill.slot != "kicker"))


def _distinct(chapters: list[PlannedChapter]) -> list[PlannedChapter]:
    """The chapters with keys that no earlier chapter has, because two courses may have pages of the same path."""
    given: set[str] = set()
    found = []
    for chapter in chapters:
        new = {slide.key: _free(slide.key, given) for slide in chapter.slides}
        given |= set(new.values())
        found.append(_renamed(chapter, new) if any(old != key for old, key in new.items()) else chapter)
    return found


def _free(key: str, given: set[str]) -> str:
    count = 1
    while (key if count == 1 else f"{key}~~{count}") in given:
        count += 1
    return key if count == 1 else f"{key}~~{count}"


def _renamed(planned: PlannedChapter, new: dict[str, str]) -> PlannedChapter:
    def followed(link: Link) -> Link:
        return Link("slide", new.get(link.target, link.target)) if link.kind == "slide" else link

    slides = tuple(replace(slide.with_links(followed), key=new[slide.key]) for slide in planned.slides)
    return replace(planned, slides=slides, first=new.get(planned.first, planned.first))


def _rows(parts: Sequence[CoursePart], planned: Sequence[PlannedChapter]) -> Iterator[Row]:
    """A row per chapter below those of its sections; a section without a page of its own leads to its first chapter."""
    told = {part.place for part in parts if part.place is not None}
    for part, chapter in zip(parts, planned, strict=True):
        for depth, section in enumerate(part.sections):
            if section.path not in told:
                told.add(section.path)
                yield Row(depth, "", section.title, chapter.first)
        if not part.opens:
            yield Row(len(part.sections), *number_and_title(part.chapter), chapter.first)


def _sections(parts: Sequence[CoursePart], chapters: Sequence[PlannedChapter]) -> Iterator[DeckSection]:
    for part, chapter in zip(parts, chapters, strict=True):
        if chapter.slides and part.opens:
            yield DeckSection(labels(part.chapter.language).introduction, chapter.slides[0].key)
        elif chapter.slides:
            kicker, title = number_and_title(part.chapter)
            yield DeckSection(f"{kicker} · {title}" if kicker else title, chapter.slides[0].key)
