"""Decks on every template of the zoo: sound packages in which nothing of the template is lost."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation

from conftest import make_site
from devops_slides.build.pipeline import deck_bytes, look_of, placed_decks
from devops_slides.deliver.edits import edits
from devops_slides.deliver.read_back import read_deck
from devops_slides.model.placed import PlacedCode, PlacedDeck, PlacedText
from devops_slides.model.problem import Problems
from devops_slides.model.request import Order
from devops_slides.model.text import Run
from devops_slides.model.theme import Theme
from devops_slides.parse.chapter import read_chapter
from devops_slides.parse.course.course import pages
from devops_slides.parse.course.settings import read_settings
from devops_slides.place.slides.deck import place_deck
from devops_slides.plan.deck import plan_chapter
from devops_slides.theme.read_theme import read_theme
from generate.mixtures import chapter
from package_checks import A, P, faults
from templates import TEMPLATES, Template
from templates.package import parts_of

TEXT = """---
title: "4 - Vers la livraison"
---

Une introduction en deux phrases. La seconde est plus courte.

![devops](/images/devops.png)

## Trois objectifs

1. Vitesse : chaque équipe livre une petite modification par jour, et la voit en production avant le soir.
2. Confiance : chaque modification passe les mêmes contrôles, écrits une fois et lus par tous les métiers.
3. Retour : chaque erreur est vue avant le client, corrigée en une heure et racontée à toute l’équipe.

## Une commande

```python
def livrer(version: str) -> None:
    print(version)
```

> [!WARNING]
> Ne livrez pas le vendredi soir.

| Mesure | Cible |
|---|---|
| Délai | une heure |
| Échecs | 5 % |

- un point
  - un détail
