"""Decks onto the disk: their names, and whole files only."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from devops_slides.model.problem import OutputError
from devops_slides.parse.course import Page

_MODE = 0o644


def deck_name(page: Page) -> str:
    """The deck's path below the output folder: that of its page, a section's that of its folder."""
    parts = page.path.rsplit(".", 1)[0].split("/")
    if parts[-1] in {"index", "_index"} and len(parts) > 1:
        parts.pop()
    return "/".join(parts).replace("_index", "index") + ".pptx"


def write_whole(file: Path, data: bytes) -> None:
    """Write beside and rename, so that nobody ever meets half a file. OutputError names the deck."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{file.stem}-", suffix=".part", dir=file.parent)
    except OSError as error:
        raise _not_written(file, error) from None
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        beside.chmod(_MODE)
        beside.replace(file)
    except OSError as error:
        raise _not_written(file, error) from None
    finally:
        beside.unlink(missing_ok=True)


def _not_written(file: Path, error: OSError) -> OutputError:
    hint = "close it in the other program" if isinstance(error, PermissionError) else "choose another place with -o"
    return OutputError(error.strerror or "cannot be written", place=file.as_posix(), code="not-written", hint=hint)
