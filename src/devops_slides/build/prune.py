"""Decks whose chapters are gone: they are reported, and deleted on request unless they were edited by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec.structs import replace

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
        file = order.file(name)
        if name in made or not file.exists():
            continue
        product = Product(name, name, "gone", file.as_posix())
        if prune:
            product = _deleted(product, order, ledger)
        if product.status == "gone":
            left.append(name)
        yield product
    ledger.remember_scope(scope, [*made, *left])


def _deleted(product: Product, order: Order, ledger: Store) -> Product:
    """The product without its file; unchanged if the file was edited by hand."""
    from devops_slides.deliver.overwrite_policy import is_untouched  # noqa: PLC0415 - few decks go

    file = order.file(product.name)
    try:
        if not is_untouched(file, ledger.written(product.name)):
            return product
        file.unlink()
    except OSError as error:
        what = error.strerror or "cannot be deleted"
        return replace(product, errors=(OutputError(what, place=file.as_posix(), code="not-deleted"),))
    ledger.forget(product.name)
    return replace(product, status="deleted")
