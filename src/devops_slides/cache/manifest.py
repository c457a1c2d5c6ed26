"""The file beside the decks that remembers what each was made from. Losing it costs a build, never a deck.

It is a database of SQLite, so that ten thousand decks take no more memory than ten, and builds into one folder at the
same time keep each other's entries.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal, cast

from msgspec import Struct

from devops_slides.model.problem import OutputError

NAME = ".devops-slides.db"
FORMAT = 1
_OURS = 0x64767053
"""The application's number in the file (https://www.sqlite.org/fileformat2.html, 1.3.9): `dvpS`."""
_SCHEMA = (
    "CREATE TABLE decks (name TEXT PRIMARY KEY, place TEXT, file TEXT, entry BLOB)",
    "CREATE TABLE files (path TEXT PRIMARY KEY, size, mtime, ctime, inode, digest TEXT) WITHOUT ROWID",
    "CREATE TABLE runs (key TEXT PRIMARY KEY, at INTEGER, today TEXT, until TEXT, program TEXT) WITHOUT ROWID",
    "CREATE TABLE parts (key TEXT, kind TEXT, name TEXT, number, digest TEXT, PRIMARY KEY (key, kind, name))",
    "CREATE TABLE scopes (key TEXT, number INTEGER, name TEXT, PRIMARY KEY (key, number)) WITHOUT ROWID",
)
_BESIDE = ("-journal", "-wal", "-shm")
"""Endings of the files that SQLite keeps beside a database."""
_HEAD, _MODES, _ROLLBACK = 20, slice(18, 20), b"\1\1"
"""Where a database says how it is written and read, and that it is so with a journal that is rolled back."""
_SUPER = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
"""The end of a journal that names a super-journal."""
_LARGEST = 64 << 20
"""Most bytes of one value: an entry has a few kilobytes, a chapter with 100,000 problems some megabytes."""
_MOST_RUNS = 20
"""Most orders that are remembered: a folder of decks has one or two."""
_BUSY = frozenset((sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED))
_PRIMARY = 0xFF
"""Another build has the file, by SQLite's primary result codes: no reason to replace it."""
_PATIENCE = 3.0
"""Seconds to wait while another build writes."""

Part = Literal["job", "file", "folder", "absent", "font"]
"""What a run consists of: decks with the digests of their jobs, files and folders with theirs, paths at which nothing
was, and typefaces with the system's answers."""
Signature = tuple[int, int, int, int]
"""What a stat returns: size, time of the content, time of the entry and number of the entry."""
Known = tuple[Signature, str]
"""A file's signature and digest."""


class Run(Struct, frozen=True):
    """A whole build: between the ISO times `today` and `until`, if they are not empty, the same pages are published."""

    today: str
    until: str
    program: str


class Manifest:
    """What is known about a folder of decks, read when it is asked for; nothing if there is no folder or no file.

    A file that is damaged, of another version, or that has anything but our own tables, counts as none.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._base = _opened(folder / NAME) if folder is not None and (folder / NAME).is_file() else None

    def close(self) -> None:
        """Let go of the file."""
        if self._base is not None:
            self._base.close()
            self._base = None

    def entry(self, name: str) -> bytes | None:
        """The packed entry of a deck."""
        found = self._first("SELECT entry FROM decks WHERE name = ?", name)
        return found[0] if found is not None and isinstance(found[0], bytes) else None

    def file(self, path: str) -> Known | None:
        """A file's signature and digest."""
        found = self._first("SELECT size, mtime, ctime, inode, digest FROM files WHERE path = ?", path)
        return (cast("Signature", found[:4]), str(found[4])) if found is not None else None

    def run(self, key: str) -> Run | None:
        """The last whole build of an order."""
        found = self._first("SELECT today, until, program FROM runs WHERE key = ?", key)
        return Run(*map(str, found)) if found is not None else None

    def parts(self, key: str, kind: Part) -> Iterator[tuple[str, str]]:
        """The parts of a run, each with its digest, in the order in which they were remembered."""
        query = "SELECT name, digest FROM parts WHERE key = ? AND kind = ? ORDER BY number, name"
        for name, digest in self._rows(query, key, kind):
            yield str(name), str(digest)

    def scope(self, key: str) -> Iterator[str]:
        """The names of the decks that an order chose."""
        for (name,) in self._rows("SELECT name FROM scopes WHERE key = ? ORDER BY number", key):
            yield str(name)

    @contextlib.contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """The database for a change that is made whole or not at all. OutputError if it cannot be written."""
        assert self._folder is not None
        try:
            if self._base is None:
                self._base = _made(self._folder / NAME)
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield self._base
            except BaseException:
                if self._base.in_transaction:  # a full disk has rolled it back already
                    self._base.execute("ROLLBACK")
                raise
            self._base.execute("COMMIT")
        except (sqlite3.Error, OSError) as error:
            self.close()
            place = (self._folder / NAME).as_posix()
            what, hint = f"cannot be written ({error})", "choose another place with -o"
            raise OutputError(what, place=place, code="not-written", hint=hint) from None

    def _rows(self, query: str, *values: str) -> Iterator[Sequence[object]]:
        if self._base is None:
            return
        with contextlib.suppress(sqlite3.Error, UnicodeEncodeError):
            yield from self._base.execute(query, values)

    def _first(self, query: str, *values: str) -> Sequence[object] | None:
        return next(iter(self._rows(query, *values)), None)


