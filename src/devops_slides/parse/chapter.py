"""One page of a course to a Chapter."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from devops_slides.model.chapter import Block, Chapter, ChapterOptions, Heading
from devops_slides.model.problem import Problems
from devops_slides.model.text import plain
from devops_slides.parse.blocks import read_blocks
from devops_slides.parse.course import Page
from devops_slides.parse.files import read_text
from devops_slides.parse.flow import Reading
from devops_slides.parse.front_matter import split
from devops_slides.parse.language import tag
from devops_slides.parse.picture_file import spoken
from devops_slides.parse.pictures import Finder
from devops_slides.parse.settings import Settings

_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_NO_WEIGHT = 0


def read_chapter(page: Page, settings: Settings, problems: Problems) -> Chapter:
    """The chapter of a page. ChapterError where its file or its front matter cannot be read."""
    text, data = read_text(page.file, page.shown)
    front = split(text, page.shown, problems)
    values = front.values
    reading = Reading(page.shown, front.offset, Finder(page.site, page.file, page.url), problems)
    blocks = read_blocks(front.body, reading)
    title = str(values.get("title") or "").strip()
    if not title:
        title, blocks = _title_from(blocks, page)
    lines = tuple(hashlib.sha256(line.encode()).hexdigest()[:16] for line in text.split("\n"))
    return Chapter(
        path=page.path,
        file=page.shown,
        title=_APOSTROPHE.sub("’", title),
        weight=_weight(values.get("weight"), page.shown, problems),
        language=tag(settings.language or page.site.language),
        blocks=blocks,
        options=_over(_options(values.get("slides"), page.shown, problems), settings),
        course_title=_APOSTROPHE.sub("’", settings.title or page.site.title),
        author=str(values.get("author") or settings.author or ""),
        draft=values.get("draft") is True,
        digest=hashlib.sha256(data).hexdigest(),
        lines=lines,
    )


def _over(options: ChapterOptions, settings: Settings) -> ChapterOptions:
    """The chapter's options, the course's where the chapter says nothing."""
    return replace(
        options,
        theme=options.theme or settings.theme,
        agenda=settings.agenda if options.agenda is None else options.agenda,
        counter=settings.counter if options.counter is None else options.counter,
        slide_level=options.slide_level or settings.slide_level,
    )


def _title_from(blocks: tuple[Block, ...], page: Page) -> tuple[str, tuple[Block, ...]]:
    """A missing title is the first heading of level 1, else the file's or folder's name in words."""
    if blocks and isinstance(blocks[0], Heading) and blocks[0].level == 1:
        return plain(blocks[0].runs), blocks[1:]
    stem = page.file.stem
    return spoken(page.file.parent.name if stem in {"index", "_index"} else stem), blocks


def _weight(value: object, shown: str, problems: Problems) -> int:
    try:
        return int(cast("str", value)) if value not in {None, ""} else _NO_WEIGHT
    except (TypeError, ValueError, OverflowError):
        problems.add(shown, 0, "bad-weight", f"weight {value!r} is no number", "it counts as none")
        return _NO_WEIGHT


_KNOWN = {"theme": str, "agenda": bool, "counter": bool, "slide_level": int, "notes": str}


def _is_level(value: object) -> bool:
    """Whether a value is a heading's level; YAML's `true` is an int to Python, but none here."""
    return not isinstance(value, bool) and isinstance(value, int) and 1 <= value <= 6  # noqa: PLR2004 - h1 to h6


def _options(value: object, shown: str, problems: Problems) -> ChapterOptions:
    """Front matter `slides:`; a key that is not known, or of the wrong kind, is a problem."""
    if value is None:
        return ChapterOptions()
    if not isinstance(value, Mapping):
        problems.add(shown, 0, "bad-option", "slides: expected keys and values")
        return ChapterOptions()
    given: dict[str, object] = {}
    for key, one in value.items():
        name = str(key).replace("-", "_")
        if name not in _KNOWN or not isinstance(one, _KNOWN[name]) or (name == "slide_level" and not _is_level(one)):
            known = ", ".join(_KNOWN)
            problems.add(shown, 0, "bad-option", f"slides.{key}: {one!r} is not understood", f"there are {known}")
        else:
            given[name] = one
    return ChapterOptions(**given)  # type: ignore[arg-type]
