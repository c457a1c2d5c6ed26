"""The pages of a course in its order, and which of them a source names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import accumulate
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from devops_slides.model.course import PageAddress, PageLink, SiteMap
from devops_slides.model.problem import Problems, UsageError
from devops_slides.parse.files import read_text
from devops_slides.parse.front_matter import split
from devops_slides.parse.pictures.words import spoken
from devops_slides.parse.site.addresses import address, aliases, place_of, real_host
from devops_slides.parse.site.deck_names import distinct, file_name
from devops_slides.parse.site.facts import Facts, read_facts
from devops_slides.parse.site.hugo import Site, read_sites, root_of
from devops_slides.parse.site.page_files import folder_pages, page_files
from devops_slides.parse.site.page_order import Entry, Section, in_order, tree


class When(Struct, frozen=True):
    """Which pages count: without `today` no date is looked at, with `drafts` all of them do."""

    today: datetime | None = None
    drafts: bool = False


ALWAYS = When()


class Page(Struct, frozen=True):
    """A chapter's file and its path in the content folder, with POSIX separators and no language's suffix.

    `sections` are the sections above it, the highest first, by title and path of their folder; `children`
    are the pages directly below a section's own page. `number` is its place in the course, from 1.
    """

    file: Path
    path: str
    site: Site
    facts: Facts = field(default_factory=Facts)
    is_section: bool = False
    sections: tuple[PageLink, ...] = ()
    children: tuple[PageLink, ...] = ()
    number: int = 1
    of: int = 1
    """How many pages with a body the course has in this language; `number` counts those."""
    deck: str = ""
    """What its deck is called, without ending; another than `file_name(place)` where two pages share that."""
    map: SiteMap = field(default_factory=SiteMap)

    @property
    def shown(self) -> str:
        """The file's name in problems: its path from the folder above the site."""
        root = self.site.root
        return f"{root.name}/{self.file.relative_to(root).as_posix()}" if root.name else self.path

    @property
    def place(self) -> str:
        """Its path without ending, a section's or bundle's that of its folder."""
        return self.path.rpartition("/")[0] if self.is_section else place_of(self.path)

    @property
    def url(self) -> str:
        """The path that addresses in the page are joined to, without slashes at its ends.

        It is made of the names of files and folders, so that their letters' case leads to files.
        """
        place = self.place
        if self.site.ugly and not self.is_section:
            place = place.rpartition("/")[0]
        return f"{self.site.prefix}/{place}".strip("/")

    @property
    def address(self) -> str:
        """The path of the page's URL as Hugo publishes it."""
        return address(self.site, self.path, self.facts)

    @property
    def link(self) -> PageLink:
        """The page as others name it."""
        return PageLink(self.title, self.path, self.site.code)

    @property
    def title(self) -> str:
        """Its title as far as front matter or an opening heading tells, else its name in words."""
        name = self.place.rsplit("/", 1)[-1] or (self.site.title if self.is_section else "") or self.site.root.name
        return self.facts.title or self.facts.heading or spoken(name)


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
    page = _page(file, file.relative_to(root).as_posix(), site)
    return [replace(page, deck=file_name(page.place), map=course[0].map if course else SiteMap())]


def course_pages(root: Path, when: When = ALWAYS) -> tuple[Page, ...]:
    """All pages of the course at `root` that are built, language after language, each in its order."""
    found = [page for site in read_sites(root) for page in _published(site, when)]
    whole = _map(found)
    return tuple(replace(page, map=whole) for page in found if not page.facts.skipped)


def _map(pages: list[Page]) -> SiteMap:
    if not pages:
        return SiteMap()
    site = pages[0].site
    base = f"/{site.base_path}/" if site.base_path else "/"
    listed = tuple(PageAddress(one.link, one.place, one.address, aliases(one.site, one.facts)) for one in pages)
    return SiteMap(real_host(site.base_url), base, listed)


def _published(site: Site, when: When) -> list[Page]:
    """The pages that the site has in one language, in their order."""
    files = page_files(site)
    indexes = _indexes(files, site)
    read = [replace(_page(file, path, site), is_section=path in indexes) for path, file in files.items()]
    everything = {page.path: page for page in read}
    order = tree([_entry(page) for page in read], is_hugo=site.is_hugo)
    built = {path for path, page in everything.items() if page.facts.is_published(when.today, drafts=when.drafts)}
    children = dict(_children(order, everything, built))
    sections = dict(_sections(order, (), everything))
    ordered = [everything[one.path] for one in in_order(order) if one.path in built]
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


def _indexes(files: Iterable[str], site: Site) -> set[str]:
    if not site.is_hugo:
        return folder_pages(files)
    return {path for path in files if path.rpartition("/")[2].rsplit(".", 1)[0] == "_index"}


def _entry(page: Page) -> Entry:
    return Entry(page.place, page.is_section, page.facts, page.path)


def _page(file: Path, path: str, site: Site) -> Page:
    """A page with the facts of its front matter; what is wrong in it is told when the chapter itself is read."""
    page = Page(file, path, site)
    log = site.tree.log
    log.files.add(file)
    try:
        text, _ = read_text(file, page.shown)
        unheard = Problems()
        facts = read_facts(split(text, page.shown, unheard), page.shown, unheard)
    except Exception:  # noqa: BLE001 - it stops this chapter only, and is told when the chapter itself is read
        return page
    log.moments.update(one for one in (facts.published, facts.expires) if one is not None)
    return replace(page, facts=facts)


def _children(
    section: Section, pages: Mapping[str, Page], built: set[str]
) -> Iterator[tuple[str, tuple[PageLink, ...]]]:
    own = [one.page if isinstance(one, Section) else one for one in section.members]
    shown = (one for one in own if one is not None and one.path in built and one.facts.listed)
    if section.page is not None:
        yield section.page.path, tuple(pages[one.path].link for one in shown)
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
