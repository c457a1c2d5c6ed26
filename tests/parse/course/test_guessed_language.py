"""The language of a folder that names none."""

from __future__ import annotations

from pathlib import Path

import pytest

from courses import build_course, text_of, write_pages
from devops_slides.parse.course.course import course_pages
from devops_slides.parse.course.settings import course_words, read_settings

TEXTS = {
    "fr-FR": "Ce chapitre montre comment une équipe livre son travail souvent et sans peur. Chaque personne y trouve sa place. ",
    "de-DE": "Dieses Kapitel zeigt, wie eine Gruppe ihre Arbeit oft und ohne Angst ausliefert. Jeder findet seinen Platz. ",
    "es-ES": "Este capítulo muestra cómo un equipo entrega su trabajo a menudo y sin miedo. Cada persona encuentra su lugar. ",
    "ja-JP": "この章では、チームが恐れずに頻繁に仕事を届ける方法を説明します。誰もが自分の場所を見つけます。",
    "en-US": "This chapter shows how a team delivers its work often and without fear. Each person in the team has a place. ",
}


def language(root: Path) -> str:
    return course_words(course_pages(root)[0].site, read_settings(root)).language


@pytest.mark.parametrize("expected", TEXTS)
def test_the_text_of_a_folder_tells_its_language(expected: str, tmp_path: Path) -> None:
    text = "# Un\n\n" + TEXTS[expected] * 8 + "\n\n```sh\nfor the in and of to with; do echo; done\n```\n"
    assert language(write_pages(tmp_path / "x", {"a.md": "# A\n", "b/c.md": text})) == expected


@pytest.mark.parametrize(
    "files",
    [
        {"a.md": f"# Un\n\n{TEXTS['fr-FR']}\n"},
        {"a.md": "# Un\n\n```\n" + TEXTS["fr-FR"] * 8 + "\n```\n"},
        {"a.md": "docker kubectl yaml nginx json api http terraform helm vault consul " * 8},
        {"a.md": TEXTS["fr-FR"] * 8, "hugo.toml": "title = 'T'", "content/a.md": TEXTS["fr-FR"] * 8},
    ],
)
def test_without_enough_text_or_in_a_site_nothing_is_guessed(files: dict[str, str], tmp_path: Path) -> None:
    assert language(write_pages(tmp_path / "x", files)) == "en-US"


def test_the_settings_have_the_last_word(tmp_path: Path) -> None:
    files = {"a.md": TEXTS["fr-FR"] * 8, "slides.toml": 'title = "T"\nlanguage = "de"\n'}
    assert language(write_pages(tmp_path / "x", files)) == "de-DE"


def test_the_words_of_the_program_are_in_that_language(tmp_path: Path) -> None:
    text = "".join(f"## Partie {number}\n\n{TEXTS['fr-FR'] * 2}\n\n" for number in range(5))
    root = write_pages(tmp_path / "x", {"a.md": f"# Cours\n\n{text}"})
    slides = build_course(root, "chapter").slides["a.pptx"]
    agenda = next(slide for slide in slides if slide.role == "agenda")
    assert text_of(agenda, "title") == "Au programme"
