"""What is known about a folder of decks during a build: what an earlier build left, and what is new."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from devops_slides.cache.entry import Entry
from devops_slides.cache.file_hashes import FileHashes
from devops_slides.cache.manifest import (
    Manifest,
    Part,
    Run,
    forget_files,
    is_text,
    remember_run,
)
from devops_slides.model.problem import OutputError

_SAVED_EVERY = 2.0
"""In seconds."""
_MOST_NEWS = 500
"""Most decks that are kept in memory until they are saved."""


class Store:
    """The manifest of `folder`, read and written; without a folder, nothing is known and nothing is kept.

    `files` are the digests of all files that this build meets.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._known = Manifest(folder)
        self._news: dict[str, Entry] = {}
        self._forgotten: set[str] = set()
        self._scopes: dict[str, tuple[str, ...]] = {}
        self._saved = time.monotonic()
        self.files = FileHashes(self._known.file)

    def close(self) -> None:
        """Let go of the file."""
        self._known.close()

    def entry(self, name: str) -> Entry | None:
        """What is remembered of the deck of that name."""
        if name in self._news:
            return self._news[name]
        if name in self._forgotten:
            return None
        return from_json(self._known.entry(name))

    def knows(self, names: Iterable[str]) -> bool:
        """Whether all decks of these names are remembered."""
        return all(self.entry(name) is not None for name in names)

    def run(self, key: str) -> Run | None:
        """The last whole build of an order."""
        return self._known.run(key)

    def parts(self, key: str, kind: Part) -> Iterator[tuple[str, str]]:
        """The parts of an order's last whole build, with their digests."""
        return self._known.parts(key, kind)

    def scope(self, key: str) -> Sequence[str]:
        """The names of the decks that an order chose."""
        return tuple(self._known.scope(key))

    def written(self, name: str) -> frozenset[str]:
        """Digests of a deck as this program wrote it."""
        entry = self.entry(name)
        return frozenset({entry.product.digest} - {""}) if entry is not None else frozenset()

    def remember(self, name: str, entry: Entry) -> None:
        """Remember a deck, and from time to time save it to the disk."""
        if to_json(entry) is None:
            self.forget(name)
            return
        self._news[name] = entry
        self._forgotten.discard(name)
        if time.monotonic() - self._saved > _SAVED_EVERY or len(self._news) >= _MOST_NEWS:
            with suppress(OutputError):  # what cannot be written now is tried again at the end
                self.save()

    def forget(self, name: str) -> None:
        """Let the next build make a deck again."""
        self._news.pop(name, None)
        self._forgotten.add(name)

    def remember_scope(self, key: str, names: Iterable[str]) -> None:
        """Remember which decks an order chose."""
        self._scopes[key] = tuple(name for name in names if is_text(name))

    def remember_run(self, key: str, run: Run, parts: Iterable[tuple[Part, str, int, str]]) -> None:
        """Remember a whole build with its parts, as the manifest takes them. OutputError if it cannot be written."""
        if self._folder is None:
            return
        with self._known.change() as base:
            remember_run(base, key, run, parts)
            forget_files(base)

    def save(self) -> None:
        """Write what is new. OutputError if that fails."""
        if self._folder is None or not (self._news or self._forgotten or self._scopes):
            return
        with self._known.change() as base:
            base.executemany("DELETE FROM decks WHERE name = ?", ((name,) for name in self._forgotten if is_text(name)))
            rows = ((name, entry.place, entry.file, to_json(entry)) for name, entry in self._news.items())
            base.executemany("INSERT OR REPLACE INTO decks VALUES (?, ?, ?, ?)", rows)
            files = ((path, *known[0], known[1]) for path, known in self.files.news.items() if known and is_text(path))
            base.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)", files)
            gone = ((path,) for path, known in self.files.news.items() if known is None and is_text(path))
            base.executemany("DELETE FROM files WHERE path = ?", gone)
            for key, names in self._scopes.items():
                base.execute("DELETE FROM scopes WHERE key = ?", (key,))
                base.executemany("INSERT INTO scopes VALUES (?, ?, ?)", ((key, *each) for each in enumerate(names)))
        self._news.clear()
        self._scopes.clear()
        self._forgotten.clear()
        self.files.news.clear()
        self._saved = time.monotonic()


def to_json(value: Struct) -> bytes | None:
    """A value as JSON; None if it names a file that is not text, which is then built each time."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return None


def from_json(packed: bytes | None) -> Entry | None:
    """An entry from JSON; None if there is none, or if it has another form."""
    if packed is None:
        return None
    try:
        return msgspec.json.decode(packed, type=Entry)
    except (msgspec.DecodeError, ValueError):
        return None
