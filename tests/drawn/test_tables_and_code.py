"""Nasty tables and code as LibreOffice draws them: nothing leaves its box, no row grows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import make, make_site
from devops_slides.place.code import measured_lines as code_lines
from devops_slides.place.tables import grid as table_grid
from drawn.judge import draw
from drawn.test_scripts import overflows
from generate.tables_and_code import chapter

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")


def found(work: Path, theme: str, seed: int) -> list[str]:
    data = make(make_site(work / f"{seed}-{theme}"), chapter(seed), theme).data
    return overflows(data, draw({theme: data}, work)[theme])


@pytest.mark.parametrize(("theme", "seed"), [("default", 4), ("dark", 5)])
def test_no_table_and_no_code_leaves_its_box(tmp_path: Path, theme: str, seed: int) -> None:
    assert found(tmp_path, theme, seed)[:5] == []


def test_too_small_measures_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(code_lines, "LINE_HEIGHT", 0.9)
    monkeypatch.setattr(table_grid, "MARGIN", 0.7)
    monkeypatch.setattr(table_grid, "pitch_of", lambda *_: 0.8)
    assert len(found(tmp_path, "default", 4)) > 100
