"""The pages of a course, as a chapter that links to them needs to know them."""

from __future__ import annotations

from msgspec import Struct


class PageLink(Struct, frozen=True):
    """A page by its title, its path in the content folder (with POSIX separators) and its language's code."""

    title: str
    path: str
    language: str = ""


class PageAddress(Struct, frozen=True):
    """Where a page is: `url` is its URL's path, from the host's root, with `aliases` that lead there too.

    `place` is its path without ending, a section's or bundle's that of its folder.
    """

    link: PageLink
    place: str
    url: str
    aliases: tuple[str, ...] = ()


class SiteMap(Struct, frozen=True, eq=False):
    """All pages of a site; one site has one map, which is equal to itself alone.

    `host` is `https://host` where the site has a real one, else empty; `base` is the path of the
    site's root, `/` or `/course/`.
    """

    host: str = ""
    base: str = "/"
    pages: tuple[PageAddress, ...] = ()


class CourseWords(Struct, frozen=True):
    """What decks say of the whole course. `language` is a BCP 47 tag.

    `subtitle` and `footer` are patterns with fields such as `{client}`, empty where the course
    has none of its own; `fields` are the values given for them.
    """

    title: str = ""
    author: str = ""
    language: str = ""
    subtitle: str = ""
    footer: str = ""
    fields: tuple[tuple[str, str], ...] = ()
