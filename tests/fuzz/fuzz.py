"""Fuzzes the program with changed files: `python tests/fuzz/fuzz.py [--seconds 60] [--seed 1] [--kind chapter …]`.

Each run changes a sample at random, builds a small course with it in this process, and checks the decks. A run that
takes longer than ten seconds is a finding too. Findings are written to the folder `--out`, named after their kind; once
it is mended, a finding goes to tests/fuzz/cases, which the tests try each time. The same seed makes the same files.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from fuzz.mutations import mutated
from fuzz.targets import TARGETS, faults_of

LONGEST = 10
"""Seconds that one file may take."""
MEMORY = 3_000_000_000
"""Bytes of address space of this process, so that a bomb is a MemoryError here and not the end of the machine."""


class TooLong(BaseException):
    """A run that does not end; no stage can take it for an error of its own."""


def _ring(_number: int, _frame: object) -> None:
    raise TooLong


@contextlib.contextmanager
def _limited() -> Iterator[None]:
    """Ends what takes too long, where the system has an alarm."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    old = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, old)


def findings(kind: str, data: bytes) -> list[str]:
    """What is wrong with how the program takes a file of that kind."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            with _limited():
                return faults_of(TARGETS[kind], data, Path(folder))
        except TooLong:
            return [f"takes more than {LONGEST} seconds"]
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            return [f"{type(error).__name__}: {error}\n{traceback.format_exc(limit=-4)}"]


def files(kinds: Sequence[str], seed: int) -> Iterator[tuple[str, bytes]]:
    """Changed files without end, a kind after the other."""
    number = 0
    while True:
        for kind in kinds:
            dice = random.Random(f"{seed} {kind} {number}")
            samples = TARGETS[kind].samples()
            yield kind, mutated(dice.choice(samples), samples, dice)
        number += 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--files", type=int, default=1_000_000, help="most files to try")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", action="append", choices=sorted(TARGETS))
    parser.add_argument("--out", type=Path, default=Path("fuzz-findings"))
    given = parser.parse_args()
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    until = time.monotonic() + given.seconds
    runs: Counter[str] = Counter()
    found = 0
    for kind, data in files(given.kind or list(TARGETS), given.seed):
        if time.monotonic() > until or sum(runs.values()) >= given.files:
            break
        runs[kind] += 1
        with contextlib.redirect_stderr(io.StringIO()):
            wrong = findings(kind, data)
        if wrong:
            found += 1
            given.out.mkdir(parents=True, exist_ok=True)
            file = given.out / f"{kind}-{hashlib.sha256(data).hexdigest()[:10]}"
            file.write_bytes(data)
            print(f"{file}: {wrong[0][:300]}", flush=True)
    print(
        f"{sum(runs.values())} files ({', '.join(f'{kind} {count}' for kind, count in runs.items())}), {found} findings"
    )
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
