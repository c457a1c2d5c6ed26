"""The decks to build, from sources and options: each with its pages and its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from msgspec.structs import replace

from devops_slides.build.deck_names import deck_name, name_in_language, numbered_name
from devops_slides.model.course import PageLink
from devops_slides.model.problem import UsageError
from devops_slides.model.request import Order
from devops_slides.parse.course.course import When, pages_of
from devops_slides.parse.course.file_names import distinct, file_name
from devops_slides.parse.course.job import Job
from devops_slides.parse.course.page import Page
from devops_slides.parse.course.settings import Settings, course_words, read_settings
from devops_slides.plan.keys import slug

_SESSION = "session"
_COURSE = "course"


def list_jobs(order: Order) -> list[Job]:
    """The decks to make. UsageError if a source, a language or the pattern names nothing."""
    found = _in_languages(list(pages_of(order.sources, When(order.today, order.drafts), order.allow)), order.languages)
    settings = {root: read_settings(root, order.allow) for root in {page.site.root for page in found}}
    first = settings[found[0].site.root]
    kind = order.kind or first.deck or "chapter"
    if kind == "chapter":
        listed = [_chapter(page, settings[page.site.root]) for page in found]
    else:
        chosen = [page for page in found if not order.only or _matches(_names_of(page), order.only)]
        listed = _sections(chosen, first) if kind == "section" else _courses(chosen, first, order)
    named = _distinct(listed)
    if kind == "chapter" and order.only:
        named = [job for job in named if _matches((*_names_of(job.pages[0]), *_endings(job.name)), order.only)]
    if not named:
        raise UsageError(
            f"no chapter or deck matches {order.only}", code="no-chapters", hint="devops-slides outline lists them"
        )
    return named


def _distinct(listed: Sequence[Job]) -> list[Job]:
    names = distinct(job.name.removesuffix(".pptx") for job in listed)
    return [
        job if job.name == f"{name}.pptx" else replace(job, name=f"{name}.pptx", renamed=True)
        for job, name in zip(listed, names, strict=True)
    ]


def _chapter(page: Page, settings: Settings) -> Job:
    name = deck_name(page, with_number=settings.number_files)
    return Job(name, "chapter", (page,), settings, renamed=page.deck != file_name(page.place))


def _courses(pages: Sequence[Page], settings: Settings, order: Order) -> list[Job]:
    """One deck per language of a course; pages of several courses make a single deck."""
    one_course = len({page.site.root for page in pages}) == 1
    groups: dict[str, list[Page]] = {}
    for page in pages:
        groups.setdefault(page.site.code if one_course else "", []).append(page)
    found = []
    for group in groups.values():
        title = _course_title(group[0], settings)
        name = _SESSION if len(order.sources) > 1 else slug(title) or _COURSE
        found.append(Job(name_in_language(name, group[0].site), "course", tuple(group), settings, title))
    return found


def _course_title(page: Page, settings: Settings) -> str:
    home = next(
        (
            address.link.title
            for address in page.map.pages
            if not address.place and address.link.language == page.site.code
        ),
        "",
    )
    return course_words(page.site, settings).title or home or page.site.root.name


def _sections(pages: Sequence[Page], settings: Settings) -> list[Job]:
    """One deck per top-level section that holds chosen pages; pages outside all sections are home's."""
    groups: dict[tuple[Path, str, str], list[Page]] = {}
    for page in pages:
        chain = _chain(page)
        groups.setdefault((page.site.root, page.site.code, chain[0].path if chain else ""), []).append(page)
    found = []
    for number, group in enumerate(groups.values(), 1):
        common = _common([_chain(page) for page in group])
        section = common[-1] if common else None
        title = section.title if section is not None else _course_title(group[0], settings)
        name = file_name(section.path if section is not None else "")
        name = numbered_name(name, number, len(groups)) if settings.number_files else name
        file = name_in_language(name, group[0].site)
        found.append(Job(file, "section", tuple(group), settings, title, section, len(common)))
    return found


def _chain(page: Page) -> tuple[PageLink, ...]:
    """The sections that hold a page, and its own if it is a section's page."""
    own = (PageLink(page.title, page.place),) if page.is_section and page.place else ()
    return (*page.sections, *own)


def _common(chains: Sequence[tuple[PageLink, ...]]) -> tuple[PageLink, ...]:
    first = chains[0]
    length = min(len(chain) for chain in chains)
    while any(
        section.path != other.path for chain in chains for section, other in zip(chain[:length], first, strict=False)
    ):
        length -= 1
    return first[:length]


def _in_languages(found: list[Page], languages: Iterable[str]) -> list[Page]:
    asked = {language.lower().replace("_", "-") for language in languages}
    if not asked:
        return found
    known = {name for page in found for name in _languages_of(page)}
    for language in sorted(asked - known):
        codes = ", ".join(sorted({page.site.code or page.site.language for page in found}))
        raise UsageError(f"the course has no language {language}", code="no-language", hint=f"choose from {codes}")
    return [page for page in found if asked & _languages_of(page)]


def _languages_of(page: Page) -> set[str]:
    """A language's code in the configuration, its tag, and the tag without a country."""
    tag = page.site.language.lower()
    return {page.site.code, tag, tag.split("-")[0]} - {""}


def _names_of(page: Page) -> tuple[str, ...]:
    """What a pattern may name a page by: its path in the course or from the folder above, its file, its place."""
    names = (page.path, page.shown, page.shown.partition("/")[2], page.path.rsplit("/", 1)[-1])
    return (*(ending for name in names for ending in _endings(name)), page.place)


def _endings(name: str) -> tuple[str, str]:
    return name, name.rsplit(".", 1)[0]


def _matches(names: Iterable[str], pattern: str) -> bool:
    return any(fnmatchcase(name.casefold(), pattern.casefold()) for name in names)
