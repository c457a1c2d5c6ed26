"""Where decks are written: below the output folder, whatever names it came from."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath

from devops_slides.files.boundary import is_below
from devops_slides.model.problem import OutputError

RESERVED = re.compile(r"(?P<name>con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:[ .].*)?", re.IGNORECASE)
"""Names that Windows accepts for no file (learn.microsoft.com, Naming Files, Paths, and Namespaces)."""
_NOT_IN_NAMES = re.compile(r'[<>:"\\|?*\x00-\x1f]')


def output_file(folder: Path, name: str) -> Path:
    """The file of that name below the output folder. OutputError if the name, or a link on the way, leads elsewhere.

    `name` has POSIX separators; it is refused if any system would read it as another place.
    """
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or any(not _is_plain(part) for part in parts):
        raise OutputError("is no name of a deck", place=(folder / name).as_posix(), code="outside-output")
    file = folder.joinpath(*parts)
    if not is_below(os.path.realpath(file), os.path.realpath(folder)):
        hint = "remove the link, or choose another folder with -o"
        raise OutputError("leads out of the output folder", place=file.as_posix(), code="outside-output", hint=hint)
    return file


def _is_plain(part: str) -> bool:
    """Whether a part of a path is a file's name on every system."""
    return not (
        part in {".", ".."} or part.endswith((".", " ")) or _NOT_IN_NAMES.search(part) or RESERVED.fullmatch(part)
    )
