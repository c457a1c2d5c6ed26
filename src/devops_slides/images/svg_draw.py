"""From an SVG to a PNG, by resvg in a process apart, which is started for the first drawing and then kept."""

from __future__ import annotations

import atexit
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec
from lxml import etree
from msgspec import Struct

from devops_slides.images.image_result import UnreadableError
from devops_slides.images.svg_tree import NAMESPACE
from devops_slides.model.limits import Limits

_SERIFS = re.compile(r"(?<!sans-)\bserif|Times|Georgia|Cambria|Garamond", re.IGNORECASE)
_FACES = ("Arial", "Times New Roman", "Courier New") if sys.platform in {"win32", "darwin"} else (
    "Liberation Sans", "Liberation Serif", "Liberation Mono"
)  # fmt: skip
"""A system's faces: without serifs, with serifs, monospaced."""
_SCRIPT = Path(__file__).with_name("drawing_process.py")
_WAITING = 4
"""How many times longer than it may compute a drawing may take by the clock: the machine may be busy."""
_LENGTH = 8
_NO_MEMORY = {getattr(signal, name) for name in ("SIGABRT",) if hasattr(signal, name)}
_TOO_DEEP = {getattr(signal, name) for name in ("SIGSEGV", "SIGBUS") if hasattr(signal, name)}


def has_text(tree: etree._Element) -> bool:
    """Whether a drawing has text; only then are fonts loaded (30 ms)."""
    return next(tree.iter(f"{NAMESPACE}text"), None) is not None


def draw(tree: etree._Element, width: int, fonts: Iterable[str], limits: Limits) -> bytes:
    """The PNG, `width` pixels wide, with its text in these fonts. UnreadableError if it cannot be drawn.

    The tree's own width and height must be set, in pixels: they decide how high the PNG is.
    """
    text = etree.tostring(tree, encoding="unicode")
    options: dict[str, Any] = {"width": width, "skip_system_fonts": True, "font_files": _ordered(fonts), **_faces(text)}
    with _one_at_a_time:
        return _drawn(text.encode("utf-8", "replace"), options, limits)


def _ordered(fonts: Iterable[str]) -> list[str]:
    """The fonts by name: of two with the same letters, resvg takes the first, and folders have no fixed order."""
    readable = (file for file in fonts if file == file.encode("utf-8", "replace").decode())
    return sorted(readable, key=lambda file: (os.path.basename(file), file))  # noqa: PTH119 - there are many


def _faces(text: str) -> dict[str, str]:
    """The families of a system's own faces.

    resvg draws text in a missing face (Arial on Linux) in the family for serifs, so that
    this is one without serifs if the drawing never asks for them.
    """
    sans, serif, mono = _FACES
    fallback = serif if _SERIFS.search(text) else sans
    return {"sans_serif_family": sans, "serif_family": fallback, "monospace_family": mono}


class _Apart(Struct, eq=False):
    """The process that draws, and the limits that it has been given."""

    process: subprocess.Popen[bytes]
    limits: tuple[int, int]
    is_late: bool = False

    def stop(self) -> None:
        """End the process because its time by the clock is over."""
        self.is_late = True
        self.process.kill()


_apart: _Apart | None = None
_one_at_a_time = threading.Lock()


def _drawn(text: bytes, options: dict[str, Any], limits: Limits) -> bytes:
    try:
        apart = _started(limits)
    except OSError as error:
        raise UnreadableError(f"cannot be drawn ({error.strerror})") from None
    clock = threading.Timer(limits.svg_seconds * _WAITING, apart.stop)
    clock.daemon = True
    clock.start()
    try:
        sign, answer = _answer(apart, msgspec.json.encode({**options, "bytes": len(text)}) + b"\n" + text)
    except (OSError, EOFError):
        _end()
        raise UnreadableError(_why(apart, limits)) from None
    except BaseException:  # an answer that is not read would be that of the next drawing
        _end()
        raise
    finally:
        clock.cancel()
        clock.join()
    if sign != b"+":
        raise UnreadableError(f"cannot be drawn ({answer.decode('utf-8', 'replace')})")
    return answer


def _started(limits: Limits) -> _Apart:
    """The process that draws, started if there is none with these limits. OSError if the system does not let it."""
    global _apart  # noqa: PLW0603 - a process of this one, kept for all drawings
    asked = limits.svg_seconds, limits.svg_megabytes
    if _apart is not None and (_apart.limits != asked or _apart.process.poll() is not None):
        _end()
    if _apart is None:
        found = find_spec("resvg_py")
        folder = Path(found.origin).parents[1] if found is not None and found.origin else Path()
        command = [sys.executable, "-I", "-S", str(_SCRIPT), str(folder), *map(str, asked)]
        process = subprocess.Popen(  # noqa: S603 - our own words
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        _apart = _Apart(process, asked)
    return _apart


def _answer(apart: _Apart, drawing: bytes) -> tuple[bytes, bytes]:
    """The sign and the content of an answer. OSError or EOFError if the process ends before it has given one."""
    given, taken = apart.process.stdin, apart.process.stdout
    assert given is not None
    assert taken is not None
    given.write(drawing)
    given.flush()
    head = taken.read(1 + _LENGTH)
    size = int.from_bytes(head[1:], "big")
    answer = taken.read(size) if len(head) > _LENGTH else b""
    if len(head) <= _LENGTH or len(answer) < size:
        raise EOFError
    return head[:1], answer


def _why(apart: _Apart, limits: Limits) -> str:
    """Why there is no answer, by the signal that ended the process."""
    number = -(apart.process.returncode or 0)
    if apart.is_late or number == getattr(signal, "SIGXCPU", None):
        return f"cannot be drawn within {limits.svg_seconds} s"
    if number in _NO_MEMORY:
        return f"cannot be drawn with {limits.svg_megabytes} MB of memory"
    return "is nested too deeply to be drawn" if number in _TOO_DEEP else "cannot be drawn"


def _end() -> None:
    """End the process that draws, if there is one."""
    global _apart
    if _apart is None:
        return
    process, _apart = _apart.process, None
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    try:
        process.wait(1)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _forget() -> None:
    """In a process that was forked: the one that draws belongs to the other."""
    global _apart, _one_at_a_time
    _apart, _one_at_a_time = None, threading.Lock()


atexit.register(_end)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
