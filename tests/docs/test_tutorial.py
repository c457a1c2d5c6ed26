"""The tutorial, followed like its reader does: every command prints what the page shows."""

from __future__ import annotations

import re
from pathlib import Path

from documents import script

tutorial = script("draw_tutorial")


def without_time(text: str) -> str:
    return re.sub(r", \d+\.\d s$", "", text, flags=re.MULTILINE)


def test_the_commands_print_what_the_page_shows(tmp_path: Path) -> None:
    shown: list[str] = []
    printed: list[str] = []

    def compare(said: str, wanted: str) -> None:
        printed.append(without_time(said))
        shown.append(without_time(wanted))

    pictures: list[str] = []
    tutorial.follow(tmp_path, tutorial.run_here, compare, lambda name, folder: pictures.append(name))
    assert printed == shown
    assert len(shown) >= 7
    assert pictures == list(tutorial.PICTURES)


def test_every_picture_is_drawn_and_small() -> None:
    for name in tutorial.PICTURES:
        assert (tutorial.TUTORIAL / name).stat().st_size < 150_000
