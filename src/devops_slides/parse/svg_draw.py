"""An SVG to a PNG, by resvg; what might take all memory or time is drawn in a process of its own."""

from __future__ import annotations

import subprocess
import sys

from lxml import etree

from devops_slides.parse.shown import UnreadableError
from devops_slides.parse.svg_file import NAMESPACE

_HEAVY = tuple(f"{NAMESPACE}{name}" for name in ("pattern", "filter"))
"""Elements that reserve memory by sizes of their own; where there is none, resvg ends its whole process."""
_SECONDS = 30
_APART = (
    "import sys, resvg_py\n"
    "width, fonts = (int(one) for one in sys.argv[1:])\n"
    "sys.stdout.buffer.write(bytes(resvg_py.svg_to_bytes(svg_string=sys.stdin.buffer.read().decode(),"
    " width=width, skip_system_fonts=not fonts)))\n"
)


def draw(tree: etree._Element, width: int) -> bytes:
    """The PNG, `width` pixels wide. UnreadableError where it cannot be drawn.

    The tree's own width and height must be set, in pixels: they say how high the PNG is. Text takes the system's fonts,
    which are loaded only for it (30 ms).
    """
    text = etree.tostring(tree, encoding="unicode")
    fonts = next(tree.iter(f"{NAMESPACE}text"), None) is not None
    if next(tree.iter(*_HEAVY), None) is not None:
        return _apart(text, width, fonts=fonts)
    import resvg_py  # noqa: PLC0415 - only where there is an SVG

    try:
        return bytes(resvg_py.svg_to_bytes(svg_string=text, width=width, skip_system_fonts=not fonts))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 - a panic of the Rust library is no Exception
        raise UnreadableError(f"cannot be drawn ({str(error)[:80]})") from None


def _apart(text: str, width: int, *, fonts: bool) -> bytes:
    command = [sys.executable, "-I", "-c", _APART, str(width), str(int(fonts))]
    try:
        done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - our own words
    except subprocess.TimeoutExpired:
        raise UnreadableError(f"cannot be drawn in {_SECONDS} s") from None
    if done.returncode or not done.stdout:
        raise UnreadableError("cannot be drawn")
    return done.stdout
