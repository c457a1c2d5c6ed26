"""The five themes: each has every layout that a slide may ask for, and a deck of all kinds of slides is a sound package."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import make, make_site, place
from devops_slides.model.placed import PlacedMark, PlacedText
from devops_slides.theme.read_theme import read_theme, theme_names

SHIPPED = sorted(theme_names(()))
MATTER = (Path(__file__).parents[1] / "cases" / "matter" / "chapter.md").read_text(encoding="utf-8")
OBJECTIVES = """---
title: "12 - Les essais"
---

## Objectifs

1. **Livrer souvent** : Des petits lots.
2. **Tester tôt** : Chaque commit est construit et testé, et l'équipe voit le résultat en quelques minutes.
3. **Mesurer** : Quatre indicateurs suffisent.
"""


def test_there_are_five() -> None:
    assert SHIPPED == ["contrast", "dark", "default", "editorial", "technical"]


@pytest.mark.parametrize("name", SHIPPED)
def test_every_theme_has_every_layout_of_default(name: str) -> None:
    default, other = read_theme("default"), read_theme(name)
    assert set(default.layouts) <= set(other.layouts)
    for layout in default.layouts.values():
        spare = {"counter"} if layout.name in {"title", "section"} else {"counter", "kicker"}
        wanted = {slot.name for slot in layout.slots} - spare
        assert wanted <= {slot.name for slot in other.layouts[layout.name].slots}, layout.name


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("text", [MATTER, OBJECTIVES], ids=["matter", "objectives"])
def test_a_deck_of_all_kinds_of_slides_is_whole(name: str, text: str, tmp_path: Path) -> None:
    made = make(make_site(tmp_path / "cours"), text, name)
    assert not [one for one in made.problems.found if one.code in {"overflow", "unmeasured-font", "long-title"}]
    assert len(made.placed.slides) == len(made.planned.slides)


def test_a_disc_is_a_shape_behind_its_counter(tmp_path: Path) -> None:
    made = make(make_site(tmp_path / "cours"), OBJECTIVES, "contrast")
    slide = next(one for one in made.placed.slides if one.role == "objective")
    disc = next(shape for shape in slide.placed if isinstance(shape, PlacedMark))
    counter = next(shape for shape in slide.placed if isinstance(shape, PlacedText) and shape.slot.name == "counter")
    assert (disc.name, disc.shape, disc.box) == ("counter ground", "ellipse", counter.box)
    assert b'prst="ellipse"' in slide_part(made.data, made.placed.slides.index(slide) + 1)


def test_a_list_is_ranged_where_prose_is_centred(tmp_path: Path) -> None:
    text = "---\ntitle: X\n---\n\n## A\n\n> [!NOTE]\n> {}\n"
    sides = []
    for body in ("Un mot de trop reste dans l'historique.", "Deux choses :\n>\n> - une\n> - deux"):
        made = place(make_site(tmp_path / str(len(sides))), text.format(body), "editorial")
        slide = next(one for one in made.placed.slides if one.role == "callout")
        shown = next(shape for shape in slide.placed if isinstance(shape, PlacedText) and shape.slot.name == "body")
        sides.append({paragraph.align for paragraph in shown.paragraphs})
    assert sides == [{None}, {"left"}]


def test_the_rail_is_turned_and_its_text_fits_its_height(tmp_path: Path) -> None:
    made = make(make_site(tmp_path / "cours"), OBJECTIVES.replace("Les essais", "Les essais de " * 9), "technical")
    slide = made.placed.slides[1]
    assert slide.footer.endswith("…")
    assert b'<a:xfrm rot="16200000">' in slide_part(made.data, 2)


def slide_part(data: bytes, number: int) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(f"ppt/slides/slide{number}.xml")
