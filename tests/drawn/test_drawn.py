"""Slides as LibreOffice draws them, without autofit: every letter is on its slide and in a box."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from conftest import Build, make, make_site
from devops_slides.place.text import lines
from drawn.judge import draw, faults

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")

CASES = Path(__file__).parents[1] / "cases"


def made(work: Path, theme: str) -> dict[str, bytes]:
    return {
        f"{folder.name}-{theme}": make(
            make_site(work / folder.name / theme / "cours"), (folder / "chapter.md").read_text(encoding="utf-8"), theme
        ).data
        for folder in sorted(CASES.iterdir())
    }


def test_nothing_leaves_its_box(tmp_path: Path) -> None:
    decks = made(tmp_path, "default") | made(tmp_path, "dark")
    drawn = draw(decks, tmp_path)
    found = {name: faults(data, drawn[name]) for name, data in decks.items()}
    assert {name: some for name, some in found.items() if some} == {}


def test_too_small_measures_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from devops_slides.place.text import heights as text

    monkeypatch.setattr(text, "LINE_HEIGHT", 0.8)
    monkeypatch.setattr(lines, "MARGIN", 0.8)
    decks = {name: data for name, data in made(tmp_path, "default").items() if name.startswith("long")}
    drawn = draw(decks, tmp_path)
    assert sum(len(faults(data, drawn[name])) for name, data in decks.items()) > 100


def test_a_theme_part_recolours_every_slide(tmp_path: Path, built: Build) -> None:
    data = built((CASES / "objectives" / "chapter.md").read_text(encoding="utf-8")).data
    swapped = recoloured(data)
    drawn = draw({"one": data, "two": swapped}, tmp_path)
    one, two = (pypdfium2.PdfDocument(drawn[name]) for name in ("one", "two"))
    for index in range(len(one)):
        before, after = (colours(document[index]) for document in (one, two))
        assert "1f3ae0" not in after
        assert "10182b" not in after
        assert before != after


def recoloured(data: bytes) -> bytes:
    """The deck with other colours in its theme part, and otherwise unchanged."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            blob = old.read(name)
            if name == "ppt/theme/theme1.xml":
                blob = blob.replace(b"1F3AE0", b"AA5500").replace(b"10182B", b"004400").replace(b"566075", b"777700")
            new.writestr(name, blob)
    return buffer.getvalue()


def colours(page: pypdfium2.PdfPage) -> set[str]:
    """The colours that fill more than a few pixels of a drawn page."""
    image = page.render(scale=1).to_pil().convert("RGB")
    return {"".join(f"{part:02x}" for part in colour) for count, colour in image.getcolors(1 << 20) if count > 20}
