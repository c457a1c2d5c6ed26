"""The fuzzer finds nothing in its first files, what it found once stays mended, and it finds what is planted."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from devops_slides.build import pipeline
from fuzz.fuzz import files, findings
from fuzz.targets import TARGETS

CASES = sorted((Path(__file__).parent / "cases").glob("*-*"))
_ROUNDS = 3


@pytest.mark.parametrize("kind", TARGETS)
def test_the_first_files_are_taken(kind: str) -> None:
    for _, data in islice(files([kind], 0), _ROUNDS):
        assert findings(kind, data) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_was_found_stays_mended(case: Path) -> None:
    assert findings(case.name.rpartition("-")[0], case.read_bytes()) == []


def test_samples_themselves_build_decks() -> None:
    for target in ("chapter", "settings", "theme"):
        assert findings(target, TARGETS[target].samples()[0]) == []


def test_a_planted_fault_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr(pipeline, "read_chapter", broken)
    assert "planted" in findings("chapter", b"# A\n\nTexte.\n")[0]


def test_the_same_seed_makes_the_same_files() -> None:
    first, second = (list(islice(files(["chapter", "theme"], 7), 6)) for _ in range(2))
    assert first == second