- un autre, avec [un lien](https://example.org/)
"""


@cache
def theme_of(name: str, work: Path) -> Theme:
    """A template of the zoo, read once."""
    file = work / TEMPLATES[name].file
    file.write_bytes(TEMPLATES[name].make())
    return read_theme(str(file))


@cache
def made_on(name: str, work: Path, text: str = TEXT) -> tuple[Theme, PlacedDeck, bytes]:
    """The chapter on a template of the zoo."""
    theme = theme_of(name, work)
    root = work / name / "cours"
    if not root.exists():
        make_site(root)
    page = root / "content" / "devops" / "essai.md"
    page.write_text(text, encoding="utf-8")
    chapter_ = read_chapter(pages(page)[0], read_settings(root), Problems())
    placed = place_deck(plan_chapter(chapter_), look_of(theme), Problems())
    return theme, placed, deck_bytes(placed, theme)


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("templates")


_NOT_IN_THEME = ("names an RGB colour", r"names the typefaces .*(Times New Roman|Georgia)")
"""Free boxes look like the template's text, whose colour and typeface may not be the theme's."""


def of_ours(template: Template, data: bytes) -> list[str]:
    """The faults of a deck that do not belong to the template."""
    excuses = (*template.excuses, *_NOT_IN_THEME)
    return [fault for fault in faults(data) if not any(re.search(excuse, fault) for excuse in excuses)]


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_deck_on_a_template_is_sound(name: str, work: Path) -> None:
    _, _, data = made_on(name, work)
    assert of_ours(TEMPLATES[name], data) == []
    deck = read_deck(data)
    assert deck is not None
    assert edits(deck) == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_parts_of_a_template_stay_as_they_are(name: str, work: Path) -> None:
    """All except slides and their own parts, the presentation, properties, macros and what LibreOffice's files lack."""
    _, _, data = made_on(name, work)
    before, after = parts_of(TEMPLATES[name].make()), parts_of(data)
    gone = (
        "ppt/slides/",
        "ppt/notesSlides/",
        "ppt/comments/",
        "ppt/printerSettings/",
        "docProps/core",
        "docProps/app",
        "docProps/thumb",
        "[Content",
    )
    kept = [one for one in before if not one.startswith(gone) and not one.endswith((".rels", "vbaProject.bin"))]
    for part in kept:
        if part in {"ppt/presentation.xml", "ppt/presProps.xml"} or (
            name.startswith("impress") and part.endswith(".xml")
        ):
            assert part in after
        elif part.endswith(".xml"):
            assert canonical(after[part]) == canonical(before[part]), part
        elif not part.startswith("ppt/media/"):
            assert after[part] == before[part], part


def canonical(data: bytes) -> bytes:
    parser = etree.XMLParser(remove_blank_text=True)
    return etree.tostring(etree.fromstring(data, parser), method="c14n")


@pytest.mark.parametrize("name", ["examples", "library", "library-potx", "pandoc", "google", "impress"])
def test_example_slides_go_with_all_that_names_them(name: str, work: Path) -> None:
    _, placed, data = made_on(name, work)
    parts = parts_of(data)
    assert sum(part.startswith("ppt/slides/slide") for part in parts) == len(placed.slides)
    presentation = etree.fromstring(parts["ppt/presentation.xml"])
    assert presentation.find(f"{P}custShowLst") is None
    assert b"sectionLst" not in parts["ppt/presentation.xml"]
    assert not any(part.startswith("ppt/comments/") for part in parts)
    if "ppt/presProps.xml" in parts:
        assert b"custShow" not in parts["ppt/presProps.xml"]


def test_belongings_of_a_template_are_related_as_before(work: Path) -> None:
    _, _, data = made_on("library", work)
    parts = parts_of(data)
    root = etree.fromstring(parts["ppt/presentation.xml"])
    order = [etree.QName(one).localname for one in root]
    assert {"embeddedFontLst", "handoutMasterIdLst", "custDataLst", "notesMasterIdLst", "sldIdLst"} <= set(order)
    assert (
        order.index("notesMasterIdLst")
        < order.index("handoutMasterIdLst")
        < order.index("sldIdLst")
        < order.index("sldSz")
    )
    assert b"custom-properties" in parts["_rels/.rels"]
    assert len([part for part in parts if part.startswith("customXml/itemProps")]) == 3
    assert len([part for part in parts if part.startswith("ppt/tags/")]) > 2


@pytest.mark.parametrize("name", ["acme-potm", "acme-pptm"])
def test_macros_are_left_out(name: str, work: Path) -> None:
    parts = parts_of(made_on(name, work)[2])
    assert "ppt/vbaProject.bin" not in parts
    assert b"macroEnabled" not in parts["[Content_Types].xml"]


@pytest.mark.parametrize("name", ["python-pptx", "acme", "google"])
def test_text_inherits_from_the_template(name: str, work: Path) -> None:
    """No placeholder of a body in its preferred size has a font, a size or a place of its own."""
    theme, placed, data = made_on(name, work)
    shown = Presentation(io.BytesIO(data))
    for slide, given in zip(shown.slides, placed.slides, strict=True):
        for shape in slide.placeholders:
            texts = [one for one in given.placed if isinstance(one, PlacedText) and one.slot.name == shape.name]
            slot = texts[0].slot if texts else None
            if slot is None or slot.holder is None or slot.holder.color is not None:
                continue
            if slot.box == texts[0].box and slot.inherited == slot.box.around(slot.pads):
                assert shape._element.find(f"{P}spPr/{A}xfrm") is None
            if texts[0].size == slot.holder.size and slot.style.name in {"body", "title"}:
                assert shape._element.find(f".//{A}lstStyle/*") is None
    assert theme.template is not None


def test_the_footer_of_the_template_stands_on_every_slide(work: Path) -> None:
    _, _, data = made_on("acme", work)
    for number, slide in enumerate(Presentation(io.BytesIO(data)).slides, 1):
        texts = {shape.name: shape.text_frame.text for shape in slide.placeholders if shape.has_text_frame}
        assert texts["footer"] == "© ACME, confidential"
        assert texts["number"].startswith("Page ")
        assert slide.shapes[-1].name == "number" or f"{number}" in texts["number"]


def test_the_number_of_a_chapter_joins_its_title(work: Path) -> None:
    _, placed, _ = made_on("python-pptx", work)
    title = next(
        shape for shape in placed.slides[0].placed if isinstance(shape, PlacedText) and shape.slot.name == "title"
    )
    assert "".join(run.text for run in title.paragraphs[0].source.runs) == "4\u00a0– Vers la livraison"  # type: ignore[union-attr]


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.weekly) for seed in range(1, 9))])
@pytest.mark.parametrize("name", ["python-pptx", "google", "impress", "acme", "uneven-insets", "tiny", "size-square"])
def test_any_chapter_goes_onto_a_template(name: str, seed: int, work: Path) -> None:
    _, _, data = made_on(name, work, chapter(seed))
    assert of_ours(TEMPLATES[name], data) == []


