"""A deck that was only saved again is distinguished from one that was edited by hand."""

from __future__ import annotations

import copy
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.presentation import Presentation as Deck
from pptx.util import Pt

from conftest import Build, make, make_site
from devops_slides.deliver.edits import edits, source_changes
from devops_slides.deliver.read_back import read_deck

TEXT = """---
title: "4 - Essai"
---
Un texte d'introduction avec `code`, **gras** et un [lien](https://example.org/é).

Un [autre lien, assez long pour prendre deux lignes sur sa diapositive, et peut-être une troisième](https://example.org/), et https://example.org/livraison-continue/une-page/assez-longue/pour-prendre/plusieurs-lignes/de-la-diapositive/index.html.

- point un
- point deux
  - sous-point

| a | b |
|---|---|
| 1 | deux  mots |
| 3 |  |

```python
def f(x):
    if x:
        return  1   # commentaire

print("_x0041_")
```

![une image](/images/devops.png)

1. Premier : une phrase assez longue pour faire un objectif, avec dix mots au moins.
2. Deuxième : une phrase assez longue pour faire un objectif, avec dix mots au moins.
3. Troisième : une phrase assez longue pour faire un objectif, avec dix mots au moins.

> Une citation
> sur deux lignes

<!-- slides: notes: dire ceci -->

Fin du texte.
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The deck as written."""
    return make(make_site(tmp_path_factory.mktemp("edits") / "cours"), TEXT).data


def saved(deck: Deck) -> bytes:
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def found(data: bytes) -> list[str]:
    deck = read_deck(data)
    assert deck is not None
    return edits(deck)


def changed(data: bytes, change: Callable[[Deck], object]) -> list[str]:
    deck = Presentation(io.BytesIO(data))
    change(deck)
    return found(saved(deck))


def slide_of(deck: Deck, slot: str) -> int:
    return next(n for n, slide in enumerate(deck.slides) if any(one.name == slot for one in slide.shapes))


def shape(deck: Deck, slot: str) -> object:
    return next(one for one in deck.slides[slide_of(deck, slot)].shapes if one.name == slot)


def test_a_deck_that_is_saved_again_is_unchanged(data: bytes) -> None:
    assert changed(data, lambda _: None) == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_round_trip_through_libreoffice_is_no_change_and_an_edit_before_it_is_one(
    data: bytes, tmp_path: Path
) -> None:
    deck = Presentation(io.BytesIO(data))
    (tmp_path / "a.pptx").write_bytes(data)
    shape(deck, "body").text_frame.paragraphs[0].runs[0].text = "Autre chose"
    (tmp_path / "b.pptx").write_bytes(saved(deck))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for name in ("a.pptx", "b.pptx"):
        command = ["soffice", profile, "--headless", "--convert-to", "pptx", "--outdir", "again", name]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    again = read_deck((tmp_path / "again" / "a.pptx").read_bytes())
    assert again is not None
    assert again.is_redrawn
    assert edits(again) == []
    assert found((tmp_path / "again" / "b.pptx").read_bytes()) == ["slide 2 “Introduction (1/3)”: text of body"]


def test_the_habits_of_powerpoint_are_no_change(data: bytes) -> None:
    """It reverses attributes, marks runs as dirty, cuts them by language, notes autofit and renames slides."""

    def rewritten(name: str, blob: bytes) -> bytes:
        if not re.fullmatch(r"ppt/slides/slide\d+\.xml", name):
            return blob
        root = etree.fromstring(blob)
        for element in root.iter():
            turned = list(reversed(element.attrib.items()))
            element.attrib.clear()
            element.attrib.update(turned)
        for run in list(root.iter("{*}r")):
            properties, text = run.find("{*}rPr"), run.find("{*}t")
            properties.set("dirty", "0")
            if text is not None and text.text and len(text.text) > 4:
                half = copy.deepcopy(run)
                half.find("{*}t").text = text.text[3:]
                half.find("{*}rPr").set("err", "1")
                text.text = text.text[:3]
                run.addnext(half)
        for element in root.iter("{*}normAutofit"):
            element.set("fontScale", "92500")
            element.set("lnSpcReduction", "10000")
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, rewritten(name, old.read(name)))
    assert found(buffer.getvalue()) == []


def _delete(deck: Deck) -> None:
    listed = deck.slides._sldIdLst
    deck.part.drop_rel(listed[2].rId)
    listed.remove(listed[2])


def _swap(deck: Deck) -> None:
    listed = deck.slides._sldIdLst
    listed.insert(1, listed[3])


