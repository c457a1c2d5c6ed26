"""From a chapter to the slides of its deck."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from devops_slides.model.block import Block, Directive, Heading, Paragraph, Span
from devops_slides.model.chapter import Chapter
from devops_slides.model.deck import Deck, DeckSection, Fill, Slide, Text
from devops_slides.model.text import Run, plain
from devops_slides.plan.agenda import chapter_agenda
from devops_slides.plan.alternative_text import with_alternative_texts
from devops_slides.plan.body import paragraphs
from devops_slides.plan.content import closing_paragraph, content_slides
from devops_slides.plan.context import ChapterPart, Context
from devops_slides.plan.density import key_points
from devops_slides.plan.directives import (
    all_said,
    grounds_on_slides,
    is_notes,
    is_only_said,
    is_skipped,
    with_directive,
    without_rules,
)
from devops_slides.plan.distinct_titles import with_distinct_titles
from devops_slides.plan.footnotes import with_footnote_links
from devops_slides.plan.headings import HeadedBlocks, breaks_at_rules, headed_blocks, slide_level
from devops_slides.plan.keys import Keys, with_distinct_keys
from devops_slides.plan.labels import is_summary_heading, names_goals
from devops_slides.plan.links import PlannedChapter, resolve_links
from devops_slides.plan.summary import summary_slide
from devops_slides.plan.title import kicker_and_title, number_and_title, text_of_runs, text_of_words, title_slide

_SHORT = 30
"""Most words that a section slide holds under its title."""


def plan_chapter(chapter: Chapter) -> Deck:
    """The deck of one chapter."""
    kicker, title = number_and_title(chapter)
    slides = chapter_slides(chapter)
    planned = resolve_links([PlannedChapter(chapter, slides, slides[0].key)])[0]
    return Deck(
        title=title,
        kicker=kicker,
        course=chapter.course.title,
        author=chapter.course.author,
        language=chapter.language,
        file=chapter.file,
        slides=with_distinct_keys(with_distinct_titles(planned.slides, {chapter.file: chapter})),
        footer=chapter.course.footer,
        fields=chapter.course.fields,
        sections=_sections(slides, title),
    )


def _sections(slides: tuple[Slide, ...], title: str) -> tuple[DeckSection, ...]:
    """A section for each section slide, and one for what comes before; empty if there is no section slide."""
    opened = [slide for slide in slides if slide.role == "section"]
    if not opened:
        return ()
    names = (plain(slide.text("title")[0].runs) for slide in opened)
    later = (DeckSection(name, slide.key) for name, slide in zip(names, opened, strict=True))
    return (DeckSection(title, slides[0].key), *later)


def chapter_slides(chapter: Chapter) -> tuple[Slide, ...]:
    """The slides of a chapter, its title slide first; links to other pages are not resolved yet."""
    language = chapter.language.split("-")[0]
    keys = Keys(f"{language}/{chapter.path.rsplit('.', 1)[0]}")
    context = Context(chapter, keys)
    first = title_slide(chapter, keys)
    blocks = grounds_on_slides(without_rules(chapter.blocks, as_breaks=breaks_at_rules(chapter)))
    body, last = _closed(_without_title(blocks, number_and_title(chapter)[1]), context)
    level = chapter.options.slide_level or slide_level(body)
    parts = tuple(part for part in headed_blocks(body, level) if not is_skipped(part.blocks))
    if parts and parts[0].heading is None and is_only_said(parts[0].blocks):
        first = replace(first, notes=first.notes + all_said(parts[0].blocks).notes)
    slides = [slide for part in parts for slide in _stretch_slides(part, parts, context)]
    at = next((n for n, slide in enumerate(slides) if slide.role == "notes"), len(slides))
    slides[at:at] = [last] if last else []
    slides = list(with_footnote_links(slides, next((slide.key for slide in slides if slide.role == "notes"), "")))
    if chapter.options.density == "key":
        slides = [key_points(slide, chapter.language) for slide in slides]
    contents = chapter_agenda(parts, slides, context)
    return (first, *contents, *(with_alternative_texts(slide, context.labels) for slide in slides))


def _without_title(blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """The blocks without a first heading that only repeats the chapter's title."""
    first = blocks[0] if blocks else None
    if isinstance(first, Heading) and _told(title) in {
        _told(text) for text in (plain(first.runs), kicker_and_title(plain(first.runs))[1])
    }:
        return blocks[1:]
    return blocks


