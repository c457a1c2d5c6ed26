"""Draws SVGs in a process of its own, one after the other, and ends with the process that asks.

It is run as a script, not imported: it loads nothing but resvg, and so starts within 20 ms. resvg may take any time and
memory, and ends its process if a drawing is nested too deeply; then another such process is started for the next one.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from contextlib import suppress

MEGABYTE = 1_000_000


def main() -> None:
    """Answer each drawing on stdin with a PNG, or with why there is none.

    The arguments are resvg's folder, and the seconds and megabytes for one drawing. A drawing is a line of JSON with
    resvg's options and its number of `bytes`, then these; an answer is a sign, a length in 8 bytes, and as many bytes.
    """
    folder, seconds, megabytes = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asks
    sys.path.append(folder)
    import resvg_py  # noqa: PLC0415 - its place is known only now

    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    limit_memory(megabytes)
    while head := sys.stdin.buffer.readline():
        options = json.loads(head)
        text = sys.stdin.buffer.read(options.pop("bytes")).decode()
        limit_time(seconds)
        try:
            sign, data = b"+", bytes(resvg_py.svg_to_bytes(svg_string=text, **options))
        except BaseException as error:  # noqa: BLE001 - a panic of the Rust library is no Exception
            sign, data = b"-", str(error)[:80].encode("utf-8", "replace")
        answers.write(sign + len(data).to_bytes(8, "big"))
        answers.write(data)
        answers.flush()


def limit_memory(megabytes: int) -> None:
    """Let this process have so much memory of its own; files of fonts that are mapped do not count."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        kind = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
        resource.setrlimit(kind, (megabytes * MEGABYTE, megabytes * MEGABYTE))


def limit_time(seconds: int) -> None:
    """Let this process compute for so many seconds from now."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - Windows has none

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + 1, most))


if __name__ == "__main__":
    main()
