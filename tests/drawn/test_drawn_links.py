"""Links as LibreOffice draws them: each piece stays on its line, and none makes a text leave its box."""

from __future__ import annotations

import ctypes
import io
import random
import shutil
from pathlib import Path

import pypdfium2
import pytest
from pptx import Presentation

from conftest import make, make_site
from devops_slides.theme.read_theme import theme_names
from devops_slides.write import text as writer
from drawn.judge import draw, faults

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WORDS = [
    "le",
    "déploiement",
    "d’une",
    "version",
    "stable",
    "avec",
    "Kubernetes",
    "et",
    "les",
    "conteneurs",
    "pour",
    "toute",
    "l’équipe,",
    "en",
    "production",
    ":",
    "mesure,",
    "observabilité",
    "—",
    "retour",
]
PARTS = ("docs", "observabilite", "notes_de_version", "v1.29", "WWMM", "illi", "q=1&r=2", "a")


def words(dice: random.Random, count: int) -> str:
    return " ".join(dice.choice(WORDS) for _ in range(count))


def link(dice: random.Random) -> str:
    if dice.random() < 0.4:
        steps = dice.choice("/-?.").join(dice.choice(PARTS) for _ in range(dice.choice((1, 4, 12))))
        return f"https://example.org/{steps}/x"
    said = words(dice, dice.choice((1, 4, 9, 25)))
    return f"[{said} **{words(dice, 2)}** `{dice.choice(PARTS)}`](https://example.org/x)"


def prose(dice: random.Random, count: int) -> str:
    return " ".join(link(dice) if dice.random() < 0.5 else words(dice, dice.choice((2, 6, 14))) for _ in range(count))


def chapter(seed: int) -> str:
    """Links in every kind of box: texts, lists, callouts, quotations, tables, columns, beside a picture."""
    dice = random.Random(seed)
    blocks = [
        prose(dice, 6),
        link(dice),
        "\n".join(f"{'  ' * (n % 2)}- {prose(dice, 3)}" for n in range(5)),
        f"> [!NOTE]\n> {prose(dice, dice.choice((2, 8)))}",
        f"> {prose(dice, 3)}\n>\n> — {link(dice)}",
        "| a | b | c |\n|---|---|---|\n"
        + "\n".join(f"| {words(dice, 2)} | {link(dice)} | {prose(dice, 2)} |" for _ in range(4)),
        f"![x](/images/devops.png)\n\n{prose(dice, 3)}",
        "\n".join(f"{n}. {words(dice, 3)} : {prose(dice, 3)}" for n in range(1, 4)),
        "{{< columns >}}\n" + "\n<--->\n".join(f"- {prose(dice, 2)}\n- {link(dice)}" for _ in range(2)) + "\n{{< /columns >}}",
    ]  # fmt: skip
    slides = "\n\n".join(f"## {words(dice, dice.choice((2, 14)))}\n\n{block}" for block in blocks)
    return f"---\ntitle: Essai\n---\n\n{slides}\n\nEn résumé, {prose(dice, 4)}\n"


def rows(page: pypdfium2.PdfPage) -> list[str]:
    """The lines of a page without their spaces."""
    found: list[str] = []
    text, line = page.get_textpage(), None
    for index in range(text.count_chars()):
        letter = text.get_text_range(index, 1)
        if letter.strip():
            x, y = ctypes.c_double(), ctypes.c_double()
            pypdfium2.raw.FPDFText_GetCharOrigin(text, index, x, y)
            if line is None or abs(y.value - line) > 4:
                found.append("")
            line = y.value
            found[-1] += letter
    return found


def torn(data: bytes, pdf: Path) -> list[str]:
    """Runs with a link that are not on a single line."""
    found = []
    for slide, page in zip(Presentation(io.BytesIO(data)).slides, pypdfium2.PdfDocument(pdf), strict=True):
        lines = rows(page)
        for run in slide._element.iter(f"{A}r"):
            said = "".join(run.findtext(f"{A}t").split())
            if run.find(f".//{A}hlinkClick") is not None and not any(said in line for line in lines):
                found.append(said)
    return found


def decks(work: Path) -> dict[str, bytes]:
    themes = sorted(theme_names(()))
    return {theme: make(make_site(work / theme / "cours"), chapter(n), theme).data for n, theme in enumerate(themes)}


def test_every_piece_of_a_link_stays_on_its_line(tmp_path: Path) -> None:
    made = decks(tmp_path)
    drawn = draw(made, tmp_path)
    assert {name: some for name, data in made.items() if (some := torn(data, drawn[name]))} == {}
    assert {name: some for name, data in made.items() if (some := faults(data, drawn[name]))} == {}


def test_links_that_are_not_cut_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "link_pieces", lambda runs, _lines: ((run, False) for run in runs))
    made = decks(tmp_path)
    drawn = draw(made, tmp_path)
    assert all(torn(data, drawn[name]) for name, data in made.items())
    assert sum(len(faults(data, drawn[name])) for name, data in made.items()) > 50
