"""The last resort: a deck that takes longer than it may is named, whoever builds it, and the others are written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from courses import write_pages
from devops_slides.build.pipeline import internal_error
from devops_slides.model.problem import DevopsSlidesError

LONG = "Un texte qui suit un autre. Encore une phrase.\n\n" * 9_000


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only systems with signals can end a deck that never ends")
@pytest.mark.parametrize("others", [0, 2])
def test_a_deck_that_takes_too_long_is_named_and_the_others_are_written(tmp_path: Path, others: int) -> None:
    pages = {f"content/p{number}.md": f"---\ntitle: Page {number}\n---\n\nTexte.\n" for number in range(others)}
    settings = "[limits]\nchapter_seconds = 1\n"
    long = {"content/long.md": f"---\ntitle: Long\n---\n\n{LONG}"}
    root = write_pages(tmp_path / "cours", {"hugo.toml": 'title = "x"\n', "slides.toml": settings, **pages, **long})
    command = [sys.executable, "-m", "devops_slides", "build", str(root), "-o", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "content/long.md: chapter-stopped: it did not end within 1 s" in line
    assert len(list((tmp_path / "out").glob("*.pptx"))) == others


class Panic(BaseException):
    """As libraries in Rust raise: no Exception."""


@pytest.mark.parametrize(("error", "code"), [(Panic("x"), "internal-error"), (MemoryError(), "chapter-stopped")])
def test_whatever_a_library_raises_is_an_error_of_its_chapter(error: BaseException, code: str) -> None:
    found = internal_error(error, "a.md")
    assert isinstance(found, DevopsSlidesError)
    assert (found.place, found.code) == ("a.md", code)


@pytest.mark.parametrize("end", [KeyboardInterrupt(), SystemExit(3)])
def test_what_ends_the_program_passes(end: BaseException) -> None:
    with pytest.raises(type(end)):
        internal_error(end, "a.md")
