"""Reads regular files only, and none that is larger than its kind may be.

A device, a pipe or a file of many gigabytes would hang a build or take all memory; here it is an OSError with a reason.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Literal

FileKind = Literal["text", "settings", "picture", "font", "template", "deck", "manifest"]
_MB = 1024 * 1024
LIMITS: dict[FileKind, int] = {
    "text": 16 * _MB,
    "settings": 4 * _MB,
    "picture": 256 * _MB,
    "font": 64 * _MB,
    "template": 512 * _MB,
    "deck": 2048 * _MB,
    "manifest": 512 * _MB,
}
"""The largest size of a file by what it is read as, in bytes: far more than any real one that was met."""
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def read_file(file: Path | str, kind: FileKind) -> bytes:
    """The bytes of a regular file. OSError, with the reason in `strerror`, if it cannot be read or is too large."""
    handle = os.open(file, _FLAGS)  # a pipe that nobody writes to is opened without waiting
    try:
        return _read(handle, LIMITS[kind])
    finally:
        os.close(handle)


def _read(handle: int, limit: int) -> bytes:
    status = os.fstat(handle)
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "is not a regular file")
    found: list[bytes] = []
    size, piece = 0, status.st_size + 1  # one more than expected, which tells that the file has grown
    while size <= limit and status.st_size <= limit and (data := os.read(handle, min(piece, limit + 1))):
        found.append(data)
        size += len(data)
    if max(size, status.st_size) > limit:
        raise OSError(errno.EFBIG, f"is larger than {limit // _MB} MB")
    return found[0] if len(found) == 1 else b"".join(found)
