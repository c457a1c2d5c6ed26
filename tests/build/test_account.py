"""A loss is found whichever stage it happens in, and told once with its line."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from conftest import Build, look_of, theme_of
from devops_slides.build.account import account
from devops_slides.build.pipeline import deck_bytes
from devops_slides.model.placed import PlacedDeck, PlacedPicture
from devops_slides.model.problem import Problem, Problems
from devops_slides.parse.chapter import read_chapter
from devops_slides.parse.course.course import pages
from devops_slides.parse.course.settings import read_settings
from devops_slides.place.slides.deck import place_deck
from devops_slides.plan.deck import plan_chapter

TEXT = """\
---
title: Essai
---
## Première partie

Une phrase entière que personne ne devrait perdre.

- Le premier point de cette liste
- Le second point, qui la termine

## Deuxième partie

![Un schéma de la chaîne](/images/devops.png)

La conclusion du chapitre tient en une ligne.
"""
SENTENCE, PICTURE, END = 6, 13, 15


def told(data: bytes, text: str = TEXT, problems: tuple[Problem, ...] = ()) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in account([("essai.md", text)], data, problems)]


def written(deck: PlacedDeck) -> bytes:
    return deck_bytes(deck, theme_of("default"))


def test_nothing_is_lost(built: Build) -> None:
    assert told(built(TEXT).data) == []


def test_a_block_that_the_parser_drops(site: Path) -> None:
    file = site / "content" / "devops" / "essai.md"
    file.write_text(TEXT, encoding="utf-8")
    chapter = read_chapter(pages(file)[0], read_settings(site), Problems())
    for at, line in ((1, SENTENCE), (len(chapter.blocks) - 1, END)):
        blocks = (*chapter.blocks[:at], *chapter.blocks[at + 1 :])
        deck = place_deck(plan_chapter(replace(chapter, blocks=blocks)), look_of(theme_of("default")), Problems())
        assert told(written(deck)) == [(line, "lost-text")]


def test_a_slide_that_the_plan_drops(built: Build) -> None:
    planned = built(TEXT).planned
    deck = place_deck(replace(planned, slides=planned.slides[:-1]), look_of(theme_of("default")), Problems())
    assert (PICTURE - 2, "lost-text") in told(written(deck))


def test_a_shape_that_placing_drops(built: Build) -> None:
    placed = built(TEXT).placed
    slides = tuple(
        replace(slide, placed=tuple(shape for shape in slide.placed if not isinstance(shape, PlacedPicture)))
        for slide in placed.slides
    )
    assert told(written(replace(placed, slides=slides))) == [(PICTURE, "lost-text"), (PICTURE, "lost-picture")]


def test_a_run_that_writing_drops(built: Build) -> None:
    whole = io.BytesIO(built(TEXT).data)
    cut = io.BytesIO()
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(cut, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"tient en une ligne", b""))
    assert told(cut.getvalue()) == [(END, "lost-text")]


def test_a_chapter_without_a_deck_is_lost_whole() -> None:
    assert [line for line, _ in told(b"")] == [4, PICTURE]


def test_a_picture_whose_absence_is_told_is_not_lost(built: Build) -> None:
    text = "## A\n\n![Un schéma](/images/absent.png)\n"
    made = built(text)
    assert told(made.data, text, ()) == [(3, "lost-picture")]
    tells = Problem("essai.md", 3, "missing-picture", "")
    assert told(made.data, text, (tells,)) == []


@pytest.mark.parametrize("text", ["Un mot.\n", "Un mot.\n\n<!-- slides: notes: À dire -->\n"])
def test_words_of_slides_and_notes_are_there(built: Build, text: str) -> None:
    assert told(built(text).data, text) == []
