"""Every block mixed with every other, in every theme, as LibreOffice draws it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import make, make_site
from devops_slides.place.text import heights as text
from devops_slides.place.text import lines
from devops_slides.theme.read_theme import theme_names
from drawn.judge import draw, faults
from generate.mixtures import chapter

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
SLIDES = 300


def decks(work: Path, themes: list[str], slides: int) -> dict[str, bytes]:
    """Decks of seeded chapters in alternating themes, with at least `slides` slides."""
    found: dict[str, bytes] = {}
    seed = count = 0
    while count < slides:
        theme = themes[seed % len(themes)]
        made = make(make_site(work / str(seed) / "cours"), chapter(seed), theme)
        found[f"{seed}-{theme}"] = made.data
        count += len(made.placed.slides)
        seed += 1
    return found


def test_three_hundred_slides_fit(tmp_path: Path) -> None:
    made = decks(tmp_path, sorted(theme_names(())), SLIDES)
    drawn = draw(made, tmp_path)
    found = {name: faults(data, drawn[name])[:5] for name, data in made.items()}
    assert {name: some for name, some in found.items() if some} == {}


def test_too_small_measures_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "LINE_HEIGHT", 1.05)
    monkeypatch.setattr(lines, "MARGIN", 0.94)
    made = decks(tmp_path, ["default"], SLIDES // 2)
    drawn = draw(made, tmp_path)
    assert sum(len(faults(data, drawn[name])) for name, data in made.items()) > 100
