"""What is remembered of a deck: its job, its place and its product, with the digests of all that it needed."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.cache.file_hashes import FileHashes
from devops_slides.cache.product import Product


class Entry(Struct, frozen=True):
    """A deck in the manifest: the digest of its job, its own place as an absolute path, and its product.

    The product has no errors, because a deck that failed is not remembered; its files have digests.
    """

    job: str
    place: str
    product: Product

    @property
    def file(self) -> str:
        """The absolute path of what was built, beside the deck's own place; empty if nothing was."""
        return _beside(self.place, self.product.file)


def _beside(place: str, file: str) -> str:
    return os.path.join(os.path.dirname(place), os.path.basename(file)) if file else ""  # noqa: PTH118, PTH119, PTH120


def entry_of(product: Product, job: str, files: FileHashes, place: Path) -> Entry:
    """A product to be remembered; `place` is the deck's own place."""
    needs = product.needs
    hashed = {path: files.as_read(path) for path in (*needs.files, *needs.theme)}
    return Entry(
        job,
        os.path.abspath(place),  # noqa: PTH100 - keeps links
        replace(
            product,
            status="kept" if product.status == "kept" else "unchanged" if product.digest else "empty",
            conflict=product.conflict if product.status == "kept" else None,
            needs=replace(needs, files=hashed),
            seconds=0.0,
            frozen=(),
        ),
    )


def remembered(entry: Entry, place: Path) -> Product:
    """The product of an earlier build that need not be built again; `place` is the deck's own place."""
    product = entry.product
    file = _beside(place.as_posix(), product.file)
    conflict = product.conflict and replace(product.conflict, file=file, kept=place.as_posix())
    return replace(product, file=file, conflict=conflict)


def stands_as_left(entry: Entry, files: FileHashes, *, overwrite: bool) -> bool:
    """Whether a deck is as it was left, and the new one beside a kept one too; with `overwrite`, no kept one is."""
    product = entry.product
    if not product.digest:
        return True
    if product.conflict is not None and overwrite:
        return False
    wanted = {entry.place: product.standing, entry.file: product.digest}
    return all(files.digest(path) == digest for path, digest in wanted.items())
