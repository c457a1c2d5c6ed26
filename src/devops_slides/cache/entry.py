"""What is remembered of a deck: what it was made of, what it was, and what was told of it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.cache.conflict import Kept
from devops_slides.cache.file_hashes import Files
from devops_slides.cache.product import Product
from devops_slides.model.problem import Problem
from devops_slides.parse.course.file_index import Answer, Question


class Entry(Struct, frozen=True):
    """A deck as the manifest has it. `job` is the digest of its job; `needs` as in `Needs`, files by their digests.

    `place` is the deck's own place, `file` where what was built is; `digest` is that of its bytes,
    `standing` that of the deck in its own place.
    """

    job: str
    files: dict[str, str]
    folders: tuple[str, ...]
    asked: tuple[tuple[Question, Answer], ...]
    theme: tuple[str, ...]
    look: str
    fonts: tuple[tuple[str, str], ...]
    has_links: bool
    shown: str
    place: str
    file: str
    slides: int
    problems: tuple[Problem, ...]
    digest: str
    standing: str
    kept: Kept | None


def entry_of(product: Product, job: str, files: Files, place: Path) -> Entry:
    """A product as it is remembered; `place` is the deck's own place."""
    needs = product.needs
    own = os.path.abspath(place)  # noqa: PTH100 - links stay as they are
    return Entry(
        job=job,
        files={one: files.as_read(one) for one in (*needs.files, *needs.theme)},
        folders=needs.folders,
        asked=needs.asked,
        theme=needs.theme,
        look=needs.look,
        fonts=needs.fonts,
        has_links=needs.has_links,
        shown=product.shown,
        place=own,
        file=os.path.join(os.path.dirname(own), os.path.basename(product.file)) if product.file else "",  # noqa: PTH118, PTH119, PTH120
        slides=product.slides,
        problems=product.problems,
        digest=product.digest,
        standing=product.standing,
        kept=product.kept if product.status == "kept" else None,
    )


def remembered(name: str, entry: Entry, place: Path) -> Product:
    """The product of an earlier build that need not be built again; `place` is the deck's own place."""
    file = place.with_name(os.path.basename(entry.file)).as_posix() if entry.file else ""  # noqa: PTH119
    return Product(
        name,
        entry.shown,
        "kept" if entry.kept else "unchanged" if entry.digest else "empty",
        file,
        entry.slides,
        entry.problems,
        kept=replace(entry.kept, file=file, kept=place.as_posix()) if entry.kept else None,
        digest=entry.digest,
        standing=entry.standing,
    )


def stands_as_left(entry: Entry, files: Files, *, overwrite: bool) -> bool:
    """Whether a deck is as it was left, and the new one beside it where it was kept, unless with `overwrite`."""
    if not entry.digest:
        return True
    if entry.kept is not None and overwrite:
        return False
    wanted = {entry.place: entry.standing, entry.file: entry.digest}
    return all(files.digest(path) == digest for path, digest in wanted.items())


def paths_of(entries: Iterable[Entry]) -> set[str]:
    """The files by which entries are told to be up to date."""
    return {path for one in entries for path in (*one.files, one.place, one.file)}
