"""The files of a site, found by names as a web server, a Mac or a hasty author writes them."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Literal
from unicodedata import category, normalize

from msgspec import Struct, field

from devops_slides.files.boundary import Boundary

Likeness = Literal["exact", "composed", "folded"]
"""How a name may differ: not at all, in how its accents are stored, or in the case of letters too."""
LIKENESSES: tuple[Likeness, ...] = ("exact", "composed", "folded")
_PASSED = {"node_modules", "public", "resources", "exampleSite"}
"""Folders that hold copies, or other people's files."""
_MOST_FILES = 50_000
"""Most files searched for a name: a chapter may be in somebody's home folder."""


def composed(name: str) -> str:
    """The name with each accented letter as one character: a Mac stores two (Unicode NFC and NFD)."""
    return normalize("NFC", name)


def folded(name: str) -> str:
    """The name as Hugo makes it part of a page's address: lower case, hyphens for spaces, no unusual signs.

    Hugo keeps letters, digits, marks and `._+~@#%-` (`UnicodeSanitize` in its helpers).
    """
    kept = (
        "-" if char.isspace() else char
        for char in composed(name)
        if char.isspace() or char in "._+~@#%-" or category(char)[0] in "LMN"
    )
    return "".join(kept).casefold()


_FORMS: dict[Likeness, Callable[[str], str]] = {"exact": str, "composed": composed, "folded": folded}


Question = tuple[str, ...]
Answer = str | list[str] | bool | None


class AccessLog(Struct):
    """The questions asked about a course's files, so that a later build can check whether the answers are the same.

    `files` were read and `folders` listed; `asked` has questions of `FileIndex` with their answers; `moments` are when
    pages appear and expire; `fonts` are digests of the system's fonts that texts of drawings used.
    """

    files: set[str] = field(default_factory=set)
    folders: set[Path] = field(default_factory=set)
    asked: dict[Question, Answer] = field(default_factory=dict)
    moments: set[datetime] = field(default_factory=set)
    fonts: set[str] = field(default_factory=set)

    def add(self, other: AccessLog) -> None:
        """Add what another log holds."""
        self.files |= other.files
        self.folders |= other.folders
        self.asked |= other.asked
        self.moments |= other.moments
        self.fonts |= other.fonts


class FileIndex(Struct, eq=False):
    """Everything below `root`, listed on first use; a folder is read once.

    `allowed` are the folders elsewhere that the command line allows.
    """

    root: Path
    allowed: tuple[Path, ...] = ()
    log: AccessLog = field(default_factory=AccessLog)
    _boundary: Boundary | None = None
    _names: dict[tuple[Path, Likeness], dict[str, str]] = field(default_factory=dict)
    _by_name: dict[str, list[Path]] | None = None

    def file(self, folder: Path, path: str, likeness: Likeness) -> Path | None:
        """The file at a path below a folder, with the names on the disk; None outside `root`.

        `path` has no `..`; an empty one means that `folder` is the file itself.
        """
        found = self._file(folder, path, likeness)
        self.log.asked["file", str(folder), path, likeness] = str(found) if found is not None else None
        return found

    def _file(self, folder: Path, path: str, likeness: Likeness) -> Path | None:
        form = _FORMS[likeness]
        place = folder
        for part in PurePosixPath(path).parts:
            name = self._listed(place, likeness).get(form(part))
            if name is None:
                return None
            place /= name
        return place if self._is_ours(place) else None

    def named(self, name: str) -> list[Path]:
        """All files of that name, else those whose names differ only by case or accents."""
        found = self._all().get(folded(name), [])
        found = [file for file in found if file.name == name] or found
        self.log.asked["named", name] = [str(file) for file in found]
        return found

    def names(self) -> dict[str, Path]:
        """One file per name, in the order of the names."""
        known = {found[0].name: found[0] for _, found in sorted(self._all().items())}
        self.log.asked["names",] = [str(file) for file in known.values()]
        return known

    def is_ours(self, file: Path) -> bool:
        """Whether a path is a file, and no link leads it out of the course."""
        found = self._is_ours(file)
        self.log.asked["is_ours", str(file)] = found
        self.log.folders.add(file.parent)
        return found

    def listed(self, folder: Path) -> list[str]:
        """The names in a folder, empty if there is no such folder."""
        found = _entries(folder) if self.holds(folder) else []
        self.log.asked["listed", str(folder)] = found
        self.log.folders.add(folder)
        return found

    def answer(self, question: Question) -> Answer:
        """The present answer to a question of the log."""
        match question:
            case ("file", folder, path, ("exact" | "composed" | "folded") as likeness):
                found = self.file(Path(folder), path, likeness)
                return str(found) if found is not None else None
            case ("named", name):
                return [str(file) for file in self.named(name)]
            case ("names",):
                return [str(file) for file in self.names().values()]
            case ("is_ours", file):
                return self.is_ours(Path(file))
            case ("listed", folder):
                return self.listed(Path(folder))
        raise AssertionError(question)

    def holds(self, place: Path) -> bool:
        """Whether no link and no `..` leads a path out of the course and of what is allowed beside it."""
        if self._boundary is None:
            self._boundary = Boundary((self.root, *self.allowed))
        return self._boundary.holds(place)

    def shown(self, file: Path) -> str:
        """A file as messages show it: its path from the folder above the course, else the whole path."""
        if not file.is_relative_to(self.root):
            return file.as_posix()
        return (Path(self.root.name) / file.relative_to(self.root)).as_posix()

    def outside(self, folder: Path, path: str) -> Path | None:
        """The file at a path below a folder if links lead it out of the course, else None."""
        file = folder / path
        try:
            return file if file.is_file() and not self.holds(file) else None
        except (OSError, ValueError):
            return None

    def _is_ours(self, file: Path) -> bool:
        """Whether a path is a file, and no link leads it out of the course."""
        try:
            return file.is_file() and self.holds(file)
        except (OSError, ValueError):
            return False

    def _listed(self, folder: Path, likeness: Likeness) -> dict[str, str]:
        self.log.folders.add(folder)
        key = (folder, likeness)
        if key not in self._names:
            form = _FORMS[likeness]
            found: dict[str, str] = {}
            for name in _entries(folder):
                found.setdefault(form(name), name)
            self._names[key] = found
        return self._names[key]

    def _all(self) -> dict[str, list[Path]]:
        if self._by_name is None:
            found = defaultdict(list)
            for file in islice(_walk(self.root), _MOST_FILES):
                if self._is_ours(file):
                    found[folded(file.name)].append(file)
            self._by_name = dict(found)
        self.log.folders.update({self.root, *(file.parent for found in self._by_name.values() for file in found)})
        return self._by_name


def _entries(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir())
    except (OSError, ValueError):
        return []


def _walk(root: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(root):
        folders[:] = sorted(folder for folder in folders if not folder.startswith(".") and folder not in _PASSED)
        yield from (Path(place) / name for name in sorted(files))
