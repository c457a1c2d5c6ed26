"""Paths in messages as they are seen from the current folder, so that a terminal or an editor can open them.

Problems themselves name files by the name of their course's folder: they are remembered, and must not depend on where
a command is run.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from devops_slides.model.problem import DevopsSlidesError, Problem

_LINE = re.compile(r"(?P<path>.*?)(?P<line>:\d+)?$", re.DOTALL)


class SeenPaths:
    """The paths of the courses of some sources as the current folder sees them."""

    def __init__(self, sources: Sequence[Path]) -> None:
        places = [source.absolute() for source in sources or (Path("content"),)]
        self._folders = tuple(dict.fromkeys(folder for place in places for folder in (place, *place.parents)))
        self.path = cache(self._path)

    def _path(self, path: str) -> str:
        """A path that begins with the name of a course's folder; unchanged if there is no such file."""
        name, _, rest = path.partition("/")
        if not name:
            return path
        for folder in self._folders:
            if folder.name == name and os.path.lexists(folder / rest):
                return Path(os.path.relpath(folder / rest)).as_posix()
        return path

    def problem(self, problem: Problem) -> Problem:
        """A problem with its path as it is seen."""
        return replace(problem, path=self.path(problem.path))

    def error(self, error: DevopsSlidesError) -> str:
        """An error's message with its place as it is seen."""
        found = _LINE.fullmatch(error.place)
        place = f"{self.path(found['path'])}{found['line'] or ''}" if found else error.place
        own = str(DevopsSlidesError(error.message, place=place, code=error.code, hint=error.hint))
        return "\n".join((own, *map(self.error, error.others)))
