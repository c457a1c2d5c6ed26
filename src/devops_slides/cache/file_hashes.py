"""Digests of files, which are read again only if their size or times have changed."""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from devops_slides.cache.manifest import Known, Signature
from devops_slides.files.read_file import digest_of_file

_SETTLED = 2_000_000_000
"""In nanoseconds: a younger file may change again within the same tick of the file system's clock."""
_TICK = 15_000_000
"""Nanoseconds by which a file system's clock may be late."""
_UNSURE = "?"
"""In place of a digest: whatever has it is built again."""
_MOST_SEEN = 4096
"""Most digests kept in memory: pictures and themes, which many decks share, are among them."""
_OURS = (".pptx", ".part", ".devops-slides.db", ".devops-slides.db-journal")
"""Endings of files that builds write themselves."""


class FileHashes:
    """Digests of files by path; `known` gives signatures with digests from an earlier build.

    `news` are those that this build has found, None for a file that changes or is gone. `started` is when the build
    began, in nanoseconds; `own` are the program's own files.
    """

    def __init__(self, known: Callable[[str], Known | None] = lambda _: None) -> None:
        self.news: dict[str, Known | None] = {}
        self.own: set[str] = set()
        self.started = time.time_ns() - _TICK
        self._known = known
        self._seen: dict[str, str] = {}

    def digest(self, path: str) -> str:
        """The digest of a file's content, empty if it cannot be read."""
        found = self._seen.get(path)
        if found is None:
            if len(self._seen) >= _MOST_SEEN:
                self._seen.clear()
            found = self._seen[path] = self._digest(path)
        return found

    def as_read(self, path: str) -> str:
        """The digest of a file that this build has read; unsure if it has changed since the build began."""
        try:
            is_young = max(_signature(path)[1:3]) > self.started
        except (OSError, ValueError):
            return ""
        return _UNSURE if is_young else self.digest(path)

    def _digest(self, path: str) -> str:
        try:
            signature = _signature(path)
            known = self.news[path] if path in self.news else self._known(path)
            if known is not None and known[0] == signature:
                return known[1]
            found = digest_of_file(path)
        except (OSError, ValueError):
            self.news[path] = None
            return ""
        is_settled = max(signature[1:3]) + _SETTLED <= time.time_ns()
        self.news[path] = (signature, found) if is_settled else None
        return found


def _signature(path: str) -> Signature:
    found = os.stat(path)  # noqa: PTH116 - pathlib costs as much as the question
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def listing_digest(folder: str, out: str) -> str:
    """The digest of the names in a folder without decks and their folder `out`; empty if there is no such folder."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 - as above
    except OSError:
        return ""
    own = out.removeprefix(folder.rstrip(os.sep) + os.sep)
    names = sorted(name for name in names if name != own and not name.endswith(_OURS))
    return hashlib.sha256("\0".join(names).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def program_digest(files: FileHashes) -> str:
    """The digest of this program's own files, of Python and of the versions of the installed libraries."""
    package = Path(__file__).parents[1]
    folders = [package, *(folder for folder in (package / "themes", package.parents[1] / "themes") if folder.is_dir())]
    parts = [sys.version, *_versions()]
    for folder in dict.fromkeys(folders):
        paths = sorted(_below(str(folder)))
        files.own.update(paths)
        parts += [f"{path} {files.digest(path)}" for path in paths]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _below(folder: str) -> Iterable[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = [folder for folder in folders if folder != "__pycache__"]
        yield from (f"{place}{os.sep}{name}" for name in names if not name.endswith(".md"))


def _versions() -> list[str]:
    """The names of installed distributions, which include their versions (PyPA: recording installed projects)."""
    found: set[str] = set()
    for place in sys.path:
        try:
            found.update(name for name in os.listdir(place or ".") if name.endswith(".dist-info"))  # noqa: PTH208 - as above
        except OSError:
            continue
    return sorted(found)
