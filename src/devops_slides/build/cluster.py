"""The same jobs on the machines of a Dask cluster, which read the course from the same path and send decks back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar, cast

from devops_slides.build.processes import in_order
from devops_slides.model.problem import UsageError

T = TypeVar("T")


def on_cluster(address: str, work: Callable[[str], T], names: Sequence[str]) -> Iterator[T]:
    """The results in the order of the names. UsageError where there is no cluster at the address."""
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
