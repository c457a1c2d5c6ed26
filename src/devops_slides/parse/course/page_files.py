"""The Markdown files of a site's content that are pages in one language, by their paths in it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from devops_slides.parse.course.file_names import MARKDOWN
from devops_slides.parse.course.patterns import pattern
from devops_slides.parse.course.site import Mount, Site

_NEVER = frozenset({"node_modules", "decks", "themes", "resources", "public"})
"""Folders beside chapters that hold none; in a content folder of its own they are sections like others."""
_COMMUNITY = frozenset(
    ("code_of_conduct", "contributing", "copying", "issue_template", "licence", "license", "pull_request_template")
)
_SHOUTED = frozenset(
    (
        "AUTHORS", "CHANGELOG", "CHANGES", "CITATION", "CONDUCT", "CONTRIBUTORS", "FUNDING", "GOVERNANCE", "HISTORY",
        "MAINTAINERS", "NOTICE", "RELEASES", "RELEASING", "SECURITY", "SUPPORT", "TODO",
    )
)  # fmt: skip
"""Files about a repository (https://docs.github.com/en/communities), and those that are so in capitals alone:
`security.md` may well be a chapter."""
_FIRST = ("_index", "index", "readme")
"""Files that represent their folder in a site without Hugo; the first one that exists counts."""


def page_files(site: Site) -> dict[str, Path]:
    """The files of the language's pages by their paths, without the language's suffix.

    A suffix takes precedence over the language of the folder.
    A leaf bundle is one page: the other files in its folder and below are its resources.
    """
    found: dict[str, Path] = {}
    for mount in site.content:
        listed = dict(_listed(mount, site))
        bundles = _leaf_bundles(listed, site) if site.is_hugo else set()
        for path, file in sorted(listed.items()):
            plain, language = _parted(path, site)
            if (language or _own(mount, site)) != site.code or _is_resource(path, plain, bundles):
                continue
            found.setdefault(plain, file)
    return found


def _is_community(stem: str) -> bool:
    """Whether a file of a plain folder is about the repository rather than a chapter."""
    return stem.lower().replace("-", "_") in _COMMUNITY or stem.replace("-", "_") in _SHOUTED


def _own(mount: Mount, site: Site) -> str:
    """The language of a file that names none."""
    if mount.languages:
        return site.code if site.code in mount.languages else mount.languages[0]
    return site.codes[0] if site.codes else site.code


def _parted(path: str, site: Site) -> tuple[str, str]:
    """`a/b.fr.md` as (`a/b.md`, `fr`) if the site has French; the language is empty if none is named."""
    stem, _, ending = path.rpartition(".")
    bare, _, code = stem.rpartition(".")
    if bare.rpartition("/")[2] and code.lower() in site.codes:
        return f"{bare}.{ending}", code.lower()
    return path, ""


def _leaf_bundles(listed: dict[str, Path], site: Site) -> set[str]:
    """Folders with an index file in any language; the content folder itself is never one."""
    folders = set()
    for path in listed:
        head, _, last = _parted(path, site)[0].rpartition("/")
        if head and last.rsplit(".", 1)[0] == "index":
            folders.add(head)
    return folders


def _is_resource(path: str, plain: str, bundles: set[str]) -> bool:
    folder = path.rpartition("/")[0]
    is_index = plain.rpartition("/")[2].rsplit(".", 1)[0] == "index"
    while folder:
        if folder in bundles and not (is_index and folder == path.rpartition("/")[0]):
            return True
        folder = folder.rpartition("/")[0]
    return False


def _listed(mount: Mount, site: Site) -> Iterator[tuple[str, Path]]:
    """A mount's Markdown files that are in the site and not ignored, by their paths in the content folder."""
    if not site.tree.holds(mount.source):
        return
    root = site.root.resolve()
    never = frozenset() if site.is_hugo and mount.source.resolve() != root else _NEVER
    for file in _markdown(mount.source, never, site.tree.log.folders):
        inner = "" if file == mount.source else file.relative_to(mount.source).as_posix()
        if inner and not mount.takes(inner):
            continue
        if not site.is_hugo and _is_community(file.stem):
            continue
        if any(pattern(text).search(file.as_posix()) for text in site.ignored) or not site.tree.holds(file):
            continue
        yield "/".join(part for part in (mount.target, inner) if part), file


def _markdown(place: Path, never: frozenset[str], walked: set[Path]) -> Iterator[Path]:
    if os.path.isfile(place):  # noqa: PTH113 - false for a name that no file can have
        if place.suffix.lower() in MARKDOWN:
            yield place
        return
    for folder, folders, names in os.walk(place):
        walked.add(Path(folder))
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in never)
        for name in sorted(names):
            file = Path(folder, name)
            if file.suffix.lower() in MARKDOWN and not name.startswith(".") and file.is_file():
                yield file


def folder_pages(paths: Iterable[str]) -> set[str]:
    """The paths that represent their folders in a plain folder: README.md or index.md, one per folder."""
    folders: dict[str, list[tuple[int, str]]] = {}
    for path in paths:
        folder, _, name = path.rpartition("/")
        stem = name.rsplit(".", 1)[0].lower()
        if stem in _FIRST:
            folders.setdefault(folder, []).append((_FIRST.index(stem), path))
    return {min(ranked)[1] for ranked in folders.values()}
