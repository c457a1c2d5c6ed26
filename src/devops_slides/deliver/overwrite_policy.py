"""A new deck beside an existing one: what is overwritten, and what is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Container
from itertools import count
from pathlib import Path

from msgspec.structs import replace

from devops_slides.cache.atomic_write import write_whole
from devops_slides.cache.product import Conflict
from devops_slides.files.read_file import read_file
from devops_slides.model.problem import OutputError


def write_or_keep(
    file: Path, data: bytes, *, ours: Container[str] = (), carried: Container[str] = (), overwrite: bool = False
) -> Conflict | None:
    """Write a deck; an existing one that was edited by hand, or is not ours, is kept. OutputError if writing fails.

    `ours` are digests of decks as the program wrote them: those need no second look. `carried` are the keys of
    slides that the new deck has from the existing one, whose edits are no reason to keep it.
    """
    standing = standing_at(file)
    if standing is None or (standing != data and digest(standing) in ours):
        write_whole(file, data)
        return None
    if standing == data:
        return None
    conflict = _conflict(file, standing, data, carried)
    if conflict is None:
        write_whole(file, data)
        return None
    if overwrite:
        beside = _free(file, "edited", standing)
        write_whole(beside, standing)
        write_whole(file, data)
        return replace(conflict, file=file.as_posix(), kept=beside.as_posix())
    write_whole(Path(conflict.file), data)
    return conflict


def new_beside(file: Path) -> Path:
    """Where the new deck stands beside one that was edited by hand."""
    return _beside(file, "new", 1)


def is_untouched(file: Path) -> bool:
    """Whether a deck is as the program wrote it, or was only saved again, by the record in the file itself."""
    data = standing_at(file)
    return data is not None and _is_as_written(data)


def _is_as_written(data: bytes) -> bool:
    from devops_slides.deliver.edits import edits  # noqa: PLC0415 - as above
    from devops_slides.deliver.read_back import read_deck  # noqa: PLC0415 - as above

    found = read_deck(data)
    return found is not None and not edits(found)


def digest(data: bytes) -> str:
    """The digest by which a deck's file is recognized."""
    return hashlib.sha256(data).hexdigest()


def standing_at(file: Path) -> bytes | None:
    """The bytes of a deck, None if there is none. OutputError if it cannot be read."""
    try:
        return read_file(file, "deck")
    except FileNotFoundError:
        return None
    except OSError as error:
        hint = "move it away, or choose another place with -o"
        raise OutputError(
            error.strerror or "is in the way", place=file.as_posix(), code="not-written", hint=hint
        ) from None


def _conflict(file: Path, standing: bytes, data: bytes, carried: Container[str]) -> Conflict | None:
    """Why the existing deck must be kept; None if it was only saved again."""
    from devops_slides.deliver.edits import keyed_edits, source_changes  # noqa: PLC0415 - only to look into a deck
    from devops_slides.deliver.read_back import read_deck  # noqa: PLC0415 - as above

    old = read_deck(standing)
    if old is None:
        return Conflict(_new(file, data).as_posix(), file.as_posix(), is_foreign=True)
    edited = [line for key, line in keyed_edits(old) if key not in carried]
    if not edited:
        return None
    new = read_deck(data)
    changed = tuple(source_changes(old, new)) if new is not None else ()
    return Conflict(_new(file, data).as_posix(), file.as_posix(), tuple(edited), changed)


def _new(file: Path, data: bytes) -> Path:
    """`NAME.new.pptx`, or one with a number if that one was edited by hand too."""
    for number in count(1):
        beside = _beside(file, "new", number)
        standing = standing_at(beside)
        if standing is None:
            return beside
        if standing == data or _is_as_written(standing):
            return beside
    raise AssertionError


def _free(file: Path, word: str, data: bytes) -> Path:
    """A name that no other file has; the same bytes are kept only once."""
    names = (_beside(file, word, number) for number in count(1))
    return next(name for name in names if standing_at(name) in {None, data})


def _beside(file: Path, word: str, number: int) -> Path:
    return file.with_name(f"{file.stem}.{word}{f'-{number}' if number > 1 else ''}{file.suffix}")
