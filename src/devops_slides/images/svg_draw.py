"""From an SVG to a PNG, by resvg; what might take all memory or time is drawn in a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from lxml import etree

from devops_slides.images.image_result import UnreadableError
from devops_slides.images.svg_tree import NAMESPACE

_HEAVY = tuple(f"{NAMESPACE}{name}" for name in ("pattern", "filter"))
"""Elements that reserve memory by sizes of their own; if there is none left, resvg ends its whole process."""
_SECONDS = 30
_SERIFS = re.compile(r"(?<!sans-)\bserif|Times|Georgia|Cambria|Garamond", re.IGNORECASE)
_FACES = ("Arial", "Times New Roman", "Courier New") if sys.platform in {"win32", "darwin"} else (
    "Liberation Sans", "Liberation Serif", "Liberation Mono"
)  # fmt: skip
"""A system's faces: without serifs, with serifs, monospaced."""
_APART = (
    "import json, sys, resvg_py\n"
    "options = json.loads(sys.stdin.buffer.readline())\n"
    "sys.stdout.buffer.write(bytes(resvg_py.svg_to_bytes(svg_string=sys.stdin.buffer.read().decode(), **options)))\n"
)


def has_text(tree: etree._Element) -> bool:
    """Whether a drawing has text; only then are fonts loaded (30 ms)."""
    return next(tree.iter(f"{NAMESPACE}text"), None) is not None


def draw(tree: etree._Element, width: int, fonts: Iterable[str]) -> bytes:
    """The PNG, `width` pixels wide, with its text in these fonts. UnreadableError if it cannot be drawn.

    The tree's own width and height must be set, in pixels: they decide how high the PNG is.
    """
    text = etree.tostring(tree, encoding="unicode")
    options: dict[str, Any] = {"width": width, "skip_system_fonts": True, "font_files": _ordered(fonts), **_faces(text)}
    if next(tree.iter(*_HEAVY), None) is not None:
        return _apart(text, options)
    import resvg_py  # noqa: PLC0415 - only for SVGs

    try:
        return bytes(resvg_py.svg_to_bytes(svg_string=text, **options))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 - a panic of the Rust library is no Exception
        raise UnreadableError(f"cannot be drawn ({str(error)[:80]})") from None


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


def _apart(text: str, options: Mapping[str, object]) -> bytes:
    command = [sys.executable, "-I", "-c", _APART]
    given = msgspec.json.encode(options) + b"\n" + text.encode()
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - our own words
    except subprocess.TimeoutExpired:
        raise UnreadableError(f"cannot be drawn within {_SECONDS} s") from None
    if done.returncode or not done.stdout:
        raise UnreadableError("cannot be drawn")
    return done.stdout