def _add_picture(deck: Deck) -> None:
    picture = shape(deck, "picture")
    deck.slides[1].shapes.add_picture(io.BytesIO(picture.image.blob), 0, 0)


EDITS: dict[str, tuple[Callable[[Deck], object], str]] = {
    "a word": (lambda deck: setattr(shape(deck, "title").text_frame, "text", "Autre"), "text of title"),
    "a cell": (lambda deck: setattr(shape(deck, "table").table.cell(1, 1), "text", "x"), "text of table"),
    "a space in code": (
        lambda deck: setattr(shape(deck, "code").text_frame.paragraphs[1].runs[0], "text", "  "),
        "text of code",
    ),
    "a bold word": (
        lambda deck: setattr(shape(deck, "body").text_frame.paragraphs[0].runs[0].font, "bold", True),
        "look of body",
    ),
    "a size": (
        lambda deck: setattr(shape(deck, "title").text_frame.paragraphs[0].runs[0].font, "size", Pt(11)),
        "look of title",
    ),
    "a colour": (
        lambda deck: setattr(
            shape(deck, "title").text_frame.paragraphs[0].runs[0].font.color, "rgb", RGBColor(1, 2, 3)
        ),
        "look of title",
    ),
    "a moved shape": (lambda deck: setattr(shape(deck, "picture"), "left", 5000), "place of picture"),
    "an inherited place": (lambda deck: setattr(shape(deck, "body"), "left", 5000), "place of body"),
    "a new shape": (lambda deck: deck.slides[1].shapes.add_textbox(0, 0, 9000, 9000), "TextBox"),
    "a new picture": (_add_picture, "Picture"),
    "a deleted shape": (
        lambda deck: shape(deck, "picture")._element.getparent().remove(shape(deck, "picture")._element),
        "picture deleted",
    ),
    "alternative text": (
        lambda deck: shape(deck, "picture")._element.nvPicPr.cNvPr.set("descr", "x"),
        "alternative text of picture",
    ),
    "new notes": (lambda deck: setattr(deck.slides[0].notes_slide.notes_text_frame, "text", "dites"), "notes"),
    "other notes": (
        lambda deck: setattr(
            next(slide for slide in deck.slides if slide.has_notes_slide).notes_slide.notes_text_frame, "text", "x"
        ),
        "notes",
    ),
    "a hidden slide": (lambda deck: deck.slides[1]._element.set("show", "0"), "hidden"),
    "a deleted slide": (_delete, "deleted: fr/devops/essai#"),
    "another order": (_swap, "slides are in another order"),
    "a new slide": (lambda deck: deck.slides.add_slide(deck.slide_layouts[1]), "added"),
    "a layout": (
        lambda deck: setattr(deck.slide_layouts[1].placeholders[0], "left", 5000),
        "the master, a layout or the theme was changed",
    ),
    "a logo on the master": (
        lambda deck: deck.slide_master.shapes._spTree.append(
            copy.deepcopy(deck.slides[slide_of(deck, "body")].shapes[1]._element)
        ),
        "the master, a layout or the theme was changed",
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_found_and_named(data: bytes, name: str) -> None:
    change, told = EDITS[name]
    lines = changed(data, change)
    assert len(lines) == 1, lines
    assert told in lines[0]


def test_a_copy_of_a_slide_is_a_new_one_though_its_tag_is_the_same(data: bytes) -> None:
    def copied(deck: Deck) -> None:
        old = deck.slides[1]
        new = deck.slides.add_slide(old.slide_layout)
        tags = next(rel for rel in old.part.rels.values() if rel.reltype.endswith("/tags"))
        new.part.relate_to(tags.target_part, tags.reltype)

    lines = changed(data, copied)
    assert len(lines) == 1
    assert lines[0].endswith("added")


def test_what_has_changed_in_the_source_is_told_by_keys(data: bytes, built: Build, tmp_path: Path) -> None:
    old = read_deck(data)
    new = read_deck(built(TEXT.replace("Deuxième :", "Autre :").replace("Premier : une", "Premier : la")).data)
    assert old is not None
    assert new is not None
    assert source_changes(old, new) == [
        "changed: fr/devops/essai#objectifs/agenda",
        "changed: fr/devops/essai#premier",
        "new: fr/devops/essai#autre",
        "gone: fr/devops/essai#deuxieme",
    ]


@pytest.mark.parametrize("data", [b"", b"PK\3\4 no zip", b"\xd0\xcf\x11\xe0 an old PowerPoint file"])
def test_what_is_no_deck_is_not_ours(data: bytes) -> None:
    assert read_deck(data) is None


def test_a_deck_of_another_program_is_not_ours() -> None:
    assert read_deck(saved(Presentation())) is None
