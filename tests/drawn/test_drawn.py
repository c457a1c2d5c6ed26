"""Slides as LibreOffice draws them, autofit taken off: every letter stands in its slide and in a box."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from pptx import Presentation

from conftest import make, make_site
from devops_slides.place import lines

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")

CASES = Path(__file__).parents[1] / "cases"
TOLERANCE = 1.5
"""Points."""
ASCENT, DESCENT = 0.72, 0.22
"""Of the size: what letters take above and below their base line."""
POINT = 12_700


def without_autofit(data: bytes) -> bytes:
    """The deck with no box that shrinks its text."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            blob = old.read(name)
            if re.match(r"ppt/(slides|slideLayouts|slideMasters)/[^/]+\.xml", name):
                blob = blob.replace(b"<a:normAutofit/>", b"<a:noAutofit/>")
            new.writestr(name, blob)
    return buffer.getvalue()


def draw(decks: dict[str, bytes], work: Path) -> dict[str, Path]:
    """PDF files of the decks, by one run of LibreOffice."""
    files = []
    for name, data in decks.items():
        files.append(work / f"{name}.pptx")
        files[-1].write_bytes(without_autofit(data))
    profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(work), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return {name: work / f"{name}.pdf" for name in decks}


def letters(page: pypdfium2.PdfPage) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """Each letter with its box in points from the top left corner, as high as its size says."""
    height, text = page.get_height(), page.get_textpage()
    for index in range(text.count_chars()):
        letter = text.get_text_range(index, 1)
        if not letter.strip():
            continue
        left, _, right, _ = text.get_charbox(index)
        _, low, _, high = text.get_charbox(index, loose=True)
        size = (high - low) / 1.15
        base = height - low - 0.21 * size
        yield letter, (left, base - ASCENT * size, right, base + DESCENT * size)


def overflows(data: bytes, pdf: Path) -> list[str]:
    """Letters that leave the slide or stand in no box."""
    found = []
    slides = list(Presentation(io.BytesIO(data)).slides)
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == len(slides)
    for number, (slide, page) in enumerate(zip(slides, document, strict=True), 1):
        boxes = [
            (one.left / POINT, one.top / POINT, (one.left + one.width) / POINT, (one.top + one.height) / POINT)
            for one in slide.shapes
            if one.left is not None
        ]
        for letter, (left, top, right, bottom) in letters(page):
            inside = any(
                left >= box[0] - TOLERANCE
                and top >= box[1] - TOLERANCE
                and right <= box[2] + TOLERANCE
                and bottom <= box[3] + TOLERANCE
                for box in boxes
            )
            if not inside:
                found.append(f"slide {number}: {letter!r} at {left:.0f}, {top:.0f}, {right:.0f}, {bottom:.0f}")
    return found


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
    found = {name: overflows(data, drawn[name]) for name, data in decks.items()}
    assert {name: some for name, some in found.items() if some} == {}


def test_too_small_measures_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from devops_slides.place import text

    monkeypatch.setattr(text, "LINE_HEIGHT", 0.8)
    monkeypatch.setattr(lines, "MARGIN", 0.8)
    decks = {name: data for name, data in made(tmp_path, "default").items() if name.startswith("long")}
    drawn = draw(decks, tmp_path)
    assert sum(len(overflows(data, drawn[name])) for name, data in decks.items()) > 100


def test_a_theme_part_recolours_every_slide(tmp_path: Path, build: Callable[..., object]) -> None:
    data = build((CASES / "objectives" / "chapter.md").read_text(encoding="utf-8")).data  # type: ignore[attr-defined]
    swapped = recoloured(data)
    drawn = draw({"one": data, "two": swapped}, tmp_path)
    one, two = (pypdfium2.PdfDocument(drawn[name]) for name in ("one", "two"))
    for index in range(len(one)):
        before, after = (colours(document[index]) for document in (one, two))
        assert "1f3ae0" not in after
        assert "10182b" not in after
        assert before != after


def recoloured(data: bytes) -> bytes:
    """The deck with other colours in its theme part, and nothing else touched."""
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
