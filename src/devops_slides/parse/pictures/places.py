"""Where a picture may be: the browser joins its address to the page's URL, and the same is done with files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import normpath

from msgspec import Struct

from devops_slides.parse.course.file_index import LIKENESSES
from devops_slides.parse.course.site import Mount, Site

_CLIMBS = re.compile(r"^(?:\.\.?/)+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)


class PicturePlace(Struct, frozen=True):
    """A path below a folder. `published` is true if Hugo makes a page's address from the folders' names."""

    folder: Path
    path: str
    published: bool = False


class FoundPicture(Struct, frozen=True):
    """A file; `as_written` is False if the case of its name is not that of the address."""

    file: Path
    as_written: bool = True


def find_picture(path: str, page_path: str, page_file: Path, site: Site) -> FoundPicture | None:
    """The file that a decoded path leads to from a page, searched for in the order that found most in real courses.

    Exact names precede those that differ in how accents are stored, and these precede those that differ by case.
    """
    places = list(picture_places(path, page_path, page_file, site))
    for likeness in LIKENESSES:
        for place in places:
            file = site.tree.file(place.folder, place.path, likeness)
            if file is not None:
                asked = place.path.rsplit("/", 1)[-1]
                same = likeness != "folded" or (place.published and file.name == asked)
                return FoundPicture(file, same)
    return None


def picture_outside(path: str, page_path: str, page_file: Path, site: Site) -> Path | None:
    """The file at one of a picture's places that links lead out of the course, which is not read."""
    places = picture_places(path, page_path, page_file, site)
    found = (site.tree.outside(place.folder, place.path) for place in places if not _climbs(place.path))
    return next((file for file in found if file is not None), None)


def _climbs(path: str) -> bool:
    return path == ".." or path.startswith("../")


def picture_places(path: str, page_path: str, page_file: Path, site: Site) -> Iterator[PicturePlace]:
    """The places, likeliest first; without Hugo, the page's own folder is the first."""
    if path.startswith("/"):
        yield from _at_address(normpath(path).lstrip("/"), site)
        return
    beside = list(_beside(path, page_file, site))
    if not site.is_hugo:
        yield from beside
    inside = _joined(f"{site.base_path}/{page_path}", path)
    if not site.base_path:
        yield from _served(inside, site)
    elif inside.startswith(site.base_path + "/"):
        yield from _served(inside.removeprefix(site.base_path + "/"), site)
    yield from _at_address(_joined(page_path, path), site)
    yield from beside
    bare = normpath(_CLIMBS.sub("", path) or ".")
    yield from _served(bare, site)
    yield from _in_mounts(site.assets, bare)


def _at_address(url: str, site: Site) -> Iterator[PicturePlace]:
    """An address of the site: unchanged, without the base's path, without the language, in assets."""
    yield from _served(url, site)
    for inner in (url.removeprefix(site.base_path + "/"), *_without_language(url)):
        if inner != url:
            yield from _served(inner, site)
    yield from _in_mounts(site.assets, url)


def _without_language(url: str) -> Iterator[str]:
    head, _, rest = url.partition("/")
    if rest and _LANGUAGE.fullmatch(head):
        yield rest


def _joined(page_path: str, path: str) -> str:
    """The path that a browser asks for; it stops at the root, however often an address climbs."""
    return normpath(f"/{page_path}/{path}").lstrip("/")


def _beside(path: str, page_file: Path, site: Site) -> Iterator[PicturePlace]:
    """The path relative to the page's file, as editors and repositories resolve it."""
    folder = page_file.parent
    if not folder.is_relative_to(site.root):
        return
    inner = normpath(f"{folder.relative_to(site.root).as_posix()}/{path}")
    if not inner.startswith(".."):
        yield PicturePlace(site.root, inner)


def _served(url: str, site: Site) -> Iterator[PicturePlace]:
    """The files that could be served at a path: static ones, and those beside pages."""
    for name in _in_languages(url, site):
        for place in _in_mounts(site.content, name):
            yield PicturePlace(place.folder, place.path, published=True)
    yield from _in_mounts(site.static, url)


def _in_languages(url: str, site: Site) -> Iterator[str]:
    """Beside pages, `plan.fr.png` is `plan.png` in French; without one, another language's file is."""
    if not site.is_multilingual:
        yield url
        return
    stem, dot, ending = url.rpartition(".")
    codes = [code for code in (site.code, *site.enabled) if code and stem]
    yield from (f"{stem}.{code}{dot}{ending}" for code in codes[:1])
    yield url
    yield from (f"{stem}.{code}{dot}{ending}" for code in codes[1:])


def _in_mounts(mounts: tuple[Mount, ...], url: str) -> Iterator[PicturePlace]:
    for mount in mounts:
        if not mount.target:
            inner = url
        elif url == mount.target:
            inner = ""
        elif url.startswith(mount.target + "/"):
            inner = url.removeprefix(mount.target + "/")
        else:
            continue
        if mount.takes(inner):
            yield PicturePlace(mount.source, inner)
