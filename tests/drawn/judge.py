"""Finds the faults of slides as LibreOffice draws them, without autofit."""

from __future__ import annotations

import ctypes
import io
import math
import re
import subprocess
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from pptx import Presentation
from pptx.shapes.base import BaseShape
from pypdfium2 import raw

TOLERANCE = 1.5
"""In points."""
ASCENT, DESCENT = 0.72, 0.22
"""Shares of the size: what letters take above and below their base line."""
COENG = "\u17d2"
"""The Khmer sign that sets the next consonant below the line."""
POINT = 12_700
Box = tuple[float, float, float, float]


def without_autofit(data: bytes) -> bytes:
    """The deck without boxes that shrink their text."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            blob = old.read(name)
            if re.match(r"ppt/(slides|slideLayouts|slideMasters)/[^/]+\.xml", name):
                blob = blob.replace(b"<a:normAutofit/>", b"<a:noAutofit/>")
            new.writestr(name, blob)
    return buffer.getvalue()


def draw(decks: dict[str, bytes], work: Path) -> dict[str, Path]:
    """PDF files of the decks, from one run of LibreOffice."""
    files = []
    for name, data in decks.items():
        files.append(work / f"{name}.pptx")
        files[-1].write_bytes(without_autofit(data))
    profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(work), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=60 + 60 * len(files))
    return {name: work / f"{name}.pdf" for name in decks}


def letters(page: pypdfium2.PdfPage) -> Iterator[tuple[str, Box]]:
    """Each letter on a base line with its box in points from the top left corner, as high as its size implies.

    The heights that a font declares are ignored: those of two fonts of the same name may differ by half.
    """
    height, text, before = page.get_height(), page.get_textpage(), ""
    for index in range(text.count_chars()):
        letter = text.get_text_range(index, 1)
        is_below, before = before == COENG, letter
        size, is_turned = set_in(text, index)
        if not letter.strip() or not size or is_below or unicodedata.category(letter).startswith("M"):
            continue
        left, under, right, over = text.get_charbox(index)
        if is_turned:
            yield letter, (left, height - over, right, height - under)
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        base = height - y.value
        yield letter, (left, base - ASCENT * size, right, base + DESCENT * size)


def set_in(text: pypdfium2.PdfTextPage, index: int) -> tuple[float, bool]:
    """The size of a letter in points, and whether its line runs upward or downward.

    pdfium has the size of the font as the file gives it, before the text's matrix scales it.
    """
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, matrix)
    size = raw.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
    return size, abs(matrix.b) > abs(matrix.a)


def faults(data: bytes, pdf: Path) -> list[str]:
    """Letters that are in no text box, and letters on a picture."""
    found = []
    slides = list(Presentation(io.BytesIO(data)).slides)
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == len(slides)
    for number, (slide, page) in enumerate(zip(slides, document, strict=True), 1):
        pictures, texts = [], []
        for shape in slide.shapes:
            if shape.left is None:
                continue
            box = _box(shape)
            is_picture = shape._element.tag.endswith("}pic")
            (pictures if is_picture else texts).append(box)
        for letter, box in letters(page):
            if not any(_inside(box, own) for own in texts):
                found.append(f"slide {number}: {letter!r} in no box, at {_rounded(box)}")
            elif any(_on(box, picture) for picture in pictures):
                found.append(f"slide {number}: {letter!r} on a picture, at {_rounded(box)}")
    return found


def _box(shape: BaseShape) -> Box:
    """The box of a shape in points; a shape turned by a quarter is as wide as it was high."""
    middle = (shape.left + shape.width / 2) / POINT, (shape.top + shape.height / 2) / POINT
    across, down = shape.width / 2 / POINT, shape.height / 2 / POINT
    if round(getattr(shape, "rotation", 0)) % 180 == 90:
        across, down = down, across
    return middle[0] - across, middle[1] - down, middle[0] + across, middle[1] + down


def _inside(box: Box, own: Box) -> bool:
    return (
        box[0] >= own[0] - TOLERANCE
        and box[1] >= own[1] - TOLERANCE
        and box[2] <= own[2] + TOLERANCE
        and box[3] <= own[3] + TOLERANCE
    )


def _on(box: Box, picture: Box) -> bool:
    across = min(box[2], picture[2]) - max(box[0], picture[0])
    down = min(box[3], picture[3]) - max(box[1], picture[1])
    return across > TOLERANCE and down > TOLERANCE


def _rounded(box: Box) -> str:
    return ", ".join(f"{side:.0f}" for side in box)
