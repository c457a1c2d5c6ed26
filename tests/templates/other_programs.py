"""Templates that other programs bring with them: python-pptx's default file and pandoc's reference document."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import suppress
from functools import cache
from importlib import import_module
from importlib.util import find_spec

import pytest

from templates.base import standard
from templates.package import packed, parts_of
from templates.template import Template


def python_pptx() -> bytes:
    return packed(standard())


def _pandoc() -> str | None:
    """The path of pandoc, from the PATH or from the package pypandoc_binary."""
    found = shutil.which("pandoc")
    if found is None and find_spec("pypandoc") is not None:
        with suppress(OSError):  # the package exists without its program
            found = str(import_module("pypandoc").get_pandoc_path())
    return found


@cache
def _reference(program: str) -> bytes:
    command = [program, "--print-default-data-file", "reference.pptx"]
    return packed(parts_of(subprocess.run(command, check=True, capture_output=True, timeout=60).stdout))


def pandoc() -> bytes:
    """pandoc's reference document; the test is skipped without pandoc."""
    program = _pandoc()
    if program is None:
        pytest.skip("pandoc is neither on the path nor in pypandoc_binary")
    return _reference(program)


TEMPLATES = (
    Template("python-pptx", "python-pptx's default file: 4:3, no slides", python_pptx),
    Template(
        "pandoc",
        "pandoc's reference document: 4:3, four example slides, notes",
        pandoc,
        excuses={r"^ppt/slides/slide3\.xml: an empty placeholder": "an example slide of pandoc's own"},
    ),
)
