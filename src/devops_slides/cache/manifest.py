"""The file beside the decks that remembers what each was made from. Losing it costs a build, never a deck.

Entries stay packed as JSON until they are needed: a thousand of them unpacked take more memory than a deck does.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Raw, Struct, field

from devops_slides.cache.atomic_write import not_written, write_whole
from devops_slides.cache.entry import Entry, paths_of
from devops_slides.cache.file_hashes import Known

NAME = ".devops-slides.json"
_FORMAT = 4
_MOST_RUNS = 20
"""Most orders that are remembered: a folder of decks has one or two."""
T = TypeVar("T", bound=Struct)


class Run(Struct, frozen=True):
    """A whole build: its decks' jobs by name, and everything that could change the result of the same order.

    `files` are digests by path, `folders` are digests of the names in them; at the paths `absent` there was nothing;
    `fonts` are typefaces with the system's answers. Between the ISO times `today` and `until`, if they
    are not empty, the same pages are published.
    """

    jobs: dict[str, str]
    files: dict[str, str]
    folders: dict[str, str]
    absent: tuple[str, ...]
    fonts: tuple[tuple[str, str], ...]
    today: str
    until: str
    program: str


class Manifest(Struct):
    """What is known about a folder of decks.

    `decks` are packed entries by name, `runs` are packed `Run`s by the digest of their order, `scopes` are the names
    of decks by the digest of what chose them, `files` are signatures and digests by path.
    """

    format: int = _FORMAT
    decks: dict[str, Raw] = field(default_factory=dict)
    runs: dict[str, Raw] = field(default_factory=dict)
    scopes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    files: dict[str, Known] = field(default_factory=dict)


def to_json(value: Struct) -> Raw | None:
    """A value as JSON; None if it names a file that is not text, which is then built each time."""
    try:
        return Raw(msgspec.json.encode(value))
    except UnicodeEncodeError:
        return None


def from_json(raw: Raw | None, kind: type[T]) -> T | None:
    """A value from JSON; None if there is none, or if it has another form."""
    if raw is None:
        return None
    try:
        return msgspec.json.decode(raw, type=kind)
    except (msgspec.DecodeError, ValueError):
        return None


def load(folder: Path) -> Manifest:
    """The manifest of a folder, empty if there is none that can be read."""
    try:
        found = msgspec.json.decode((folder / NAME).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError, ValueError):
        return Manifest()
    return found if found.format == _FORMAT else Manifest()


def save(folder: Path, news: Manifest, *, forget: Collection[str] = (), keep: Collection[str] = ()) -> Manifest:
    """Merge news into the manifest on the disk: another build may have written meanwhile. OutputError if that fails.

    `forget` names decks that no longer exist, `keep` names files that no deck needs. Returns all that is known now.
    """
    with _alone(folder):
        whole = load(folder)
        whole.decks |= news.decks
        for name in forget:
            whole.decks.pop(name, None)
        for key in news.runs:
            whole.runs.pop(key, None)
        whole.runs = dict([*whole.runs.items(), *news.runs.items()][-_MOST_RUNS:])
        whole.scopes |= news.scopes
        used = paths_of(entry for raw in whole.decks.values() if (entry := from_json(raw, Entry)) is not None)
        used |= {path for raw in whole.runs.values() if (run := from_json(raw, Run)) is not None for path in run.files}
        used.update(keep)
        files = whole.files | news.files
        whole.files = {path: files[path] for path in used & files.keys() if is_text(path)}
        write_whole(folder / NAME, msgspec.json.encode(whole, order="sorted"))
    return whole


def is_text(name: str) -> bool:
    """Whether a name can be written as text: file names may be any bytes (PEP 383)."""
    return name.isascii() or not any("\ud800" <= char <= "\udfff" for char in name)


@contextlib.contextmanager
def _locked_by_file(folder: Path) -> Iterator[None]:
    """A lock for systems that cannot lock folders: a temporary file, so that none is left beside the decks."""
    import tempfile  # noqa: PLC0415 - as below

    import filelock  # noqa: PLC0415 - 14 ms, which other systems need not spend

    name = hashlib.sha256(os.path.normcase(folder.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    with contextlib.ExitStack() as held:
        with contextlib.suppress(OSError):
            held.enter_context(filelock.FileLock(Path(tempfile.gettempdir()) / f"devops-slides-{name}.lock"))
        yield


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One build at a time in a folder; if it cannot be locked, the last build's entries win."""
    try:
        import fcntl  # noqa: PLC0415 - Windows has none
    except ImportError:
        with _locked_by_file(folder):
            yield
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise not_written(folder, error) from None
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
