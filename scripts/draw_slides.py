"""Draws the picture of the README: slides of the sample course in both themes, as LibreOffice shows them.

    python scripts/draw_slides.py docs/slides.png

Needs LibreOffice (soffice) and the extra `test`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).parents[1]
SHOWN = (("objectifs", 0), ("objectifs", 1), ("objectifs", 3), ("origines", 9), ("indicateurs", 9), ("objectifs", 9))
WIDTH, GAP, COLUMNS = 620, 10, 3
GROUND = (205, 208, 214)


def pages(theme: str, work: Path) -> list[Image.Image]:
    """The shown slides in a theme, drawn."""
    decks = work / theme
    command = [sys.executable, "-m", "devops_slides", "build", str(ROOT / "content"), "-t", theme, "-o", str(decks)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own program
    names = sorted({name for name, _ in SHOWN})
    profile = f"-env:UserInstallation=file://{work}/profile"
    files = [str(decks / "devops" / f"{name}.pptx") for name in names]
    draw = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(decks), *files]
    subprocess.run(draw, check=True, capture_output=True, timeout=300)  # noqa: S603 - LibreOffice, found on the path
    found = []
    for name, number in SHOWN:
        document = pypdfium2.PdfDocument(decks / f"{name}.pdf")
        page = document[number]
        found.append(page.render(scale=WIDTH / page.get_width()).to_pil().convert("RGB"))
    return found


def main() -> None:
    """Write the picture to the path given."""
    with tempfile.TemporaryDirectory() as folder:
        drawn = [image for theme in ("default", "dark") for image in pages(theme, Path(folder))]
    height = drawn[0].height
    rows = -(-len(drawn) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * (WIDTH + GAP) + GAP, rows * (height + GAP) + GAP), GROUND)
    for number, image in enumerate(drawn):
        left, top = number % COLUMNS * (WIDTH + GAP) + GAP, number // COLUMNS * (height + GAP) + GAP
        sheet.paste(image, (left, top))
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(target, optimize=True)


if __name__ == "__main__":
    main()
