"""The file beside the decks that remembers what each was made of. Losing it costs a build, never a deck."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from devops_slides.deliver.files import Files
from devops_slides.deliver.kept import Kept
from devops_slides.deliver.product import Product
from devops_slides.deliver.whole import not_written, write_whole
from devops_slides.model.problem import Problem

NAME = ".devops-slides.json"
_FORMAT = 2
_MOST_RUNS = 20
"""Orders remembered: a folder of decks has one or two."""
Table = dict[str, Any]


class Manifest(Struct):
    """What is known of a folder of decks, as JSON has it.

    `decks` are by name, `runs` by the digest of their order, `scopes` the names of decks by the digest
    of what chose them, `files` signatures and digests by path.
    """

    decks: Table = field(default_factory=dict)
    runs: Table = field(default_factory=dict)
    scopes: Table = field(default_factory=dict)
    files: Table = field(default_factory=dict)


def load(folder: Path) -> Manifest:
    """The manifest of a folder, an empty one where there is none that can be read."""
    try:
        with (folder / NAME).open(encoding="utf-8") as stream:
            table = json.load(stream)
        if table["format"] == _FORMAT:
            return Manifest(*(dict(table[key]) for key in ("decks", "runs", "scopes", "files")))
    except (OSError, ValueError, TypeError, KeyError):
        pass
    return Manifest()


def save(
    folder: Path, news: Manifest, *, forget: frozenset[str] = frozenset(), keep: frozenset[str] = frozenset()
) -> None:
    """Lay news over what stands there: another build may have written meanwhile. OutputError where that fails.

    `forget` names decks that are no more, `keep` files that no deck names.
    """
    with _alone(folder):
        whole = load(folder)
        whole.decks |= news.decks
        for name in forget:
            whole.decks.pop(name, None)
        for key in news.runs:
            whole.runs.pop(key, None)
        whole.runs |= news.runs
        whole.runs = dict(list(whole.runs.items())[-_MOST_RUNS:])
        whole.scopes |= news.scopes
        files = whole.files | news.files
        used = {path for one in whole.decks.values() for path in one["files"]}
        used |= {path for one in whole.runs.values() for path in one["files"]}
        used |= keep | {one[key] for one in whole.decks.values() for key in ("place", "file")}
        whole.files = {path: found for path, found in files.items() if path in used}
        table = {"format": _FORMAT, **{key: getattr(whole, key) for key in ("decks", "runs", "scopes", "files")}}
        write_whole(
            folder / NAME, json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
        )


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One build at a time where the system has locks for folders; elsewhere the last one's news win."""
    try:
        import fcntl  # noqa: PLC0415 - Windows has none
    except ImportError:
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


def deck_table(product: Product, job: str, files: Files, place: Path) -> Table:
    """A product as the manifest has it; `place` is the deck's own place, `job` the digest of its job."""
    needs = product.needs
    kept = product.kept if product.status == "kept" else None
    own = os.path.abspath(place)  # noqa: PTH100 - links stay as they are
    return {
        "job": job,
        "files": {one: files.as_read(one) for one in (*needs.files, *needs.theme)},
        "folders": needs.folders,
        "asked": needs.asked,
        "theme": needs.theme,
        "fonts": needs.fonts,
        "look": needs.look,
        "links": needs.has_links,
        "shown": product.shown,
        "place": own,
        "file": os.path.join(os.path.dirname(own), os.path.basename(product.file)) if product.file else "",  # noqa: PTH118, PTH119, PTH120
        "slides": product.slides,
        "problems": [[one.path, one.line, one.code, one.message, one.hint] for one in product.problems],
        "digest": product.digest,
        "standing": product.standing,
        "kept": kept and [kept.edited, kept.changed, kept.is_foreign],
    }


def remembered(name: str, table: Mapping[str, Any], place: Path) -> Product:
    """The product of an earlier build that need not be built again; `place` is the deck's own place."""
    kept = table["kept"]
    file = place.with_name(os.path.basename(table["file"])).as_posix() if table["file"] else ""  # noqa: PTH119
    return Product(
        name,
        table["shown"],
        "kept" if kept else "unchanged" if table["digest"] else "empty",
        file,
        table["slides"],
        tuple(Problem(*one) for one in table["problems"]),
        kept=Kept(file, place.as_posix(), tuple(kept[0]), tuple(kept[1]), kept[2]) if kept else None,
        digest=table["digest"],
        standing=table["standing"],
    )


def stands(table: Mapping[str, Any], files: Files) -> bool:
    """Whether a deck is as it was left, and the new one beside it where it was kept."""
    if not table["digest"]:
        return True
    wanted = {table["place"]: table["standing"], table["file"]: table["digest"]}
    return all(files.digest(path) == digest for path, digest in wanted.items())
