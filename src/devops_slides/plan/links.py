"""Links between chapters: a jump if the deck has the page, else the page's address, else plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.block import (
    Block,
    Callout,
    Heading,
    Paragraph,
    PictureBlock,
    Table,
    Titled,
    walk,
)
from devops_slides.model.chapter import Chapter
from devops_slides.model.course import SiteMap
from devops_slides.model.deck import Slide
from devops_slides.model.problem import Problem, did_you_mean, nearest
from devops_slides.model.text import Link, Runs
from devops_slides.model.web_address import SCHEMES
from devops_slides.plan.pages import LinkTarget, anchors, find_page, nearest_page
from devops_slides.plan.title import without_links

_LONG = 80
"""Most characters of an address in a message."""


class PlannedChapter(Struct, frozen=True):
    """A chapter with its slides in a deck; `first` is the key of the slide that represents the chapter."""

    chapter: Chapter
    slides: tuple[Slide, ...]
    first: str


def resolve_links(chapters: Sequence[PlannedChapter]) -> tuple[PlannedChapter, ...]:
    """The chapters of one deck with their links resolved."""
    there = {(chapter.chapter.map, chapter.chapter.url): chapter for chapter in reversed(chapters)}
    return tuple(
        replace(chapter, slides=tuple(_slide(slide, chapter.chapter, there) for slide in chapter.slides))
        for chapter in chapters
    )


def _slide(slide: Slide, chapter: Chapter, there: Mapping[tuple[SiteMap, str], PlannedChapter]) -> Slide:
    refused: dict[str, None] = {}

    def changed(link: Link) -> Link | None:
        if link.kind == "refused":
            refused[link.target] = None
            return None
        return _link(link, chapter, there)

    found = without_links(slide.with_links(changed))
    return replace(found, notes=(*found.notes, *refused)) if refused else found


def _link(link: Link, chapter: Chapter, there: Mapping[tuple[SiteMap, str], PlannedChapter]) -> Link | None:
    if link.kind not in {"page", "ref"}:
        return link
    found = find_page(link, chapter)
    if found.page is not None and (target := there.get((chapter.map, found.page.url))) is not None:
        is_own = target.chapter == chapter
        if is_own and (not link.target or _is_dead(found.fragment, chapter)):
            return None
        return Link("slide", _key(found.fragment, target))
    return _address(found, chapter)


_TOP = {"", "top"}
"""Fragments that lead to the top of every page (HTML, 7.4.6.4)."""


def _is_dead(fragment: str, chapter: Chapter) -> bool:
    """Whether a link into its own page leads nowhere; the marks of footnotes get their ids from Hugo."""
    return not (fragment.lower() in _TOP or fragment.startswith(("fn:", "fnref")) or fragment in _anchors(chapter))


def _anchors(chapter: Chapter) -> dict[str, int]:
    """The line of each id of a chapter, those of headings first."""
    return dict(chapter.ids) | anchors(chapter.blocks)


def _address(found: LinkTarget, chapter: Chapter) -> Link | None:
    path = found.page.url if found.page is not None else found.path
    if not chapter.map.host or not path.startswith("/"):
        return None
    return Link("url", chapter.map.host + path + (f"#{found.fragment}" if found.fragment else ""))


def _key(fragment: str, target: PlannedChapter) -> str:
    """The key of the slide that a heading opens or is on; the chapter's first slide if it has no such heading."""
    line = _anchors(target.chapter).get(fragment) if fragment else None
    if line is None:
        return target.first
    for slide in target.slides:
        if slide.span.start <= line <= slide.span.end and slide.role not in {"agenda", "title"}:
            return slide.key
    after = (slide.key for slide in target.slides if slide.span.start > line and slide.role not in {"agenda", "title"})
    return next(after, target.first)


def broken_links(chapter: Chapter) -> Iterator[Problem]:
    """Refs to pages that the course does not have, and links to no place of the page, with the line of their block."""
    for runs, line in _texts(chapter.blocks):
        yield from _dead_anchors(runs, line, chapter)
        if not chapter.map.pages:
            continue
        for target in dict.fromkeys(run.link.target for run in runs if run.link and run.link.kind == "ref"):
            if find_page(Link("ref", target), chapter).page is None:
                hint = did_you_mean(nearest_page(target, chapter), "the text has no link")
                yield Problem(chapter.file, line, "broken-ref", f"there is no page {target}", hint)


def _dead_anchors(runs: Runs, line: int, chapter: Chapter) -> Iterator[Problem]:
    """Links of a text that lead to no heading and no element of their own page."""
    targets = (run.link.target for run in runs if run.link and run.link.kind == "page" and run.link.target[:1] == "#")
    for target in dict.fromkeys(targets):
        fragment = unquote(target[1:])
        if _is_dead(fragment, chapter):
            near = nearest(fragment, _anchors(chapter))
            hint = did_you_mean(f"#{near}" if near else "", "the text has no link")
            yield Problem(chapter.file, line, "broken-anchor", f"nothing on the page has the id {fragment}", hint)


def refused_links(chapter: Chapter) -> Iterator[Problem]:
    """Links to what no deck links to, as problems with the line of their block; the slide shows their words."""
    for runs, line in _texts(chapter.blocks):
        for target in dict.fromkeys(run.link.target for run in runs if run.link and run.link.kind == "refused"):
            yield _refused(target, chapter, line)
    for block in walk(chapter.blocks):
        link = block.picture.link if isinstance(block, PictureBlock) else None
        if link is not None and link.kind == "refused":
            yield _refused(link.target, chapter, block.span.start)


def _refused(target: str, chapter: Chapter, line: int) -> Problem:
    shown = target if len(target) <= _LONG else f"{target[:_LONG]}…"
    hint = f"use an address that begins with {', '.join(SCHEMES[:-1])} or {SCHEMES[-1]}"
    return Problem(chapter.file, line, "unsafe-link", f"{shown} is in the notes instead of a link", hint)


def _texts(blocks: Iterable[Block]) -> Iterator[tuple[Runs, int]]:
    """Every text of blocks with the line of its block."""
    for block in walk(blocks):
        match block:
            case Paragraph() | Heading():
                yield block.runs, block.span.start
            case Callout() | Titled():
                yield block.title, block.span.start
            case PictureBlock():
                yield block.picture.caption, block.span.start
            case Table():
                for cell in (*block.head, *(cell for row in block.rows for cell in row)):
                    yield cell, block.span.start
            case _:
                pass
