"""Decks whose chapters are gone: they are reported, and deleted on request unless they were edited by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from devops_slides.build.deck_file import deck_file
from devops_slides.cache.dependencies import scope_digest
from devops_slides.cache.product import Product
from devops_slides.cache.store import Store
from devops_slides.model.problem import OutputError
from devops_slides.model.request import Order


def prune_decks(order: Order, made: Collection[str], ledger: Store, *, prune: bool) -> Iterator[Product]:
    """The decks that the same choice of chapters once made and no longer makes, deleted with `prune`."""
    scope = scope_digest(order)
    left = []
    for name in ledger.scope(scope):
        file = _file(order, name)
        if name in made or file is None:
            continue
        product = Product(name, name, "gone", file.as_posix())
        if prune:
            product = _deleted(product, file, ledger)
        if product.status == "gone":
            left.append(name)
        yield product
    ledger.remember_scope(scope, [*made, *left])


def drop_outdated(order: Order, made: Collection[str], ledger: Store) -> None:
    """Delete every `NAME.new.pptx` beside a deck that is up to date in its own place, unless a hand has edited it.

    One that cannot be deleted stays: nothing depends on it.
    """
    from devops_slides.deliver.overwrite_policy import is_untouched, new_beside  # noqa: PLC0415 - few builds ask

    for name in made:
        file = _file(order, name)
        entry = ledger.entry(name)
        if file is None or entry is None or entry.product.conflict is not None:
            continue
        beside = new_beside(file)
        is_deck = f"{name.removesuffix('.pptx')}.new.pptx" in made
        if beside.is_file() and not beside.is_symlink() and not is_deck:
            with suppress(OSError, OutputError):
                if is_untouched(beside):
                    beside.unlink()


def _file(order: Order, name: str) -> Path | None:
    """The deck of a name that is remembered; None if there is none, or if the name is no deck's of this folder.

    The names come from a manifest, which may have come with a clone.
    """
    try:
        file = deck_file(order, name)
        return file if file.suffix == ".pptx" and file.is_file() and not file.is_symlink() else None
    except (OutputError, OSError, ValueError):
        return None


def _deleted(product: Product, file: Path, ledger: Store) -> Product:
    """The product without its file; unchanged if it is no deck of ours by its own record, or was edited by hand."""
    from devops_slides.deliver.overwrite_policy import is_untouched, new_beside  # noqa: PLC0415 - few decks go

    try:
        if not is_untouched(file):
            return product
        file.unlink()
        beside = new_beside(file)
        if beside.is_file() and is_untouched(beside):
            beside.unlink()
    except OSError as error:
        what = error.strerror or "cannot be deleted"
        return replace(product, errors=(OutputError(what, place=file.as_posix(), code="not-deleted"),))
    ledger.forget(product.name)
    return replace(product, status="deleted")
