"""Where the files that a course, a theme or a template names may lie: nothing outside is read.

Links are followed before a place is judged, so that no link leads out. Only the command line adds folders (`--allow`).
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct, field

HINT = "if this is meant, allow its folder with --allow DIR"
"""What to do about a file outside; only the command line can allow it."""


class Boundary(Struct, eq=False):
    """The folders that files may lie in. Real paths of folders are looked up once, those of files only for links."""

    folders: tuple[Path, ...]
    _roots: tuple[str, ...] = ()
    _real: dict[str, str] = field(default_factory=dict)

    def holds(self, file: Path) -> bool:
        """Whether a path, with all links followed, is one of the folders or below one of them."""
        try:
            real = self._followed(str(file))
        except (OSError, ValueError):  # a NUL in a name, a link to itself
            return False
        if not self._roots:
            self._roots = tuple(os.path.realpath(folder) for folder in self.folders)
        return any(is_below(real, root) for root in self._roots)

    def _followed(self, file: str) -> str:
        folder, name = os.path.split(file)
        if name in {"", ".", ".."} or os.path.islink(file):  # noqa: PTH114 - pathlib costs as much as the question
            return os.path.realpath(file)
        if folder not in self._real:
            self._real[folder] = os.path.realpath(folder)
        return os.path.join(self._real[folder], name)  # noqa: PTH118 - as above


def is_below(real: str, folder: str) -> bool:
    """Whether a real path is a folder or lies below it."""
    return real == folder or real.startswith(folder.rstrip(os.sep) + os.sep)


def boundary(folders: Iterable[Path]) -> Boundary:
    """The boundary of these folders, which need not exist."""
    return Boundary(tuple(folders))
