"""The judge takes the sizes of letters from the text, whatever a font declares as its own height."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pypdfium2
import pytest
from pptx import Presentation
from pptx.util import Cm, Pt

from drawn.judge import ASCENT, DESCENT, draw, letters

SIZES = (12, 18, 24, 40)
FACES = ("Arial", "Calibri", "Cambria", "Courier New", "DejaVu Sans", "Times New Roman")


def page_of(content: str) -> bytes:
    """A PDF file of one page that shows the content, in a font that every reader has."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = "".join(f"{number} 0 obj{one}endobj\n" for number, one in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R/Size 6>>".encode()


def sizes(page: pypdfium2.PdfPage) -> dict[str, float]:
    """The size of each letter, by its box."""
    return {letter: (box[3] - box[1]) / (ASCENT + DESCENT) for letter, box in letters(page)}


@pytest.mark.parametrize(
    "content",
    [
        "BT /F 40 Tf 100 100 Td (x) Tj ET",
        "BT /F 1 Tf 40 0 0 40 100 100 Tm (x) Tj ET",
        "q 2 0 0 2 0 0 cm BT /F 20 Tf 50 50 Td (x) Tj ET Q",
        "BT /F 10 Tf 2 0 0 4 100 100 Tm (x) Tj ET",
    ],
    ids=["by its font", "by its matrix", "by the page's matrix", "half as wide"],
)
def test_a_letter_has_its_true_size_however_it_is_scaled(content: str) -> None:
    page = pypdfium2.PdfDocument(page_of(content))[0]
    ((letter, (left, top, _, bottom)),) = letters(page)
    assert letter == "x"
    assert (left, top, bottom) == pytest.approx((100, 200 - ASCENT * 40, 200 + DESCENT * 40), abs=2)


def test_a_line_that_runs_upward_has_the_boxes_of_its_letters() -> None:
    page = pypdfium2.PdfDocument(page_of("BT /F 20 Tf 0 1 -1 0 100 100 Tm (MM) Tj ET"))[0]
    (_, first), (_, second) = letters(page)
    assert 80 < first[0] < first[2] <= 101
    assert second[3] < first[1] + 5 < first[3] <= 201


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_letters_that_libreoffice_draws_have_the_sizes_that_were_set(tmp_path: Path) -> None:
    deck = Presentation()
    for face in FACES:
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        for number, size in enumerate(SIZES):
            box = slide.shapes.add_textbox(Cm(1), Cm(1 + 4 * number), Cm(20), Cm(3))
            box.text_frame.text = "abcd"[number]
            font = box.text_frame.paragraphs[0].runs[0].font
            font.size, font.name = Pt(size), face
    buffer = io.BytesIO()
    deck.save(buffer)
    for page in pypdfium2.PdfDocument(draw({"sizes": buffer.getvalue()}, tmp_path)["sizes"]):
        assert sizes(page) == pytest.approx(dict(zip("abcd", SIZES, strict=True)), abs=0.1)
