"""Each case's chapter through every stage, compared with its golden texts.

The first file that differs names the stage. UPDATE_GOLDEN=1 writes them again: read the diff.
"""

from __future__ import annotations

import io
import os
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from conftest import Made, make, make_site
from devops_slides.model.deck import Deck, Text
from devops_slides.model.geometry import EMU_PER_CM, Box
from devops_slides.model.placed import PlacedCode, PlacedDeck, PlacedMark, PlacedPicture, PlacedTable, PlacedText
from devops_slides.model.text import plain

CASES = sorted(folder.name for folder in (Path(__file__).parent / "cases").iterdir())


def deck_text(deck: Deck) -> str:
    """The planned slides."""
    lines = [f"{deck.title} | {deck.kicker} | {deck.course} | {deck.language}"]
    for slide in deck.slides:
        counted = f" {slide.progress.index}/{slide.progress.total}" if slide.progress else ""
        lines.append(f"{slide.role} {slide.key} lines {slide.span.start}-{slide.span.end}{counted}")
        for fill in slide.fills:
            if isinstance(fill.content, Text):
                for paragraph in fill.content.paragraphs:
                    mark = (
                        f"{paragraph.number}. "
                        if paragraph.number is not None
                        else "- "
                        if paragraph.level and paragraph.marked
                        else ""
                    )
                    style = f" <{paragraph.style}>" if paragraph.style else ""
                    lines.append(f"  {fill.slot}: {'  ' * paragraph.level}{mark}{plain(paragraph.runs)}{style}")
            else:
                lines.append(f"  {fill.slot}: {type(fill.content).__name__}")
        lines += [f"  note: {note}" for note in slide.notes]
    return "\n".join(lines) + "\n"


def placed_text(deck: PlacedDeck) -> str:
    """The placed slides: boxes in cm, sizes in points, lines."""
    lines = []
    for slide in deck.slides:
        lines.append(f"{slide.layout} {slide.key} | {slide.footer}")
        for shape in slide.placed:
            name = shape.name if isinstance(shape, PlacedMark) else shape.slot.name
            line = f"  {name} {centimetres(shape.box)}"
            if isinstance(shape, PlacedText | PlacedCode | PlacedTable):
                line += f" {shape.size} pt"
            lines.append(line)
            if isinstance(shape, PlacedText):
                lines += [
                    f"    {paragraph.marker}|{line}" for paragraph in shape.paragraphs for line in paragraph.lines
                ]
            if isinstance(shape, PlacedPicture):
                lines.append(f"    {shape.picture.alt}")
            if isinstance(shape, PlacedTable):
                lines.append(f"    {len(shape.rows)} rows, {len(shape.columns)} columns")
            if isinstance(shape, PlacedCode):
                lines += [
                    "    " + " ".join(f"{kind}:{text.strip()}" for kind, text in tokens) for tokens in shape.tokens
                ]
        lines += [f"  note: {note}" for note in slide.notes]
    return "\n".join(lines) + "\n"


def centimetres(box: Box) -> str:
    return "[" + ", ".join(f"{length / EMU_PER_CM:.2f}" for length in (box.left, box.top, box.width, box.height)) + "]"


def slide_xml(data: bytes, number: int) -> str:
    """A slide's XML, one element per line."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        tree = etree.fromstring(archive.read(f"ppt/slides/slide{number}.xml"))
    return etree.tostring(tree, pretty_print=True, encoding="unicode")


def compare(file: Path, text: str) -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(text, encoding="utf-8", newline="\n")
    assert text == file.read_text(encoding="utf-8"), file.name


@pytest.mark.parametrize("case", CASES)
def test_case(case: str, tmp_path: Path) -> None:
    folder = Path(__file__).parent / "cases" / case
    text = (folder / "chapter.md").read_text(encoding="utf-8")
    made: dict[str, Made] = {}
    for theme in ("default", "dark"):
        made[theme] = make(make_site(tmp_path / theme / "cours"), text, theme)
    compare(folder / "deck.txt", deck_text(made["default"].planned))
    compare(folder / "problems.txt", "".join(f"{one}\n" for one in made["default"].problems.found))
    for theme, value in made.items():
        compare(folder / f"placed-{theme}.txt", placed_text(value.placed))
        for file in sorted(folder.glob(f"slide*-{theme}.xml")):
            number = int(re.findall(r"\d+", file.name)[0])
            compare(file, slide_xml(value.data, number))


def test_some_case_compares_the_xml_of_slides_of_every_theme() -> None:
    found = {file.stem.split("-")[-1] for file in (Path(__file__).parent / "cases").glob("*/slide*.xml")}
    assert found == {"default", "dark"}