_SIGNS = str.maketrans(dict.fromkeys("‘’‚‛′`", "'") | dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‐‑‒–—―", "-"))


def _told(text: str) -> str:
    """A title without what typography changes in it: kinds of quotation marks, dashes and spaces, and capitals."""
    plain_signs = re.sub("-{2,}", "-", text.replace("…", "...").translate(_SIGNS))
    return " ".join(plain_signs.casefold().split())


def _closed(blocks: tuple[Block, ...], context: Context) -> tuple[tuple[Block, ...], Slide | None]:
    """The blocks without a closing summary, and that summary's slide."""
    closing = closing_paragraph(blocks)
    last = summary_slide(closing, context) if closing is not None else None
    if last is None:
        return blocks, None
    return tuple(block for block in blocks if block is not closing), last


def _stretch_slides(stretch: HeadedBlocks, parts: tuple[HeadedBlocks, ...], context: Context) -> Iterator[Slide]:
    heading = stretch.heading
    blocks = stretch.blocks
    if heading is None:
        yield from _opening(blocks, context, is_all=len(parts) == 1)
        return
    path = (*(plain(above.runs) for above in stretch.above), plain(heading.runs))
    goals = names_goals(path[-1], context.labels)
    part = ChapterPart(heading.runs, path, blocks, goals, True)  # noqa: FBT003
    if stretch.has_below:
        siblings = [each for each in parts if each.heading is not None and _are_siblings(each, stretch)]
        yield from _section(part, heading, str(siblings.index(stretch) + 1), context)
    elif is_only_said(blocks):
        yield from _section(part, heading, "", context)
    elif is_summary_heading(path[-1], context.labels) and all(isinstance(block, Paragraph) for block in blocks):
        yield _summary_of(part, heading, context)
    else:
        yield from content_slides(part, context)


def _are_siblings(first: HeadedBlocks, second: HeadedBlocks) -> bool:
    """Whether two headings are of one level, under the same heading: the agenda counts them together."""
    levels = {headed.heading.level for headed in (first, second) if headed.heading is not None}
    return len(levels) == 1 and first.above == second.above


def _opening(blocks: tuple[Block, ...], context: Context, *, is_all: bool) -> Iterator[Slide]:
    """The slides of what precedes the first heading; if there is nothing else, they may have the chapter's title."""
    words = context.labels.introduction
    part = ChapterPart((Run(words),), (words,), blocks, under_goals=False, named=False)
    slides = list(content_slides(part, context))
    unnamed = [slide.key for slide in slides if plain(slide.text("title")[0].runs) == words]
    if is_all and len(unnamed) > 1 and not any(slide.role in {"objective", "agenda"} for slide in slides):
        title = Fill("title", text_of_words(kicker_and_title(context.chapter.title)[1]))
        slides = [
            replace(slide, fills=(title, *slide.fills[1:])) if slide.key in unnamed else slide for slide in slides
        ]
    yield from slides


def _section(part: ChapterPart, heading: Heading, number: str, context: Context) -> Iterator[Slide]:
    """A section slide with its number and a short text; a longer text gets slides “Introduction”."""
    own, title = kicker_and_title(plain(part.title))
    kicker = own or number
    fills = [Fill("title", text_of_words(title) if own else text_of_runs(part.title))]
    fills += [Fill("kicker", text_of_words(kicker))] if kicker else []
    blocks, said = part.blocks, all_said(())
    span = heading.span
    shown = tuple(block for block in part.blocks if not is_notes(block))
    if is_only_said(blocks) or (len(shown) == 1 and _is_short(shown[0])):
        said = all_said(part.blocks)
        blocks = tuple(block for block in shown if not isinstance(block, Directive))
    if len(blocks) == 1 and _is_short(blocks[0]):
        fills.append(Fill("body", Text(paragraphs(blocks, context.language))))
        span = Span(span.start, blocks[0].span.end)
        blocks = ()
    slide = Slide("section", context.keys.key(*part.path), tuple(fills), span, context.digest(span))
    yield with_directive(slide, said)
    words = context.labels.introduction
    inner = ChapterPart((Run(words),), (*part.path, words), blocks, part.under_goals, True)  # noqa: FBT003
    yield from content_slides(inner, context)


def _is_short(block: Block) -> bool:
    return isinstance(block, Paragraph) and len(plain(block.runs).split()) <= _SHORT


def _summary_of(part: ChapterPart, heading: Heading, context: Context) -> Slide:
    span = Span(heading.span.start, part.blocks[-1].span.end)
    fills = (Fill("title", text_of_runs(part.title)), Fill("body", Text(paragraphs(part.blocks, context.language))))
    return Slide("summary", context.keys.key(*part.path), fills, span, context.digest(span))
