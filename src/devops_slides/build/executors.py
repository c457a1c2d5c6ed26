"""Who builds the decks: this process, several of this machine, or those of a cluster."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Sequence
from functools import partial

from msgspec.structs import replace

from devops_slides.build.worker import build_deck, deliver_deck, produce_deck
from devops_slides.cache.product import Product
from devops_slides.model.request import How, Order

_FEW = 3
"""Most decks that are built in this process: starting others takes longer."""


def build_decks(
    order: Order, how: How, run: str, names: Sequence[str], written: Callable[[str], frozenset[str]]
) -> Generator[Product]:
    """The decks of these names, built and delivered in order; `written` returns a deck's digests as last written."""
    if how.cluster:
        from devops_slides.build.pools import on_cluster  # noqa: PLC0415 - only for clusters

        for product, data in on_cluster(how.cluster, partial(build_deck, _seen_from_anywhere(order), run), names):
            yield deliver_deck(order, product, data, written(product.name), overwrite=how.overwrite)
        return
    asked = ((name, written(name)) for name in names)
    processes = min(how.processes or available_cores(), len(names))
    work = partial(produce_deck, order, run, overwrite=how.overwrite)
    if processes <= 1 or (len(names) <= _FEW and not how.processes):
        yield from map(work, asked)
    else:
        from devops_slides.build.pools import in_processes  # noqa: PLC0415 - 15 ms that one deck can do without

        yield from in_processes(work, asked, processes)


def available_cores() -> int:
    """The cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def _seen_from_anywhere(order: Order) -> Order:
    """The order with absolute paths of its sources, which all machines must have."""
    return replace(order, sources=tuple(source.resolve() for source in order.sources))
