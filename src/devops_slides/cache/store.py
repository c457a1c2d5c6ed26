"""What is known about a folder of decks during a build: what an earlier build left, and what is new."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from devops_slides.cache.entry import Entry
from devops_slides.cache.file_hashes import FileHashes
from devops_slides.cache.manifest import Manifest, Run, from_json, is_text, load, save, to_json
from devops_slides.model.problem import OutputError

_SAVED_EVERY = 2.0
"""In seconds."""


class Store:
    """The manifest of `folder`, read and written; without a folder, nothing is known and nothing is kept.

    `files` are the digests of all files that this build meets.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._known = load(folder) if folder is not None else Manifest()
        self._news = Manifest()
        self._forgotten: set[str] = set()
        self._saved = time.monotonic()
        self.files = FileHashes(dict(self._known.files))

    def entry(self, name: str) -> Entry | None:
        """What is remembered of the deck of that name."""
        return from_json(self._news.decks.get(name) or self._known.decks.get(name), Entry)

    def knows(self, names: Iterable[str]) -> bool:
        """Whether all decks of these names are remembered."""
        return all(name in self._news.decks or name in self._known.decks for name in names)

    def run(self, key: str) -> Run | None:
        """The last whole build of an order."""
        return from_json(self._known.runs.get(key), Run)

    def scope(self, key: str) -> Sequence[str]:
        """The names of the decks that an order chose."""
        return self._known.scopes.get(key, ())

    def written(self, name: str) -> frozenset[str]:
        """Digests of a deck as this program wrote it."""
        entry = self.entry(name)
        return frozenset({entry.product.digest} - {""}) if entry is not None else frozenset()

    def remember(self, name: str, entry: Entry) -> None:
        """Remember a deck, and from time to time save it to the disk."""
        raw = to_json(entry)
        if raw is None:
            self.forget(name)
            return
        self._news.decks[name] = raw
        self._forgotten.discard(name)
        if time.monotonic() - self._saved > _SAVED_EVERY:
            with suppress(OutputError):  # what cannot be written now is tried again at the end
                self.save()

    def forget(self, name: str) -> None:
        """Let the next build make a deck again."""
        self._known.decks.pop(name, None)
        self._news.decks.pop(name, None)
        self._forgotten.add(name)

    def remember_scope(self, key: str, names: Sequence[str]) -> None:
        """Remember which decks an order chose."""
        self._news.scopes[key] = tuple(name for name in names if is_text(name))

    def remember_run(self, key: str, run: Run) -> None:
        """Remember a whole build."""
        if (raw := to_json(run)) is not None:
            self._news.runs[key] = raw

    def save(self) -> None:
        """Write what is new. OutputError if that fails."""
        news = self._news
        if self._folder is None or not (news.decks or news.runs or news.scopes or self._forgotten):
            return
        news.files = self.files.known
        self._known = Manifest()  # it is read again, which would put two of it in memory
        try:
            self._known = save(self._folder, news, forget=self._forgotten, keep=self.files.own)
        except OutputError:
            self._known = load(self._folder)
            raise
        self._news = Manifest()
        self._forgotten = set()
        self._saved = time.monotonic()
