"""Draws the pictures of the READMEs: slides of the sample course in every theme, as LibreOffice shows them.

    python scripts/draw_slides.py docs

writes docs/slides.png, one row per theme, and docs/themes/NAME.png. Needs LibreOffice (soffice) and the extra `test`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image
from pptx import Presentation

ROOT = Path(__file__).parents[1]
THEMES = ("default", "dark", "editorial", "technical", "contrast")
SHOWN = ("Title", "Picture right", "Agenda", "Objective", "Table", "Code", "Callout warning", "Summary")
"""The layouts whose first slide is shown."""
ROW = ("Title", "Objective", "Table", "Summary")
"""The layouts in the picture of all themes."""
CHAPTERS = (
    "devops/objectifs",
    "devops/indicateurs",
    "pratiques/integration",
    "pratiques/infrastructure",
    "pratiques/conteneurs",
)
WIDTH, GAP, COLUMNS = 480, 10, 4
GROUND = (205, 208, 214)


def shown(theme: str, work: Path) -> dict[str, Image.Image]:
    """A picture of the first slide of each layout in a theme."""
    decks = work / theme
    command = [sys.executable, "-m", "devops_slides", "build", str(ROOT / "content"), "-t", theme, "-o", str(decks)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own program
    profile = f"-env:UserInstallation=file://{work}/profile"
    files = [str(decks / f"{name}.pptx") for name in CHAPTERS]
    draw = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(decks), *files]
    subprocess.run(draw, check=True, capture_output=True, timeout=300)  # noqa: S603 - LibreOffice, found on the path
    found: dict[str, Image.Image] = {}
    for file in files:
        for layout, image in pages(Path(file), decks):
            found.setdefault(layout, image)
    return found


def pages(file: Path, drawn: Path) -> Iterator[tuple[str, Image.Image]]:
    """The layout and the picture of each slide of a deck that was drawn into a folder."""
    document = pypdfium2.PdfDocument(drawn / f"{file.stem}.pdf")
    for slide, page in zip(Presentation(str(file)).slides, document, strict=True):
        yield slide.slide_layout.name, page.render(scale=WIDTH / page.get_width()).to_pil().convert("RGB")


def sheet(images: list[Image.Image], columns: int) -> Image.Image:
    """Pictures side by side, row below row."""
    height = images[0].height
    rows = -(-len(images) // columns)
    whole = Image.new("RGB", (columns * (WIDTH + GAP) + GAP, rows * (height + GAP) + GAP), GROUND)
    for number, image in enumerate(images):
        left, top = number % columns * (WIDTH + GAP) + GAP, number // columns * (height + GAP) + GAP
        whole.paste(image, (left, top))
    return whole


def main() -> None:
    """Write the pictures below the given folder."""
    target = Path(sys.argv[1])
    (target / "themes").mkdir(parents=True, exist_ok=True)
    rows: list[Image.Image] = []
    with tempfile.TemporaryDirectory() as folder:
        for theme in THEMES:
            found = shown(theme, Path(folder))
            picture = sheet([found[layout] for layout in SHOWN if layout in found], COLUMNS)
            picture.save(target / "themes" / f"{theme}.png", optimize=True)
            rows += [found[layout] for layout in ROW]
    sheet(rows, len(ROW)).save(target / "slides.png", optimize=True)


if __name__ == "__main__":
    main()
