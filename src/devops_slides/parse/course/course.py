"""The pages of a course in its order, and which of them a source names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from devops_slides.model.course import PageAddress, SiteMap
from devops_slides.model.problem import UsageError
from devops_slides.parse.course.file_names import file_name
from devops_slides.parse.course.page import Page, read_page
from devops_slides.parse.course.page_files import page_files
from devops_slides.parse.course.published import ALWAYS, When, published
from devops_slides.parse.course.site import read_sites, root_of
from devops_slides.parse.course.urls import aliases, real_host


def pages(source: Path, when: When = ALWAYS) -> list[Page]:
    """The pages that a file, a folder or a site holds, in order. UsageError where there is none."""
    return list(pages_of((source,), when))


def pages_of(sources: Iterable[Path], when: When = ALWAYS) -> Iterator[Page]:
    """The pages of all sources in the order of the sources, each once."""
    read: dict[Path, tuple[Page, ...]] = {}
    given: set[tuple[Path, str]] = set()
    for source in sources:
        if not source.exists():
            raise UsageError("there is no such file or folder", place=source.as_posix(), code="no-source")
        place = source.resolve()
        start = place.parent if place.is_file() else place
        root = root_of(start) or start
        if root not in read:
            read[root] = course_pages(root, when)
        for page in _named(place, source, read[root], root):
            if (page.file, page.site.code) not in given:
                given.add((page.file, page.site.code))
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
            "holds no Markdown chapter to build",
            place=source.as_posix(),
            code="no-chapters",
            hint="name a chapter or a Hugo site; drafts, expired and future ones are built with --drafts",
        )
    return found


def _stray(file: Path, course: tuple[Page, ...], root: Path) -> list[Page]:
    """A file that is in none of the content folders is a page by itself; one that is there is not built."""
    site = course[0].site if course else read_sites(root)[0]
    if any(file == one.resolve() for each in read_sites(root) for one in page_files(each).values()):
        return []
    page = read_page(file, file.relative_to(root).as_posix(), site)
    return [replace(page, deck=file_name(page.place), map=course[0].map if course else SiteMap())]


def course_pages(root: Path, when: When = ALWAYS) -> tuple[Page, ...]:
    """All pages of the course at `root` that are built, language after language, each in its order."""
    found = [page for site in read_sites(root) for page in published(site, when)]
    whole = _map(found)
    return tuple(replace(page, map=whole) for page in found if not page.facts.skipped)


def _map(pages: list[Page]) -> SiteMap:
    if not pages:
        return SiteMap()
    site = pages[0].site
    base = f"/{site.base_path}/" if site.base_path else "/"
    listed = tuple(PageAddress(one.link, one.place, one.address, aliases(one.site, one.facts)) for one in pages)
    return SiteMap(real_host(site.base_url), base, listed)
