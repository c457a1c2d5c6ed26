"""Writes whole files only: beside the old one, then renamed, so that nobody ever sees half a file."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import time
from pathlib import Path

from devops_slides.model.problem import OutputError

_MODE = 0o644
_ENDING = ".devops-slides.part"
_UNFINISHED = re.compile(rf"\..{{1,80}}-[0-9a-f]{{16}}{re.escape(_ENDING)}", re.DOTALL)
"""The name of an unfinished file, which no other program gives."""
_OLD = 600.0
"""Seconds after which a half-written file is one of a killed build."""
_swept: set[Path] = set()


def write_whole(file: Path, data: bytes) -> None:
    """Write a file so that it is the old one or the new one at every moment. OutputError names it."""
    beside = file.with_name(f".{file.stem[:80]}-{os.urandom(8).hex()}{_ENDING}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _sweep(file.parent)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _MODE)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        beside.replace(file)
    except OSError as error:
        raise not_written(file, error) from None
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Remove what a killed build has left half-written, once per folder."""
    if folder in _swept:
        return
    _swept.add(folder)
    for file in folder.glob(f".*{_ENDING}"):
        with contextlib.suppress(OSError):
            status = file.lstat()
            is_ours = _UNFINISHED.fullmatch(file.name) is not None and stat.S_ISREG(status.st_mode)
            if is_ours and time.time() - status.st_mtime > _OLD:
                file.unlink()


def not_written(file: Path, error: OSError) -> OutputError:
    """The error of a file that cannot be written, with what to do about it."""
    hint = "close it in the other program" if isinstance(error, PermissionError) else "choose another place with -o"
    return OutputError(error.strerror or "cannot be written", place=file.as_posix(), code="not-written", hint=hint)
