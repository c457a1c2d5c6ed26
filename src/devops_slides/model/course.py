"""The pages of a course, as needed by a chapter that links to them."""

from __future__ import annotations

from msgspec import Struct


class PageLink(Struct, frozen=True, gc=False):
    """A page by its title, its path in the content folder (with POSIX separators) and its language's code."""

    title: str
    path: str
    language: str = ""


class PageAddress(Struct, frozen=True, gc=False):
    """Where a page is: `url` is its URL's path, from the host's root, and `aliases` are others that lead there.

    `place` is its path without the ending; for a section or bundle, that of its folder.
    """

    link: PageLink
    place: str
    url: str
    aliases: tuple[str, ...] = ()


class SiteMap(Struct, frozen=True, eq=False):
    """All pages of a site; one site has one map, which equals only itself.

    `host` is `https://host` if the site has a real one, else empty; `base` is the path of the
    site's root, `/` or `/course/`.
    """

    host: str = ""
    base: str = "/"
    pages: tuple[PageAddress, ...] = ()


class CourseWords(Struct, frozen=True):
    """What decks say about the whole course. `language` is a BCP 47 tag.

    `subtitle` and `footer` are patterns with fields such as `{client}`, empty if the course
    has none of its own; `fields` are the values given for them.
    """

    title: str = ""
    author: str = ""
    language: str = ""
    subtitle: str = ""
    footer: str = ""
    fields: tuple[tuple[str, str], ...] = ()