def remember_run(base: sqlite3.Connection, key: str, run: Run, parts: Iterable[tuple[Part, str, int, str]]) -> None:
    """Put a run in place of the last one of its order, and forget the oldest ones.

    A part is its kind, its name, its place in the order of decks and its digest; of equal ones the first stays.
    """
    base.execute("DELETE FROM parts WHERE key = ?", (key,))
    number = base.execute("SELECT coalesce(max(at), 0) + 1 FROM runs").fetchone()[0]
    base.execute("INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?, ?)", (key, number, run.today, run.until, run.program))
    base.execute("DELETE FROM runs WHERE at <= ?", (number - _MOST_RUNS,))
    base.execute("DELETE FROM parts WHERE key NOT IN (SELECT key FROM runs)")
    base.executemany(
        "INSERT OR IGNORE INTO parts VALUES (?, ?, ?, ?, ?)", ((key, *part) for part in parts if is_text(part[1]))
    )


def forget_files(base: sqlite3.Connection) -> None:
    """Forget the files that no run and no deck needs any more."""
    base.execute(
        "DELETE FROM files WHERE path NOT IN (SELECT name FROM parts WHERE kind = 'file')"
        " AND path NOT IN (SELECT place FROM decks) AND path NOT IN (SELECT file FROM decks)"
    )


def is_text(name: str) -> bool:
    """Whether a name can be written as text: file names may be any bytes (PEP 383)."""
    return name.isascii() or not any("\ud800" <= char <= "\udfff" for char in name)


def _opened(file: Path) -> sqlite3.Connection | None:
    """The database in a file, None if it is not a sound one of ours."""
    if not is_safe(file):
        return None
    with contextlib.suppress(sqlite3.Error, UnicodeDecodeError):
        base = _connected(file)
        with contextlib.suppress(sqlite3.Error, UnicodeDecodeError):
            if _is_ours(base):
                return base
        base.close()
    return None


def is_safe(file: Path) -> bool:
    """Whether SQLite touches no other file when it opens this one, which may have come with a clone.

    It follows links; a database in WAL mode has files beside it; and a journal that names a super-journal has SQLite
    read and delete that file, wherever it is (https://www.sqlite.org/fileformat2.html, 1.3.3 and 3). Ours do neither.
    """
    found = [file.with_name(file.name + ending) for ending in ("", *_BESIDE)]
    try:
        if any(os.path.lexists(path) and not stat.S_ISREG(path.lstat().st_mode) for path in found):
            return False
        if any(os.path.lexists(path) for path in found[2:]):
            return False
        head, tail = _ends(found[0]), _ends(found[1])
    except OSError:
        return False
    return head[:_HEAD][_MODES] in {b"", _ROLLBACK} and not tail.endswith(_SUPER)


def _ends(file: Path) -> bytes:
    """The first and the last bytes of a file, empty if there is none."""
    try:
        stream = file.open("rb")
    except FileNotFoundError:
        return b""
    with stream:
        head = stream.read(_HEAD)
        stream.seek(max(stream.seek(0, os.SEEK_END) - len(_SUPER), 0))
        return head + stream.read(len(_SUPER))


def _is_ours(base: sqlite3.Connection) -> bool:
    """Whether a database has our tables and nothing else: a file that came with a course may hold views or triggers."""
    try:
        ours = base.execute("PRAGMA application_id").fetchone()[0], base.execute("PRAGMA user_version").fetchone()[0]
        schema = {sql for (sql,) in base.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL LIMIT 20")}
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & _PRIMARY in _BUSY:
            raise
        return False
    return ours == (_OURS, FORMAT) and schema == set(_SCHEMA)


def _made(file: Path) -> sqlite3.Connection:
    """A new database, in place of one that cannot be used; that of another build if it is there by now."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if not is_safe(file):
        for ending in ("", *_BESIDE):
            file.with_name(file.name + ending).unlink(missing_ok=True)
    for _ in range(2):
        try:
            base = _connected(file)
            _create(base)
            if _is_ours(base):
                return base
            base.close()
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            if getattr(error, "sqlite_errorcode", 0) & _PRIMARY in _BUSY:
                raise
        file.unlink(missing_ok=True)
    raise OSError(None, "is used by another program")


def _create(base: sqlite3.Connection) -> None:
    """Make our tables unless there are some."""
    base.execute("PRAGMA page_size = 1024")
    base.execute("BEGIN IMMEDIATE")
    if not base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        for statement in (*_SCHEMA, f"PRAGMA application_id = {_OURS}", f"PRAGMA user_version = {FORMAT}"):
            base.execute(statement)
    base.execute("COMMIT")


def _connected(file: Path) -> sqlite3.Connection:
    base = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    base.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST)
    base.execute("PRAGMA trusted_schema = OFF")
    base.execute("PRAGMA synchronous = OFF")
    return base
