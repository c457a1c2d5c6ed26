"""Does jobs in processes of this machine, or on those of a Dask cluster. Results keep their order.

A job may end its process, or never end: that costs this job alone, after a second try while no other runs. Where the
system lets no process start, this one does the work.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import suppress
from multiprocessing import get_all_start_methods, get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, NoReturn, TypeVar, cast

from msgspec import Struct

from devops_slides.model.problem import UsageError

I = TypeVar("I")  # noqa: E741 - an item
T = TypeVar("T")
_AHEAD = 4
"""Jobs per process that wait to run or to be fetched: all are busy, and memory is the same for any number of jobs."""
_PATIENCE = 2.0
"""In seconds: how long a process may go on with its job when the build ends early."""
_NO_MORE = None
"""What a process gets in place of an item when it shall end."""


def can_fork() -> bool:
    """Whether processes can share what this one has loaded, and so start within milliseconds."""
    return "fork" in get_all_start_methods() and threading.active_count() == 1


def in_processes(
    work: Callable[[I], T],
    items: Iterable[I],
    processes: int,
    *,
    seconds: Callable[[I], float],
    lost: Callable[[I, str], T],
) -> Iterator[T]:
    """The results in the order of the items; where possible, the processes share what this one has loaded.

    A job that ends its process, or takes more than its `seconds`, is tried once more while no other runs; then its
    result is what `lost` makes of the item and the reason.
    """
    pool = _Pool(work, processes)
    jobs = (_Job(number, item) for number, item in enumerate(items))
    results: dict[int, T] = {}
    again: deque[_Job[I]] = deque()
    shown = given = 0
    try:
        while True:
            while again and not pool.is_busy:
                job = again.popleft()
                if not pool.give(job, seconds(job.item)):
                    results[job.number] = work(job.item)
            while not (again or pool.is_full or pool.is_trying) and given < shown + processes * _AHEAD:
                following = next(jobs, None)
                if following is None:
                    break
                given += 1
                if not pool.give(following, seconds(following.item)):
                    results[following.number] = work(following.item)
            if not (pool.is_busy or again or results):
                return
            for job, result in pool.ended() if pool.is_busy else ():
                if isinstance(result, _Lost) and not job.is_second:
                    again.append(_Job(job.number, job.item, is_second=True))
                else:
                    results[job.number] = lost(job.item, result.why) if isinstance(result, _Lost) else result
            while shown in results:
                yield results.pop(shown)
                shown += 1
    finally:
        pool.close()


class _Job(Struct, Generic[I], frozen=True):
    number: int
    item: I
    is_second: bool = False


class _Lost(Struct, frozen=True):
    """In place of a result: why there is none."""

    why: str


class _Worker(Struct, Generic[I], eq=False):
    """A process, the pipe to it, its job and when that must have ended; by the clock that never goes back."""

    process: BaseProcess
    pipe: Connection
    job: _Job[I] | None = None
    seconds: float = 0.0
    until: float = 0.0


class _Pool(Generic[I, T]):
    """Up to `most` processes, started when there is work; those that end are replaced."""

    def __init__(self, work: Callable[[I], T], most: int) -> None:
        self._work, self._most = work, most
        self._context: Any = get_context("fork" if can_fork() else "spawn")
        self._workers: list[_Worker[I]] = []

    @property
    def is_busy(self) -> bool:
        return any(worker.job is not None for worker in self._workers)

    @property
    def is_full(self) -> bool:
        return sum(worker.job is not None for worker in self._workers) >= self._most

    @property
    def is_trying(self) -> bool:
        """Whether a job has its second try, for which it is alone."""
        return any(worker.job is not None and worker.job.is_second for worker in self._workers)

    def give(self, job: _Job[I], seconds: float) -> bool:
        """Hand a job to a process that has none; False if the system lets no further process start."""
        for idle in [worker for worker in self._workers if worker.job is None]:
            if self._handed(idle, job, seconds):
                return True
            self._remove(idle)  # it ended while it had nothing to do
        try:
            return self._handed(self._started(), job, seconds)
        except OSError:
            return False

    def _handed(self, worker: _Worker[I], job: _Job[I], seconds: float) -> bool:
        try:
            worker.pipe.send(job.item)
        except OSError:
            return False
        worker.job, worker.seconds, worker.until = job, seconds, time.monotonic() + seconds
        return True

    def _started(self) -> _Worker[I]:
        ours, theirs = self._context.Pipe()
        process: BaseProcess = self._context.Process(target=_serve, args=(theirs, self._work))
        try:
            process.start()
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        worker: _Worker[I] = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def ended(self) -> Iterator[tuple[_Job[I], T | _Lost]]:
        """Wait until a job has ended, one way or another."""
        busy = [worker for worker in self._workers if worker.job is not None]
        nearest = max(min(worker.until for worker in busy) - time.monotonic(), 0)
        ready = wait([worker.pipe for worker in busy], nearest)
        for worker in busy:
            job = worker.job
            assert job is not None
            if worker.pipe in ready:
                yield job, self._result(worker)
            elif time.monotonic() >= worker.until:
                self._remove(worker)
                yield job, _Lost(f"it did not end within {worker.seconds:g} s")

    def _result(self, worker: _Worker[I]) -> T | _Lost:
        try:
            is_error, result = worker.pipe.recv()
        except (EOFError, OSError):
            self._remove(worker)
            return _Lost(f"it ended the process that built it ({_ending(worker.process.exitcode)})")
        worker.job = None
        if is_error:
            raise result
        return cast("T", result)

    def _remove(self, worker: _Worker[I]) -> None:
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join(0 if worker.job is None else _soon(worker))
        if worker.process.is_alive():
            worker.process.kill()
        worker.process.join()

    def close(self) -> None:
        """End all processes: those with a job may finish it within a short time, so that their decks are whole."""
        for worker in self._workers:
            with suppress(OSError):
                worker.pipe.send(_NO_MORE)  # closing is not enough: processes forked later have the pipe too
            worker.pipe.close()
        until = time.monotonic() + _PATIENCE
        for end in (lambda _: None, BaseProcess.terminate, BaseProcess.kill):
            for worker in self._workers:
                end(worker.process)
            for worker in self._workers:
                worker.process.join(max(until - time.monotonic(), 0))
            until = time.monotonic() + _PATIENCE
        self._workers.clear()


def _soon(worker: _Worker[I]) -> float:
    """How long to wait for a process: not at all if its time is over, else it is about to end by itself."""
    return 0 if time.monotonic() >= worker.until else _PATIENCE


def _ending(code: int | None) -> str:
    """How a process ended, in words."""
    if code is not None and code < 0:
        with suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit code {code}"


def _serve(pipe: Connection, work: Callable[[Any], object]) -> None:
    """Do the jobs that come through the pipe until there are no more."""
    _begin()
    gc.freeze()  # what was loaded before stays shared with the parent
    while True:
        try:
            item = pipe.recv()
        except (EOFError, OSError):
            return
        if item is _NO_MORE:
            return
        try:
            answer: tuple[bool, object] = False, work(item)
        except Exception as error:  # noqa: BLE001 - it goes to the process that asked
            answer = True, error
        try:
            pipe.send(answer)
        except OSError:  # nobody waits for it any more
            return


def _begin() -> None:
    """Leave Ctrl-C to the parent, clean up if the system asks to end, and end when the parent ends, however."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.join,), daemon=True).start()


def _end(number: int, _frame: object) -> NoReturn:
    sys.exit(128 + number)


def _end_with(wait_for_parent: Callable[[], object]) -> None:
    wait_for_parent()
    os._exit(1)


def in_order(pool: Executor, work: Callable[[I], T], items: Iterable[I], processes: int) -> Iterator[T]:
    """The results of an executor in the order of the items, computed a few jobs ahead."""
    waiting: list[Future[T]] = []
    for item in items:
        waiting.append(pool.submit(work, item))
        if len(waiting) >= processes * _AHEAD:
            yield waiting.pop(0).result()
    for future in waiting:
        yield future.result()


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
