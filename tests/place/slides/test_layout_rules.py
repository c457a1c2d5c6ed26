"""A theme without the layout of a role: such slides use the layout for content, and none of them is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Made, make, make_site
from devops_slides.cli.themes.starter import inline
from devops_slides.model.placed import PlacedText
from devops_slides.model.problem import ThemeError
from devops_slides.model.text import plain
from devops_slides.theme.read_theme import merged_table, read_theme, shipped_themes

CHAPTER = """---
title: "12 - Les essais"
---

# Une partie

> Ce qui fait mal, faisons-le plus souvent.
>
> — Un vieux conseil

{{< columns >}}
À gauche.
<--->
À droite.
{{< /columns >}}

## Objectifs

1. **Livrer souvent** : Des petits lots.
2. **Tester tôt** : Chaque commit est construit et testé, et l'équipe voit le résultat en quelques minutes. Ce qui échoue se
   répare avant la suite, et personne n'attend la fin de la semaine pour l'apprendre.
3. **Mesurer** : Quatre indicateurs suffisent.

# Une autre partie

En résumé, tout est là.
"""
ROLES = {
    "section": "section", "agenda": "agenda", "objective": "objective", "quote": "quote", "summary": "summary",
    "two-column": "columns",
}  # fmt: skip
"""Layouts that a theme may lack, with the roles that they serve."""


def lacking(folder: Path, *layouts: str) -> Path:
    """The theme default as one file, without these layouts."""
    table, _ = merged_table(shipped_themes() / "default" / "theme.toml")
    assert isinstance(table["layouts"], dict)
    assert isinstance(table["decoration"], list)
    for name in layouts:
        del table["layouts"][name]
    table["decoration"] = [
        one | {"layouts": left} for one in table["decoration"] if (left := [*set(one["layouts"]) - set(layouts)])
    ]
    file = folder / "own" / "theme.toml"
    file.parent.mkdir()
    file.write_text("\n".join(f"{key} = {inline(value)}" for key, value in table.items()), encoding="utf-8")
    return file


def bodies(made: Made) -> set[str]:
    return {
        plain(row.source.runs)
        for slide in made.placed.slides
        for shape in slide.placed
        if isinstance(shape, PlacedText) and shape.slot.name.startswith(("title", "body"))
        for row in shape.paragraphs
    }


@pytest.mark.parametrize("layout", ROLES)
def test_content_stands_in_for_a_layout_that_is_missing(layout: str, tmp_path: Path) -> None:
    role = ROLES[layout]
    site = make_site(tmp_path / "cours")
    whole, bare = make(site, CHAPTER), make(site, CHAPTER, str(lacking(tmp_path, layout)))
    assert role in {slide.role for slide in whole.planned.slides}
    assert layout in {slide.layout for slide in whole.placed.slides}
    assert {slide.layout for slide in bare.placed.slides if slide.role == role} <= {"content", "statement"}
    assert bodies(whole) <= bodies(bare)
    assert not bare.problems.found


def test_a_theme_of_the_fewest_layouts_builds(tmp_path: Path) -> None:
    theme = lacking(tmp_path, *ROLES)
    made = make(make_site(tmp_path / "cours"), CHAPTER, str(theme))
    assert {slide.layout for slide in made.placed.slides} == {"title", "content", "statement"}


@pytest.mark.parametrize("layout", ["title", "content", "picture", "table", "code", "callout"])
def test_a_layout_without_which_something_would_be_lost_is_needed(layout: str, tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match=rf"layouts\.{layout}: is missing|there is no layout '{layout}'"):
        read_theme(str(lacking(tmp_path, layout)))


def test_a_layout_that_a_theme_has_is_whole(tmp_path: Path) -> None:
    file = lacking(tmp_path, "quote")
    text = file.read_text(encoding="utf-8")
    quote = "layouts = { quote = { title = { box = [1, 1, 20, 2] } }, "
    file.write_text(text.replace("layouts = { ", quote, 1), encoding="utf-8")
    with pytest.raises(ThemeError, match=r"layouts\.quote\.body: is missing"):
        read_theme(str(file))
