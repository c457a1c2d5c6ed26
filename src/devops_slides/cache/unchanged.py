"""Whether anything at all has changed since a build, by stats alone: no chapter is read, no library is loaded."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from devops_slides.cache.entry import Entry
from devops_slides.cache.file_hashes import FileHashes, listing_digest, program_digest
from devops_slides.cache.manifest import Part, Run

if TYPE_CHECKING:
    from devops_slides.model.request import Order
    from devops_slides.parse.course.file_index import AccessLog
    from devops_slides.parse.course.job import Job


_RECENT = 100
"""How many files are remembered as written down already: decks in a row share theirs."""
Parts = Callable[[Part], Iterable[tuple[str, str]]]
"""The parts of a run of one kind, with their digests."""


def still_runs(run: Run, parts: Parts, files: FileHashes, order: Order) -> bool:
    """Whether a build with the same order would find the same files, folders, program, and published pages."""
    return (
        _is_same_day(run, order.today)
        and not any(os.path.lexists(path) for path, _ in parts("absent"))
        and all(files.digest(path) == digest for path, digest in parts("file"))
        and all(digest == _listing(folder, order) for folder, digest in parts("folder"))
        and has_same_fonts(parts("font"))
        and program_digest(files) == run.program
    )


def has_same_fonts(fonts: Iterable[tuple[str, str]]) -> bool:
    """Whether the system still gives the same answers about typefaces; few themes ask it."""
    return all(_fonts_answer(name) == answer for name, answer in fonts)


def _fonts_answer(name: str) -> str:
    """The system's present answer; for texts of drawings, without the reader of fonts."""
    from devops_slides.images.system_fonts import ANY, digest_of, system_fonts  # noqa: PLC0415 - few decks ask

    if name == ANY:
        return digest_of(system_fonts())
    from devops_slides.theme.font_files import system_answer  # noqa: PLC0415 - as above

    return system_answer(name)


def _is_same_day(run: Run, today: datetime | None) -> bool:
    """Whether no page has appeared or expired since."""
    if today is None or not run.today:
        return today is None and not run.today
    later = not run.until or today < datetime.fromisoformat(run.until)
    return datetime.fromisoformat(run.today) <= today and later


def listings(folders: Iterable[str], order: Order) -> dict[str, str]:
    """The digest of the names in each folder."""
    return {folder: _listing(folder, order) for folder in sorted(folders)}


def _listing(folder: str, order: Order) -> str:
    return listing_digest(folder, os.path.abspath(order.folder))  # noqa: PTH100 - links stay as they are


def run_of(order: Order, course: AccessLog, files: FileHashes) -> Run:
    """A build as the manifest keeps it; `course` is what its listing asked."""
    after = [moment for moment in course.moments if order.today is not None and moment > order.today]
    return Run(
        today=order.today.isoformat() if order.today is not None else "",
        until=min(after).isoformat() if after else "",
        program=program_digest(files),
    )


def parts_of(
    order: Order,
    jobs: Collection[Job],
    course: AccessLog,
    decks: Iterable[tuple[str, Entry]],
    folders: Mapping[str, str],
    files: FileHashes,
) -> Iterator[tuple[Part, str, int, str]]:
    """Everything that could change the result of the same order: kind, name, place among its kind, digest.

    `folders` are as they were when the course was listed.
    """
    beside = {str(path) for source in order.sources for path in _around(source.resolve(), jobs)}
    yield from (("absent", path, 0, "") for path in sorted(beside) if not os.path.lexists(path))
    yield from (("folder", folder, 0, digest) for folder, digest in folders.items())
    read = (*course.files, *(path for path in beside if Path(path).is_file()), *files.own)
    yield from (("file", path, 0, files.as_read(path)) for path in read)
    listed = {path for path in beside if Path(path).is_dir()}
    recent: set[str] = set()
    for number, (name, entry) in enumerate(decks):
        needs = entry.product.needs
        yield ("job", name, number, entry.job)
        yield from (("file", path, 0, files.as_read(path)) for path in needs.files if path not in recent)
        yield from (("font", font, 0, answer) for font, answer in needs.fonts)
        recent = recent | {*needs.files} if len(recent) < _RECENT else set()
        listed.update(needs.folders, _beside_theme(entry))
    yield from (("folder", folder, 0, digest) for folder, digest in listings(listed - folders.keys(), order).items())


def _beside_theme(entry: Entry) -> set[str]:
    """The folders that hold a theme's files, or could: its own and that of its fonts."""
    folders = {Path(path).parent for path in entry.product.needs.theme if path.endswith(".toml")}
    return {str(place) for folder in folders for place in (folder, folder / "fonts")}


def _around(source: Path, jobs: Iterable[Job]) -> Iterable[Path]:
    """Where configuration, settings or themes of a course could be, and its folders of configuration."""
    from devops_slides.parse.course.config import NAMES  # noqa: PLC0415 - as above
    from devops_slides.theme.read_theme import OWN_THEMES  # noqa: PLC0415 - not if nothing has changed

    for folder in (source, *source.parents):
        yield from (folder / name for name in NAMES)
        yield from (folder / "config" / name for name in ("_default", "production"))
        for environment in ("_default", "production"):
            if (folder / "config" / environment).is_dir():
                yield from (folder / "config" / environment).iterdir()
    for root in {page.site.root for job in jobs for page in job.pages}:
        yield root / "slides.toml"
        yield root / OWN_THEMES
        if (root / OWN_THEMES).is_dir():
            yield from (path / "theme.toml" for path in (root / OWN_THEMES).iterdir() if path.is_dir())
