"""Text on companies' templates, measured in their typefaces and sizes, as LibreOffice draws it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from devops_slides.deliver.edits import edits
from devops_slides.deliver.read_back import read_deck
from drawn.judge import draw, faults
from generate.mixtures import chapter
from templates import FOREIGN
from write.test_template import made_on

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
SPACED = ("uneven-insets", "line-points", "space-after", "own-sizes", "bullets-from-level-2", "caps")
"""Templates with unusual lines, insets and paragraphs, in typefaces that most machines have."""


def drawn(names: tuple[str, ...], work: Path, seed: int) -> dict[str, list[str]]:
    """The faults of a chapter on each of the templates."""
    made = {name: made_on(name, work, chapter(number))[2] for number, name in enumerate(names, seed)}
    pages = draw(made, work)
    found = {name: faults(data, pages[name])[:5] for name, data in made.items()}
    return {name: some for name, some in found.items() if some}


@pytest.mark.parametrize("name", [name for name in FOREIGN if name != "impress-potx"])
def test_text_fits_the_templates_of_other_programs(name: str, tmp_path: Path) -> None:
    assert drawn((name,), tmp_path, len(name)) == {}


def test_text_fits_templates_with_lines_and_insets_of_their_own(tmp_path: Path) -> None:
    assert drawn(SPACED, tmp_path, 20) == {}


@pytest.mark.parametrize("name", ["acme", "google", "dark-map"])
def test_a_deck_on_a_template_that_libreoffice_saves_again_is_not_edited(name: str, tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(made_on(name, tmp_path)[2])
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pptx", "--outdir", "again", "deck.pptx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    found = read_deck((tmp_path / "again" / "deck.pptx").read_bytes())
    assert found is not None
    assert found.is_redrawn
    assert edits(found) == []
