"""Which chapters a source names, in the course's order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from devops_slides.model.problem import DevopsSlidesError, UsageError
from devops_slides.parse.hugo import Mount, Site, read_site, root_of

_MARKDOWN = {".md", ".markdown", ".mdown"}
_NEVER = {"node_modules", "decks", "themes", "resources", "public"}


@dataclass(frozen=True, slots=True)
class Page:
    """A chapter's file and its path in the content folder, with POSIX separators."""

    file: Path
    path: str
    site: Site

    @property
    def shown(self) -> str:
        """The file's name in problems: its path from the folder above the site."""
        root = self.site.root
        return f"{root.name}/{self.file.relative_to(root).as_posix()}" if root.name else self.path

    @property
    def url(self) -> str:
        """The path of the page's URL without slashes at its ends."""
        stem = self.path.rsplit(".", 1)[0]
        return stem.removesuffix("_index").removesuffix("index").strip("/")


def pages(source: Path) -> list[Page]:
    """The pages that a file, a folder or a site holds. UsageError where there is none."""
    if not source.exists():
        raise UsageError("there is no such file or folder", place=source.as_posix(), code="no-source")
    place = source.resolve()
    is_file = place.is_file()
    start = place.parent if is_file else place
    site = read_site(root_of(start) or start)
    if is_file:
        return [_page_of(place, site)]
    found = [page for page in _all(site) if page.file.is_relative_to(place) or place == site.root]
    if not found:
        raise UsageError(
            "holds no Markdown chapter",
            place=source.as_posix(),
            code="no-chapters",
            hint="name a chapter or a Hugo site",
        )
    return found


def _page_of(file: Path, site: Site) -> Page:
    """A single file's page, by the mount that holds it; a file outside of all is its own course."""
    for page in _all(site):
        if page.file == file:
            return page
    if file.is_relative_to(site.root):
        return Page(file, file.relative_to(site.root).as_posix(), site)
    raise DevopsSlidesError("lies outside its site", place=file.name)


def _all(site: Site) -> list[Page]:
    found: dict[Path, Page] = {}
    for mount in site.content:
        for file in _markdown(mount.source):
            path = _target(mount, file)
            found.setdefault(file, Page(file, path, site))
    return sorted(found.values(), key=lambda page: page.path)


def _target(mount: Mount, file: Path) -> str:
    if file == mount.source:
        return mount.target
    inner = file.relative_to(mount.source).as_posix()
    return f"{mount.target}/{inner}" if mount.target else inner


def _markdown(place: Path) -> Iterable[Path]:
    if place.is_file():
        return [place] if place.suffix.lower() in _MARKDOWN else []
    return sorted(
        file.resolve()
        for file in place.rglob("*")
        if file.suffix.lower() in _MARKDOWN
        and file.is_file()
        and not any(part.startswith(".") or part in _NEVER for part in file.relative_to(place).parts)
    )