def test_a_course_on_a_template_has_sections_and_is_the_same_twice(tmp_path: Path) -> None:
    root = make_site(tmp_path / "cours")
    for number in (1, 2):
        text = TEXT.replace("4 - Vers", f"{number} - Vers")
        (root / "content" / "devops" / f"c{number}.md").write_text(text, encoding="utf-8")
    file = tmp_path / "acme.potx"
    file.write_bytes(TEMPLATES["library-potx"].make())
    order = Order((root,), tmp_path / "out", kind="course", theme=str(file))
    decks = [
        deck_bytes(deck.deck, deck.theme)
        for _ in range(2)
        for deck in placed_decks(order)
        if deck.deck is not None and deck.theme is not None
    ]
    assert decks[0] == decks[1]
    with zipfile.ZipFile(io.BytesIO(decks[0])) as archive:
        assert archive.read("ppt/presentation.xml").count(b"p14:section ") == 3
    assert of_ours(TEMPLATES["library-potx"], decks[0]) == []


def test_a_summary_of_few_words_is_set_larger(work: Path) -> None:
    text = "---\ntitle: Fin\n---\n\n## Un point\n\nDes mots.\n\n## En résumé\n\nDe petits pas.\n"
    theme, placed, _ = made_on("google", work, text)
    last = next(
        shape for shape in placed.slides[-1].placed if isinstance(shape, PlacedText) and shape.slot.name == "body"
    )
    assert (placed.slides[-1].role, placed.slides[-1].layout) == ("summary", "statement")
    assert last.size > theme.styles["body"].size


def test_texts_from_the_right_stand_at_the_right_of_a_template_from_the_left(work: Path) -> None:
    text = (
        "---\ntitle: أهداف التسليم\n---\n\n## الفكرة الأولى\n\nيسلم كل فريق تغييرا صغيرا كل يوم ويراه في الإنتاج قبل المساء.\n\n"
        "> [!NOTE]\n> لا تسلم يوم الجمعة.\n"
    )
    _, placed, data = made_on("acme", work, text)
    texts = [shape for slide in placed.slides for shape in slide.placed if isinstance(shape, PlacedText)]
    for name in ("title", "body"):
        sides = {one.paragraphs[0].align for one in texts if one.slot.name == name and "أ" <= words(one)[0] <= "ي"}
        assert sides == {"right"}, name
    statement = next(one for one in texts if one.slot.style.name == "lead")
    assert statement.insets[0] > statement.insets[1]
    assert of_ours(TEMPLATES["acme"], data) == []


def words(text: PlacedText) -> str:
    return "".join(run.text for run in text.paragraphs[0].source.runs if isinstance(run, Run))


STEPS = """---
title: Regarder
---

## Un service

```bash
kubectl get deployment boutique
```

La réponse :

```text
NAME       READY   AGE
boutique   3/3     12d
```
"""


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_command_and_what_it_prints_share_a_slide(name: str, work: Path) -> None:
    theme, placed, data = made_on(name, work, STEPS)
    assert of_ours(TEMPLATES[name], data) == []
    (slide,) = placed.slides[1:]
    first, second = (shape for shape in slide.placed if isinstance(shape, PlacedCode))
    assert slide.layout == "code-steps"
    assert first.box.bottom < second.box.top
    assert second.box.bottom <= max(slot.box.bottom for slot in theme.layouts["code-steps"].slots)
