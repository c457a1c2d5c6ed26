"""The pages that a site has in one language, in order, each with what is above and below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import accumulate
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.course import PageAddress, PageLink, SiteMap
from devops_slides.model.problem import UsageError
from devops_slides.parse.course.cascade import Inherited, places_above
from devops_slides.parse.course.config import ENDINGS
from devops_slides.parse.course.file_names import distinct, file_name, spoken
from devops_slides.parse.course.guessed_language import guessed_language
from devops_slides.parse.course.page import Page, read_page
from devops_slides.parse.course.page_files import folder_pages, page_files
from devops_slides.parse.course.page_order import PageEntry, Section, pages_in_order, section_tree
from devops_slides.parse.course.settings import names_language
from devops_slides.parse.course.site import Site, read_sites, root_of
from devops_slides.parse.course.urls import aliases, place_of, real_host


class When(Struct, frozen=True):
    """Which pages count: without `today`, dates are ignored; with `drafts`, all pages count."""

    today: datetime | None = None
    drafts: bool = False


ALWAYS = When()


def published_pages(site: Site, when: When) -> list[Page]:
    """The pages that the site has in one language, in order."""
    files = page_files(site)
    indexes = _indexes(files, site)
    everything = _read(files, indexes, site)
    read = [everything[path] for path in files]
    order = section_tree([_entry(page) for page in read], is_hugo=site.is_hugo)
    built = {path for path, page in everything.items() if page.facts.is_published(when.today, drafts=when.drafts)}
    children = dict(_children(order, everything, built))
    sections = dict(_sections(order, (), everything))
    ordered = [everything[entry.path] for entry in pages_in_order(order) if entry.path in built]
    decks = distinct(file_name(page.place) for page in ordered)
    counted = [page.facts.has_body and not page.facts.skipped for page in ordered]
    total, numbers = sum(counted), accumulate(counted)
    return [
        replace(
            page,
            number=number,
            of=total,
            deck=deck,
            children=children.get(page.path, ()),
            sections=sections[page.path],
        )
        for page, deck, number in zip(ordered, decks, numbers, strict=True)
    ]


def _read(files: Mapping[str, Path], indexes: set[str], site: Site) -> dict[str, Page]:
    """The pages by their paths: those of sections first, as other pages inherit from them."""
    found: dict[str, Page] = {}
    handed_on: dict[str, tuple[Inherited, ...]] = {}
    for path in sorted(indexes, key=lambda path: (path.count("/"), path)) if site.is_hugo else ():
        place = place_of(path)
        above = _above(place, handed_on, site)
        page = read_page(files[path], path, site, above, "section" if place else "home")
        found[path] = replace(page, is_section=True)
        if page.cascade:
            handed_on[place] = page.cascade
    for path, file in files.items():
        if path not in found:
            page = read_page(file, path, site, _above(place_of(path), handed_on, site))
            found[path] = replace(page, is_section=path in indexes)
    return found


def _above(place: str, handed_on: Mapping[str, tuple[Inherited, ...]], site: Site) -> tuple[Inherited, ...]:
    """What a page may inherit, the nearest first."""
    if not handed_on:
        return site.cascade
    return (*(entry for folder in places_above(place) for entry in handed_on.get(folder, ())), *site.cascade)


def _indexes(files: Iterable[str], site: Site) -> set[str]:
    if not site.is_hugo:
        return folder_pages(files)
    return {path for path in files if path.rpartition("/")[2].rsplit(".", 1)[0] == "_index"}


def _entry(page: Page) -> PageEntry:
    return PageEntry(page.place, page.is_section, page.facts, page.path)


def _children(
    section: Section, pages: Mapping[str, Page], built: set[str]
) -> Iterator[tuple[str, tuple[PageLink, ...]]]:
    own = [member.page if isinstance(member, Section) else member for member in section.members]
    shown = (entry for entry in own if entry is not None and entry.path in built and entry.facts.listed)
    if section.page is not None:
        yield section.page.path, tuple(pages[member.path].link for member in shown)
    for member in section.members:
        if isinstance(member, Section):
            yield from _children(member, pages, built)


def _sections(
    section: Section, above: tuple[PageLink, ...], pages: Mapping[str, Page]
) -> Iterator[tuple[str, tuple[PageLink, ...]]]:
    """The sections above each page, without home."""
    here = above
    if section.place:
        title = pages[section.page.path].title if section.page else spoken(section.place.rsplit("/", 1)[-1])
        here = (*above, PageLink(title, section.place))
    if section.page is not None:
        yield section.page.path, above
    for member in section.members:
        if isinstance(member, Section):
            yield from _sections(member, here, pages)
        else:
            yield member.path, here


def pages(source: Path, when: When = ALWAYS) -> list[Page]:
    """The pages of a file, a folder or a site, in order. UsageError if there are none."""
    return list(pages_of((source,), when))


def pages_of(sources: Iterable[Path], when: When = ALWAYS, allowed: tuple[Path, ...] = ()) -> Iterator[Page]:
    """The pages of all sources in the order of the sources, each once; links may lead to the `allowed` folders."""
    read: dict[Path, tuple[Page, ...]] = {}
    given: set[tuple[str, str]] = set()
    for source in sources:
        if not source.exists():
            raise UsageError("there is no such file or folder", place=source.as_posix(), code="no-source")
        place = source.resolve()
        if place.is_file() and place.suffix.lower() in ENDINGS:
            raise UsageError(
                "is a file of settings, not a chapter",
                place=source.as_posix(),
                code="no-chapters",
                hint="name its folder to build the course",
            )
        start = place.parent if place.is_file() else place
        root = root_of(start) or start
        if root not in read:
            read[root] = course_pages(root, when, allowed)
        for page in _named(place, source, read[root], root):
            if (page.source, page.site.code) not in given:
                given.add((page.source, page.site.code))
                yield page


def _named(place: Path, source: Path, course: tuple[Page, ...], root: Path) -> list[Page]:
    if place == root:
        found = list(course)
    elif place.is_file():
        found = [page for page in course if page.file.resolve() == place] or _stray(place, course, root)
    else:
        found = [page for page in course if page.file.resolve().is_relative_to(place)]
    if not found:
        raise UsageError(
            "contains no Markdown chapter to build",
            place=source.as_posix(),
            code="no-chapters",
            hint="name a chapter or a Hugo site; drafts, expired and future ones are built with --drafts",
        )
    return found


def _stray(file: Path, course: tuple[Page, ...], root: Path) -> list[Page]:
    """A file outside the content folders, as a page by itself; empty for a file in them, which is not built."""
    site = course[0].site if course else read_sites(root)[0]
    if any(file == path.resolve() for localized in read_sites(root) for path in page_files(localized).values()):
        return []
    page = read_page(file, file.relative_to(root).as_posix(), site, site.cascade)
    return [replace(page, deck=file_name(page.place), map=course[0].map if course else SiteMap())]


def course_pages(root: Path, when: When = ALWAYS, allowed: tuple[Path, ...] = ()) -> tuple[Page, ...]:
    """All pages of the course at `root` that are built, language by language, each in order."""
    found = [page for site in read_sites(root, allowed) for page in published_pages(_in_its_language(site), when)]
    whole = _map(found)
    return tuple(replace(page, map=whole) for page in found if not page.facts.skipped)


def _in_its_language(site: Site) -> Site:
    """A plain folder with the language of its text, unless its settings name one."""
    if site.is_hugo or names_language(site.root):
        return site
    return replace(site, language=guessed_language(file for _, file in sorted(page_files(site).items())))


def _map(pages: list[Page]) -> SiteMap:
    if not pages:
        return SiteMap()
    site = pages[0].site
    base = f"/{site.base_path}/" if site.base_path else "/"
    listed = tuple(PageAddress(page.link, page.place, page.address, aliases(page.site, page.facts)) for page in pages)
    return SiteMap(real_host(site.base_url), base, listed)
