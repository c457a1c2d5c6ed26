"""Links: to addresses in ASCII, to slides of the deck, and none that leads nowhere."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from conftest import Made

Build = Callable[..., Made]


def targets(data: bytes) -> list[str]:
    """The addresses outside the deck that its slides lead to."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        rels = "".join(
            archive.read(name).decode() for name in archive.namelist() if name.startswith("ppt/slides/_rels/")
        )
    found = [one for one in re.findall("<Relationship [^>]*>", rels) if 'TargetMode="External"' in one]
    return [re.findall('Target="([^"]*)"', one)[0] for one in found]


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("[t](https://example.org/a)", "https://example.org/a"),
        ("[t](<https://example.org/à voir>)", "https://example.org/%C3%A0%20voir"),
        ("[t](https://example.org/a%20b)", "https://example.org/a%20b"),
        ("[t](https://example.org/?a=1&b=2#c)", "https://example.org/?a=1&amp;b=2#c"),
        ("<https://example.org/x>", "https://example.org/x"),
        ("[t](mailto:a@example.org)", "mailto:a@example.org"),
        ('<a href="https://example.org/h">t</a>', "https://example.org/h"),
        ('<a href="https://example.org/à voir?100%">t</a>', "https://example.org/%C3%A0%20voir?100%25"),
    ],
)
def test_an_address_is_written_as_office_takes_it(build: Build, written: str, target: str) -> None:
    assert targets(build(f"## A\n\nDu texte, {written} et la suite.\n").data) == [target]


@pytest.mark.parametrize("written", ["[t]()", "[t](javascript:alert(1))", "[t](../autre/)", "[t](#ici)"])
def test_what_leads_nowhere_is_plain_text(build: Build, written: str) -> None:
    made = build(f"## A\n\nDu texte, {written} et la suite.\n")
    assert targets(made.data) == []
    said = "".join(run.text for slide in made.planned.slides for one in slide.text("body") for run in one.runs)
    assert "et la suite" in said


def test_the_same_address_has_one_relationship_a_slide(build: Build) -> None:
    made = build("## A\n\nUn [a](https://example.org/) et un [b](https://example.org/).\n")
    assert targets(made.data) == ["https://example.org/"]
