"""Whether anything at all has changed since a build, by stats alone: no chapter is read, no library loaded."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from devops_slides.deliver.files import Files, listing, program

if TYPE_CHECKING:
    from devops_slides.deliver.needs import Needed
    from devops_slides.jobs import Job
    from devops_slides.order import Order

Table = Mapping[str, Any]


def still_runs(run: Table, files: Files, order: Order) -> bool:
    """Whether a build with the same order would find the same files, folders, program, and published pages."""
    return (
        _is_same_day(run, order.today)
        and not any(os.path.lexists(path) for path in run["absent"])
        and all(files.digest(path) == digest for path, digest in run["files"].items())
        and listings(run["folders"], order) == run["folders"]
        and has_same_fonts(run["fonts"])
        and program(files) == run["program"]
    )


def has_same_fonts(fonts: Iterable[Sequence[str]]) -> bool:
    """Whether the system answers as it did to what typefaces it was asked for; few themes ask."""
    if not fonts:
        return True
    from devops_slides.parse.theme.font_files import system_answer  # noqa: PLC0415 - as the docstring says

    return all(system_answer(name) == answer for name, answer in fonts)


def _is_same_day(run: Table, today: datetime | None) -> bool:
    """Whether no page has appeared or expired since."""
    if today is None or not run["today"]:
        return today is None and not run["today"]
    until = run["until"]
    return datetime.fromisoformat(run["today"]) <= today and (not until or today < datetime.fromisoformat(until))


def listings(folders: Iterable[str], order: Order) -> dict[str, str]:
    """The digest of the names in each folder."""
    out = os.path.abspath(order.folder)  # noqa: PTH100 - links stay as they are
    return {folder: listing(folder, out) for folder in sorted(folders)}


def run_table(
    order: Order, jobs: Mapping[str, Job], course: Needed, decks: Mapping[str, Table], folders: Table, files: Files
) -> Table:
    """A build as the manifest has it; `course` is what its listing needed, `folders` are as they were at that time."""
    later = {folder for one in decks.values() for folder in one["folders"]} - folders.keys()
    read = {path for one in decks.values() for path in one["files"]} | course.files
    beside = {str(one) for source in order.sources for one in _around(source.resolve(), jobs.values())}
    absent = sorted(one for one in beside if not os.path.lexists(one))
    read |= {one for one in beside if Path(one).is_file()}
    listed = {one for one in beside if Path(one).is_dir()} | _beside_themes(decks.values())
    after = [one for one in course.moments if order.today is not None and one > order.today]
    return {
        "jobs": {name: table["job"] for name, table in decks.items()},
        "files": {path: files.as_read(path) for path in sorted(read)},
        "folders": {**folders, **listings(later | listed, order)},
        "absent": absent,
        "fonts": sorted({tuple(font) for one in decks.values() for font in one["fonts"]}),
        "today": order.today.isoformat() if order.today is not None else "",
        "until": min(after).isoformat() if after else "",
        "program": program(files),
    }


def _beside_themes(decks: Iterable[Table]) -> set[str]:
    """The folders in which a theme's files stand, or could: itself and that of its fonts."""
    folders = {Path(path).parent for one in decks for path in one["theme"] if path.endswith(".toml")}
    return {str(one) for folder in folders for one in (folder, folder / "fonts")}


def _around(source: Path, jobs: Iterable[Job]) -> Iterable[Path]:
    """What a configuration, settings or themes of a course could be, and its folders of configuration."""
    from devops_slides.jobs import OWN_THEMES  # noqa: PLC0415 - not where nothing has changed
    from devops_slides.parse.site.config import NAMES  # noqa: PLC0415 - as above

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
            yield from (one / "theme.toml" for one in (root / OWN_THEMES).iterdir() if one.is_dir())
