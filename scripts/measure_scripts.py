#!/usr/bin/env python3
"""Measures, by drawing with LibreOffice, the line pitch of each script in shapes and in table cells.

    scripts/measure_scripts.py

Needs LibreOffice, and the fonts to be measured: those here are Debian's fonts-noto-core, fonts-noto-cjk and
fonts-noto-color-emoji. Prints, for each script, the greatest distance of two base lines in em: in a shape, in a cell.
`EAST_ASIAN` in `devops_slides/place/measure/line_height.py` and `WORLD_PITCH` in `build_advances.py` are its results,
rounded up.
"""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from pptx import Presentation
from pptx.util import Emu, Pt

SAMPLES = {
    "Latin": "Ågjpqy Élan",
    "Greek": "Άγχος ψηφί",
    "Cyrillic": "Щёлк ЙЁЦ",
    "Arabic": "اللغة العربية",
    "Urdu": "اردو ٹیسٹ ہے",
    "Hebrew": "שָׁלוֹם עולם",
    "Thai": "ที่นี้ ปู่ญี่ปุ่น",
    "Lao": "ພາສາລາວ ຊື່",
    "Khmer": "ភាសាខ្មែរ ស្ត្រី",
    "Burmese": "မြန်မာဘာသာ",
    "Devanagari": "हिन्दी शृंखला",
    "Bengali": "বাংলা ভাষা",
    "Tamil": "தமிழ் மொழி",
    "Telugu": "తెలుగు భాష",
    "Gujarati": "ગુજરાતી",
    "Gurmukhi": "ਪੰਜਾਬੀ",
    "Kannada": "ಕನ್ನಡ",
    "Malayalam": "മലയാളം",
    "Sinhala": "සිංහල",
    "Tibetan": "བོད་སྐད རྫོགས",
    "Georgian": "ქართული",
    "Armenian": "Հայերեն",
    "Ethiopic": "አማርኛ",
    "Chinese": "中文字符",
    "Japanese": "日本語かな",
    "Korean": "한국어 글",
    "Emoji": "\U0001f680\U0001f600",
}
LANGUAGES = {"Chinese": "zh-CN", "Japanese": "ja-JP", "Korean": "ko-KR", "Arabic": "ar-SA", "Urdu": "ur-PK"}
SIZE = 20
FAMILIES = ("Arial", "Calibri", "Consolas")


def main() -> None:
    """Draw a page for each sample and family, and print a line for each sample."""
    soffice = shutil.which("soffice") or sys.exit("LibreOffice (soffice) is not installed")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        deck = work / "scripts.pptx"
        draw_deck(deck)
        profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(work), str(deck)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)  # noqa: S603
        pages = iter(pypdfium2.PdfDocument(deck.with_suffix(".pdf")))
        sys.stdout.write(f"{'':12}" + "".join(f"{family:>20}" for family in FAMILIES) + "\n")
        for name in (*SAMPLES, *(f"{name}+Latin" for name in SAMPLES)):
            found = ["{:>12.3f}{:>8.3f}".format(*pitches(next(pages))) for _ in FAMILIES]
            sys.stdout.write(f"{name:18}{''.join(found)}\n")


def draw_deck(path: Path) -> None:
    """Save three lines of each sample, in a shape on the left and in a table cell on the right of a slide."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(12_192_000), Emu(6_858_000)
    half, inch = Emu(6_096_000), Emu(914_400)
    samples = {**SAMPLES, **{f"{name}+Latin": f"Été {text}" for name, text in SAMPLES.items()}}
    for name, text in samples.items():
        for family in FAMILIES:
            slide = deck.slides.add_slide(deck.slide_layouts[6])
            shape = slide.shapes.add_textbox(Emu(0), inch, half, inch)
            table = slide.shapes.add_table(1, 1, half, inch, half, inch)
            for frame in (shape.text_frame, table.table.cell(0, 0).text_frame):
                frame.text = "\v".join([text] * 3)
                for run in frame.paragraphs[0].runs:
                    run.font.size, run.font.name = Pt(SIZE), family
                    properties = run._r.get_or_add_rPr()  # noqa: SLF001 - python-pptx has no other way to a language
                    properties.set("lang", LANGUAGES.get(name.removesuffix("+Latin"), "en-US"))
    deck.save(str(path))


def pitches(page: pypdfium2.PdfPage) -> tuple[float, float]:
    """The greatest distance of neighbouring base lines in em, on the left and on the right half of a page."""
    text = page.get_textpage()
    middle = page.get_width() / 2
    lines: tuple[set[float], set[float]] = set(), set()
    for index in range(text.count_chars()):
        if text.get_text_range(index, 1).strip():
            x, y = ctypes.c_double(), ctypes.c_double()
            pypdfium2.raw.FPDFText_GetCharOrigin(text, index, x, y)
            lines[x.value > middle].add(round(y.value, 1))
    return spread(lines[0]), spread(lines[1])


def spread(lines: set[float]) -> float:
    """The distance of the first and third base lines, halved, in em; 0 without lines."""
    if not lines:
        return 0.0
    return (max(lines) - min(lines)) / 2 / SIZE


if __name__ == "__main__":
    main()
