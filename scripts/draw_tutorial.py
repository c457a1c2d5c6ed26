"""Draws the pictures of the tutorial: follows it step by step and draws the decks that its reader sees.

    python scripts/draw_tutorial.py

writes the PNG files of docs/tutorial. Needs LibreOffice (soffice) and the extra `test`.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).parents[1]
TUTORIAL = ROOT / "docs" / "tutorial"
PICTURES = {
    "first-deck.png": ("decks/first.pptx", (1, 2, 5, 7, 8, 9, 10, 11)),
    "second-deck.png": ("decks/second.pptx", (1, 2, 3, 4, 5, 6, 7)),
    "editorial.png": ("editorial/second.pptx", (1, 2, 4, 7)),
    "house.png": ("decks/second.pptx", (1, 2, 4, 7)),
}
"""The deck of each picture, and the numbers of the slides that it shows."""
_STEP = re.compile(
    r'^```(?P<kind>sh|text|\w+ title="(?P<file>[^"]+)")\n(?P<text>.*?)^```$|^!\[[^\]]*\]\((?P<picture>[^)]+)\)$'
    r"|Change\s`(?P<old>[^`]+)` in `(?P<changed>[^`]+)` to `(?P<new>[^`]+)`",
    re.MULTILINE | re.DOTALL,
)
_WIDTH, _GAP, _COLUMNS, _COLORS = 360, 8, 4, 128
_GROUND = (205, 208, 214)


def follow(
    folder: Path,
    run: Callable[[str, Path], str],
    printed: Callable[[str, str], None],
    picture: Callable[[str, Path], None],
) -> None:
    """Do what the tutorial says in a folder.

    `run` runs a command, `printed` gets what commands print and what the tutorial shows, `picture` a picture's name.
    """
    here, told = folder, ""
    for step in _STEP.finditer((TUTORIAL / "index.md").read_text(encoding="utf-8")):
        if step["picture"]:
            picture(step["picture"], here)
        elif step["old"]:
            file = here / step["changed"]
            file.write_text(file.read_text(encoding="utf-8").replace(step["old"], step["new"]), encoding="utf-8")
        elif step["file"]:
            (here / step["file"]).write_text(step["text"], encoding="utf-8", newline="\n")
        elif step["kind"] == "text":
            printed(told, step["text"])
        else:
            told = ""
            for line in step["text"].splitlines():
                command, _, place = line.partition(" ")
                if command == "cd":
                    here /= place
                else:
                    told += run(line, here)


def run_here(line: str, folder: Path) -> str:
    """What a command of the tutorial prints."""
    command = [sys.executable, "-m", "devops_slides", *shlex.split(line)[1:]]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 - ours
    return done.stderr + done.stdout


def draw(name: str, folder: Path) -> None:
    """Draw a picture of the tutorial from the decks in a folder."""
    deck, numbers = PICTURES[name]
    with tempfile.TemporaryDirectory() as work:
        profile = f"-env:UserInstallation={(Path(work) / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", work, str(folder / deck)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)  # noqa: S603 - LibreOffice, on the path
        document = pypdfium2.PdfDocument(Path(work) / f"{Path(deck).stem}.pdf")
        pages = [document[number - 1] for number in numbers]
        images = [page.render(scale=_WIDTH / page.get_width()).to_pil().convert("RGB") for page in pages]
        document.close()
    sheet(images).quantize(_COLORS).save(TUTORIAL / name, optimize=True)


def sheet(images: list[Image.Image]) -> Image.Image:
    """Pictures side by side, row below row."""
    height, rows = images[0].height, -(-len(images) // _COLUMNS)
    whole = Image.new("RGB", (_COLUMNS * (_WIDTH + _GAP) + _GAP, rows * (height + _GAP) + _GAP), _GROUND)
    for number, image in enumerate(images):
        across, down = number % _COLUMNS, number // _COLUMNS
        whole.paste(image, (across * (_WIDTH + _GAP) + _GAP, down * (height + _GAP) + _GAP))
    return whole


def main() -> None:
    """Follow the tutorial and draw its pictures."""
    with tempfile.TemporaryDirectory() as folder:
        follow(Path(folder), run_here, lambda told, wanted: None, draw)  # noqa: ARG005 - a test compares them


if __name__ == "__main__":
    main()
