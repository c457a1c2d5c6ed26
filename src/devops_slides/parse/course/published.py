"""The pages that a site has in one language, in their order, each with what is above and below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.course import PageLink
from devops_slides.parse.course.file_names import distinct, file_name, spoken
from devops_slides.parse.course.page import Page, read_page
from devops_slides.parse.course.page_files import folder_pages, page_files
from devops_slides.parse.course.page_order import Entry, Section, in_order, tree
from devops_slides.parse.course.site import Site


class When(Struct, frozen=True):
    """Which pages count: without `today` no date is looked at, with `drafts` all of them do."""

    today: datetime | None = None
    drafts: bool = False


ALWAYS = When()


def published(site: Site, when: When) -> list[Page]:
    """The pages that the site has in one language, in their order."""
    files = page_files(site)
    indexes = _indexes(files, site)
    read = [replace(read_page(file, path, site), is_section=path in indexes) for path, file in files.items()]
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
