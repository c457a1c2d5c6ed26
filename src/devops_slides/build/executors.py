"""Who builds the decks: this process, several of this machine, or those of a cluster."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import NoReturn

from msgspec.structs import replace

from devops_slides.build.worker import build_deck, deliver_deck, listing, produce_deck
from devops_slides.cache.product import Product
from devops_slides.model.problem import DevopsSlidesError
from devops_slides.model.request import How, Order
from devops_slides.parse.course.job import Job

_FEW = 3
"""Most decks that one process builds: each further one would load the themes and all modules anew."""


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
    processes = how.processes or (1 if len(names) <= _FEW else available_cores())
    work = partial(produce_deck, order, run, overwrite=how.overwrite)
    jobs = listing(order, run).jobs
    if len(names) <= 1 or (processes == 1 and not hasattr(os, "fork")):
        for item in asked:
            with _last_resort(jobs[item[0]]):
                product = work(item)
            yield product
        return
    from devops_slides.build.pools import in_processes  # noqa: PLC0415 - 10 ms that one deck can do without

    yield from in_processes(
        work,
        asked,
        min(processes, len(names)),
        seconds=lambda item: longest(jobs[item[0]]),
        lost=lambda item, why: stopped(jobs[item[0]], f"{why}, twice"),
    )


def longest(job: Job) -> float:
    """The seconds after which a deck counts as one that never ends."""
    return float(job.settings.limits.chapter_seconds * len(job.pages))


def stopped(job: Job, why: str) -> Product:
    """The product of a deck that cannot be built at all."""
    return Product(job.name, job.shown, "failed", errors=(_stop(job, why),))


def _stop(job: Job, why: str) -> DevopsSlidesError:
    hint = "look for huge pictures, drawings and tables in it"
    return DevopsSlidesError(why, place=job.shown, code="chapter-stopped", hint=hint)


@contextmanager
def _last_resort(job: Job) -> Iterator[None]:
    """End a deck that never ends although it is built in this process; only systems with SIGALRM can."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(_number: int, _frame: object) -> NoReturn:
        raise _stop(job, f"it did not end within {longest(job):g} s")

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, longest(job))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def available_cores() -> int:
    """The cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def _seen_from_anywhere(order: Order) -> Order:
    """The order with absolute paths of its sources, which all machines must have."""
    return replace(order, sources=tuple(source.resolve() for source in order.sources))
