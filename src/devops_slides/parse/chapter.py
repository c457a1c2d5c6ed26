"""From one page of a course to a Chapter."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from devops_slides.model.block import Block, Heading, Paragraph, Rule, walk
from devops_slides.model.chapter import Chapter
from devops_slides.model.limits import check
from devops_slides.model.problem import Problems
from devops_slides.model.text import plain
from devops_slides.parse.content.directives import lines_beyond, tell_equal_ids, tell_open_comment
from devops_slides.parse.content.markdown_blocks import read_blocks
from devops_slides.parse.content.markdown_parser import Flavour, asks_for_math
from devops_slides.parse.content.notes import notes_of
from devops_slides.parse.content.reading import Reading
from devops_slides.parse.course.cascade import with_inherited
from devops_slides.parse.course.config import table, texts
from devops_slides.parse.course.file_names import readable
from devops_slides.parse.course.front_matter import split
from devops_slides.parse.course.page import Page
from devops_slides.parse.course.page_facts import read_facts
from devops_slides.parse.course.settings import Settings, chapter_options, course_words, person
from devops_slides.parse.course.text_file import read_text
from devops_slides.parse.course.typos import tell_mistyped_keys
from devops_slides.parse.dialects.foreign_syntax import as_hugo
from devops_slides.parse.pictures.finder import Finder
from devops_slides.parse.shortcodes.own.own_shortcodes import OwnShortcodes
from devops_slides.parse.source_lines import LineIndex, SourceLines, source_lines

_OUTPUTS = {"reveal", "slides", "slide"}
"""Output formats of the themes that show a page as a presentation."""
_SHORTCODES = re.compile(r"\{\{[<%]\s*(?:slide|fragment)\b")


def is_written_as_slides(outputs: Iterable[str], body: str) -> bool:
    """Whether a page's output formats ask for slides, or its text uses a presentation's shortcodes."""
    return not _OUTPUTS.isdisjoint(outputs) or _SHORTCODES.search(body) is not None


def _outputs_of(page: Page, values: Mapping[str, object]) -> tuple[str, ...]:
    """The output formats of a page, in lower case: its own ones, or those of the site for its kind."""
    if "outputs" in values:
        return tuple(name.lower() for name in texts(values["outputs"]))
    return page.site.outputs.get(page.kind, ())


_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


def read_chapter(page: Page, settings: Settings, problems: Problems) -> Chapter:
    """The chapter of a page. ChapterError if its file or its front matter cannot be read, or if it is too much."""
    text, data = read_text(page.file, page.shown, settings.limits)
    front = split(text, page.shown, problems)
    front = replace(front, values=with_inherited(front.values, page.inherited))
    facts = read_facts(front, page.shown, problems)
    source = as_hugo(source_lines(front.body, front.offset), page.shown, problems)
    params = page.site.params
    own = {**front.values, **table(front.values.get("params"))}
    reading = Reading(
        shown=page.shown,
        lines=source.lines,
        finder=Finder(page.site, page.file, page.url, limits=settings.limits),
        problems=problems,
        params={**params, **{str(key).lower(): value for key, value in own.items()}},
        flavour=Flavour(page.site.formulas or asks_for_math(own, params), page.site.emoji, page.site.goldmark),
        children=page.children,
        own=OwnShortcodes(page, front.values) if page.site.is_hugo else None,
    )
    blocks = read_blocks(source, reading)
    lines_beyond(blocks, reading)
    tell_equal_ids(blocks, reading)
    tell_open_comment(source, reading)
    tell_mistyped_keys(front, page.shown, problems)
    as_slides = is_written_as_slides(_outputs_of(page, front.values), front.body)
    if as_slides:
        blocks = tuple(Rule(block.span) if _is_dashes(block) else block for block in blocks)
    check("blocks", sum(1 for _ in walk(blocks)), settings.limits, page.shown)
    options = chapter_options(front, settings, page.shown, problems)
    options = replace(options, notes="\n".join(_notes(options.notes, reading)))
    title = facts.title
    if not title:
        title, blocks = _title_from(blocks, page)
    course = course_words(page.site, settings)
    return Chapter(
        path=readable(page.path),
        file=readable(page.shown),
        title=_APOSTROPHE.sub("’", title),
        number=facts.number,
        language=course.language,
        blocks=blocks,
        options=replace(options, break_at="rule") if as_slides else options,
        course=replace(course, author=person(front.values.get("author")) or course.author),
        digest=hashlib.sha256(data).hexdigest(),
        url=page.address,
        map=page.map,
        children=page.children,
        ids=_ids(source),
        lines=tuple(hashlib.sha256(line.encode()).hexdigest()[:16] for line in text.split("\n")),
    )


def _is_dashes(block: Block) -> bool:
    """Whether a paragraph is the `--` between two slides that reveal.js shows one below the other."""
    return isinstance(block, Paragraph) and plain(block.runs) in {"--", "–"}


_ID = re.compile(
    r"<[a-z][^<>]*?\s(?:id|name)\s*=\s*[\"']?(?P<id>[^\"'\s<>]+)|\{[^{}\n]*#(?P<mark>[\w-]+)", re.IGNORECASE
)
"""An id of an element of HTML, or of what Markdown's attributes in braces belong to."""


def _ids(source: SourceLines) -> tuple[tuple[str, int], ...]:
    places = LineIndex(source)
    return tuple((match["id"] or match["mark"], places.line_at(match.start())) for match in _ID.finditer(source.text))


def _notes(text: str, reading: Reading) -> tuple[str, ...]:
    """The notes of the title slide, which front matter has as Markdown; each of its lines begins a paragraph."""
    if not text.strip():
        return ()
    return notes_of(read_blocks(SourceLines(re.sub(r"\n(?=\S)", "\n\n", text), (1,)), reading))


def _title_from(blocks: tuple[Block, ...], page: Page) -> tuple[str, tuple[Block, ...]]:
    """A title for a page without one, and the blocks after it: an opening heading of level 1, else the name's words."""
    if blocks and isinstance(blocks[0], Heading) and blocks[0].level == 1:
        return plain(blocks[0].runs), blocks[1:]
    return page.title, blocks
