"""A chapter of a course as its front matter describes it, before its text is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from devops_slides.model.course import PageLink, SiteMap
from devops_slides.model.limits import Limits
from devops_slides.model.problem import Problems
from devops_slides.parse.course.cascade import Inherited, inherited_values, read_cascade, with_inherited
from devops_slides.parse.course.file_names import spoken
from devops_slides.parse.course.front_matter import split
from devops_slides.parse.course.page_facts import Facts, read_facts
from devops_slides.parse.course.site import Site
from devops_slides.parse.course.text_file import read_text
from devops_slides.parse.course.urls import address, place_of, sanitized


class Page(Struct, frozen=True, gc=False):
    """A chapter's file by its name, and its path in the content folder, with POSIX separators and no language suffix.

    `sections` are the sections above it, highest first, with title and folder path; `children` are the
    pages directly below a section's own page. `number` is its place in the course, from 1.
    """

    source: str
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
    """The name of its deck, without ending; it differs from `file_name(place)` if two pages share that."""
    map: SiteMap = field(default_factory=SiteMap)
    cascade: tuple[Inherited, ...] = ()
    """What it hands on to itself and to the pages below."""
    inherited: Mapping[str, object] = field(default_factory=dict)
    """The values that it inherits beyond its own front matter."""

    @property
    def kind(self) -> str:
        """Hugo's kind of the page: home, section or page."""
        return ("section" if self.place else "home") if self.is_section else "page"

    @property
    def file(self) -> Path:
        """Its file. A course of ten thousand pages has no room for as many paths."""
        return Path(self.source)

    @property
    def shown(self) -> str:
        """The file's name in problems: its path from the folder above the site."""
        root = self.site.root
        return self.site.tree.shown(self.file) if root.name else self.path

    @property
    def place(self) -> str:
        """Its path without ending; a section's or bundle's is that of its folder."""
        return self.path.rpartition("/")[0] if self.is_section else place_of(self.path)

    @property
    def url(self) -> str:
        """The path that addresses in the page are joined to, without slashes at its ends.

        It consists of file and folder names, so that the case of their letters leads to files.
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
        """The page as others refer to it."""
        return PageLink(self.title, self.path, self.site.code)

    @property
    def title(self) -> str:
        """Its title by front matter or an opening heading, else its name in words."""
        name = self.place.rsplit("/", 1)[-1] or (self.site.title if self.is_section else "") or self.site.root.name
        return self.facts.title or self.facts.heading or spoken(name)


_ANY = Limits(characters=20_000_000)
"""What is read for the list of pages; a course's own limits are checked when the chapter itself is read."""


def read_page(file: Path, path: str, site: Site, above: Iterable[Inherited] = (), kind: str = "page") -> Page:
    """A page with the facts of its front matter; mistakes in it are reported when the chapter itself is read.

    `above` is what it may inherit, the nearest first; `kind` is Hugo's: page, section or home.
    """
    page = Page(str(file), path, site)
    log = site.tree.log
    log.files.add(page.source)
    try:
        text, _ = read_text(file, page.shown, _ANY)
        unheard = Problems()
        front = split(text, page.shown, unheard)
        own = read_cascade(front.values.get("cascade")) if site.is_hugo and "cascade" in front.values else ()
        entries = (*own, *above)
        inherited = inherited_values(entries, f"/{sanitized(place_of(path))}", kind, site.code) if entries else {}
        front = replace(front, values=with_inherited(front.values, inherited))
        facts = read_facts(front, page.shown, unheard)
    except Exception:  # noqa: BLE001 - it stops this chapter only, and is reported when the chapter itself is read
        return page
    log.moments.update(moment for moment in (facts.published, facts.expires) if moment is not None)
    return replace(page, facts=facts, cascade=own, inherited=inherited)
