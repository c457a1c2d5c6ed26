"""Does jobs in processes of this machine, or on those of a Dask cluster. Results keep their order."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_all_start_methods, get_context, parent_process
from typing import Any, TypeVar, cast

from devops_slides.model.problem import UsageError

I = TypeVar("I")  # noqa: E741 - an item
T = TypeVar("T")
_AHEAD = 4
"""Jobs per process that wait to run or to be fetched: all are busy, and memory is the same for any number of jobs."""


def in_processes(work: Callable[[I], T], items: Iterable[I], processes: int) -> Iterator[T]:
    """The results in the order of the items; where possible, the processes share what this one has loaded."""
    method = "fork" if "fork" in get_all_start_methods() and threading.active_count() == 1 else "spawn"
    pool = ProcessPoolExecutor(processes, mp_context=get_context(method), initializer=_begin)
    try:
        yield from in_order(pool, work, items, processes)
    except BrokenProcessPool:
        raise UsageError(
            "a process was killed", code="process-ended", hint="memory may have run out; try -j 1"
        ) from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def in_order(pool: Executor, work: Callable[[I], T], items: Iterable[I], processes: int) -> Iterator[T]:
    """The results of an executor in the order of the items, computed a few jobs ahead."""
    waiting: list[Future[T]] = []
    for item in items:
        waiting.append(pool.submit(work, item))
        if len(waiting) >= processes * _AHEAD:
            yield waiting.pop(0).result()
    for future in waiting:
        yield future.result()


def _begin() -> None:
    """Leave Ctrl-C to the parent, and end when the parent ends, however that happens."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.join,), daemon=True).start()


def _end_with(wait: Callable[[], object]) -> None:
    wait()
    os._exit(1)


def on_cluster(address: str, work: Callable[[str], T], names: Sequence[str]) -> Iterator[T]:
    """The results in the order of the names. UsageError if there is no cluster at the address."""
    try:
        from distributed import Client  # noqa: PLC0415 - an extra
    except ImportError:
        hint = "install devops-slides[cluster]"
        raise UsageError("--cluster needs Dask", code="no-dask", hint=hint) from None
    try:
        client: Any = cast("Any", Client)(address, set_as_default=False, timeout="10s")
    except (OSError, ValueError) as error:
        raise UsageError(f"no scheduler answers: {error}", place=address, code="no-cluster") from None
    with client:
        if not client.nthreads():
            raise UsageError("the cluster has no workers", place=address, code="no-workers")
        yield from in_order(client.get_executor(pure=False), work, names, sum(client.nthreads().values()))
