"""Reads regular files only, and none that is larger than its kind may be.

A device, a pipe or a file of many gigabytes would hang a build or take all memory; here it is an OSError with a reason.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
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
_PIECE = _MB
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def read_file(file: Path | str, kind: FileKind) -> bytes:
    """The bytes of a regular file. OSError, with the reason in `strerror`, if it cannot be read or is too large."""
    handle = os.open(file, _FLAGS)  # a pipe that nobody writes to is opened without waiting
    try:
        return _read(handle, LIMITS[kind])
    finally:
        os.close(handle)


def digest_of_file(file: Path | str) -> str:
    """The SHA-256 of a regular file, in hexadecimal, which is never whole in memory. OSError as from `read_file`."""
    handle = os.open(file, _FLAGS)
    try:
        found = hashlib.sha256()
        for data in _pieces(handle, LIMITS["deck"], min(_size(handle), _PIECE)):
            found.update(data)
    finally:
        os.close(handle)
    return found.hexdigest()


def _read(handle: int, limit: int) -> bytes:
    found = list(_pieces(handle, limit, _size(handle)))
    return found[0] if len(found) == 1 else b"".join(found)


def _size(handle: int) -> int:
    status = os.fstat(handle)
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "is not a regular file")
    return status.st_size


def _pieces(handle: int, limit: int, piece: int) -> Iterator[bytes]:
    """The content, in pieces of one byte more than `piece`: that byte tells whether a file is larger than it says."""
    total = os.fstat(handle).st_size
    read = 0
    while max(total, read) <= limit and (data := os.read(handle, min(piece, limit) + 1)):
        yield data
        read += len(data)
    if max(total, read) > limit:
        raise OSError(errno.EFBIG, f"is larger than {limit // _MB} MB")
