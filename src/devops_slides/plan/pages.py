"""The page and heading of the site that a link means: by its address, joined as in a browser, or by Hugo’s ref."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from posixpath import normpath
from urllib.parse import unquote, urljoin, urlsplit

from msgspec import Struct

from devops_slides.model.block import Block, Heading, walk
from devops_slides.model.chapter import Chapter
from devops_slides.model.course import PageAddress, SiteMap
from devops_slides.model.problem import nearest
from devops_slides.model.text import Link, plain


def anchors(blocks: Iterable[Block]) -> dict[str, int]:
    """The line of each heading by its id; the second of equal ids ends in -1."""
    found: dict[str, int] = {}
    for heading in headings(blocks):
        wanted = heading.id or _slug(plain(heading.runs))
        name, count = wanted, 0
        while name in found:
            count += 1
            name = f"{wanted}-{count}"
        found[name] = heading.span.start
    return found


def headings(blocks: Iterable[Block]) -> Iterator[Heading]:
    """All headings in order, including those inside other blocks."""
    return (block for block in walk(blocks) if isinstance(block, Heading))


def _slug(text: str) -> str:
    """GitHub's rule: lower case, hyphens for spaces, letters, digits, `-` and `_` of all scripts kept."""
    signs = ("-" if c.isspace() else c for c in text.strip().lower() if c.isalnum() or c.isspace() or c in "-_")
    return "".join(signs) or "heading"


_MARKDOWN = re.compile(r"(?:\.(?P<language>[\w-]+))?\.(?:md|mdx|markdown|mdown)$", re.IGNORECASE)
_FOLDER = re.compile(r"(?:^|/)_?index$", re.IGNORECASE)


class LinkTarget(Struct, frozen=True):
    """Where a link leads: a page of the site or None, the path that it means, and a heading's id."""

    page: PageAddress | None
    path: str
    fragment: str


class _Index(Struct, frozen=True):
    own: Mapping[str, PageAddress]
    by_url: Mapping[str, PageAddress]
    by_place: Mapping[str, Mapping[str, PageAddress]]


@lru_cache(maxsize=4)
def _index(whole: SiteMap) -> _Index:
    """A site's pages by their URLs, by every path that leads to them, and by language and place."""
    by_place: dict[str, dict[str, PageAddress]] = {}
    for page in whole.pages:
        by_place.setdefault(page.link.language, {}).setdefault(page.place.lower(), page)
    by_url = {_normal(url): page for page in reversed(whole.pages) for url in page.aliases}
    by_url |= {_normal(page.url): page for page in reversed(whole.pages)}
    return _Index({page.url: page for page in reversed(whole.pages)}, by_url, by_place)


def find_page(link: Link, chapter: Chapter) -> LinkTarget:
    """The target of a link of kind `page` or `ref` in a chapter."""
    try:
        parts = urlsplit(link.target)
    except ValueError:
        return LinkTarget(None, "", "")
    fragment = unquote(parts.fragment)
    path = unquote(parts.path).replace("\\", "/")
    if not path:
        return LinkTarget(own_page(chapter), chapter.url, fragment)
    if link.kind == "ref" or _MARKDOWN.search(path):
        page = _by_ref(path, chapter)
        if page is not None or link.kind == "ref":
            return LinkTarget(page, page.url if page else "", fragment)
    joined = urlsplit(urljoin(f"http://site{chapter.url}", link.target))
    query = f"?{joined.query}" if joined.query else ""
    return LinkTarget(_by_url(joined.path, chapter), joined.path + query, fragment)


def own_page(chapter: Chapter) -> PageAddress | None:
    """The chapter's own entry in the map of the site."""
    return _index(chapter.map).own.get(chapter.url)


def nearest_page(target: str, chapter: Chapter) -> str:
    """The path of the page that a wrong ref most likely means; empty if none is similar."""
    wanted = _place(unquote(target).partition("#")[0])[0]
    own = own_page(chapter)
    pages = [page for page in chapter.map.pages if own is None or page.link.language == own.link.language]
    by_name = {page.place.rpartition("/")[2]: page.link.path for page in reversed(pages) if page.place}
    by_place = {page.place: page.link.path for page in pages if page.place}
    for names, name in ((by_place, wanted.strip("/")), (by_name, wanted.rpartition("/")[2])):
        if near := nearest(name, names):
            return names[near]
    return ""


def _by_url(path: str, chapter: Chapter) -> PageAddress | None:
    """The page at a URL's path, else at that path below the site's root, else below the chapter's language."""
    known = _index(chapter.map).by_url
    own = own_page(chapter)
    language = own.link.language if own is not None else ""
    below = path.lstrip("/")
    for candidate in (path, f"{chapter.map.base}{below}", f"{chapter.map.base}{language}/{below}"):
        if (found := known.get(_normal(candidate))) is not None:
            return found
    return None


def _normal(url: str) -> str:
    text = unicodedata.normalize("NFC", unquote(url)).lower().strip("/")
    return re.sub(r"(?:^|/)index\.html?$|\.html?$", "", text).strip("/")


def _place(path: str) -> tuple[str, str]:
    """A ref's place without its ending, and the language that it names, if any."""
    match = _MARKDOWN.search(path)
    bare = path[: match.start()] if match else path
    return _FOLDER.sub("", bare.rstrip("/")), (match["language"] or "").lower() if match else ""


def _by_ref(path: str, chapter: Chapter) -> PageAddress | None:
    """The page that Hugo's ref finds: beside the chapter, from the root, else the first whose place has that ending."""
    own = own_page(chapter)
    language = own.link.language if own is not None else ""
    place, asked = _place(path)
    if asked and asked not in _index(chapter.map).by_place:
        place, asked = f"{place}.{asked}", ""
    known = _index(chapter.map).by_place.get(asked or language, {})
    for candidate in _candidates(place, chapter):
        if (found := known.get(candidate)) is not None:
            return found
    ending = "/" + place.strip("/").lower()
    if path.startswith("/") or ending == "/":
        return None
    return next((page for name, page in known.items() if f"/{name}".endswith(ending)), None)


def _candidates(place: str, chapter: Chapter) -> Iterator[str]:
    folder = chapter.path.rpartition("/")[0]
    if not place.startswith("/"):
        yield _inside(f"{folder}/{place}")
        yield _inside(f"{chapter.path.rsplit('.', 1)[0]}/{place}")
    yield _inside(place)


def _inside(path: str) -> str:
    return normpath(f"/{path.lstrip('/')}").strip("/").lower()
