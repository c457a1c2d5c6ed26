"""Whether anything at all has changed since a build, by stats alone: no chapter is read, no library is loaded."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from devops_slides.cache.entry import Entry
from devops_slides.cache.file_hashes import FileHashes, listing_digest, program_digest
from devops_slides.cache.manifest import Run

if TYPE_CHECKING:
    from devops_slides.model.request import Order
    from devops_slides.parse.course.file_index import AccessLog
    from devops_slides.parse.course.job import Job


def still_runs(run: Run, files: FileHashes, order: Order) -> bool:
    """Whether a build with the same order would find the same files, folders, program, and published pages."""
    return (
        _is_same_day(run, order.today)
        and not any(os.path.lexists(path) for path in run.absent)
        and all(files.digest(path) == digest for path, digest in run.files.items())
        and listings(run.folders, order) == run.folders
        and has_same_fonts(run.fonts)
        and program_digest(files) == run.program
    )


def has_same_fonts(fonts: Sequence[tuple[str, str]]) -> bool:
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
    out = os.path.abspath(order.folder)  # noqa: PTH100 - links stay as they are
    return {folder: listing_digest(folder, out) for folder in sorted(folders)}


def run_of(
    order: Order,
    jobs: Collection[Job],
    course: AccessLog,
    decks: Iterable[tuple[str, Entry]],
    folders: Mapping[str, str],
    files: FileHashes,
) -> Run:
    """A build as the manifest keeps it; `course` is what its listing asked, `folders` are as they were then."""
    done: dict[str, str] = {}
    read = {str(path) for path in course.files}
    listed: set[str] = set()
    fonts: set[tuple[str, str]] = set()
    for name, entry in decks:
        done[name] = entry.job
        read.update(entry.product.needs.files)
        listed.update(entry.product.needs.folders, _beside_theme(entry))
        fonts.update(entry.product.needs.fonts)
    beside = {str(path) for source in order.sources for path in _around(source.resolve(), jobs)}
    read |= {path for path in beside if Path(path).is_file()}
    listed |= {path for path in beside if Path(path).is_dir()}
    after = [moment for moment in course.moments if order.today is not None and moment > order.today]
    return Run(
        jobs=done,
        files={path: files.as_read(path) for path in sorted(read)},
        folders={**folders, **listings(listed - folders.keys(), order)},
        absent=tuple(sorted(path for path in beside if not os.path.lexists(path))),
        fonts=tuple(sorted(fonts)),
        today=order.today.isoformat() if order.today is not None else "",
        until=min(after).isoformat() if after else "",
        program=program_digest(files),
    )


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
