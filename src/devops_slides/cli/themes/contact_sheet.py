"""A deck's slides in one picture, drawn by LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

from PIL import Image

_WIDTH, _GAP, _COLUMNS = 480, 8, 5
_GROUND = (205, 208, 214)
_SECONDS = 300


def write_sheet(deck: Path) -> Path | None:
    """The picture beside the deck; None where LibreOffice or pypdfium2 is not installed, or cannot draw it."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None or find_spec("pypdfium2") is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(deck)]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603 - found on the path
            images = _pages(Path(folder) / f"{deck.stem}.pdf")
        except (subprocess.SubprocessError, OSError):
            return None
    target = deck.with_suffix(".png")
    _joined(images).save(target, optimize=True)
    return target


def _pages(file: Path) -> list[Image.Image]:
    import pypdfium2  # noqa: PLC0415 - an optional program of its own

    document = pypdfium2.PdfDocument(file)
    try:
        return [page.render(scale=_WIDTH / page.get_width()).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def _joined(images: list[Image.Image]) -> Image.Image:
    height = max(image.height for image in images)
    rows = -(-len(images) // _COLUMNS)
    sheet = Image.new("RGB", (_COLUMNS * (_WIDTH + _GAP) + _GAP, rows * (height + _GAP) + _GAP), _GROUND)
    for number, image in enumerate(images):
        across, down = number % _COLUMNS, number // _COLUMNS
        sheet.paste(image, (across * (_WIDTH + _GAP) + _GAP, down * (height + _GAP) + _GAP))
    return sheet
