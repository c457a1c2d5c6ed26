"""Front matter: what is taken from it, and what is said of mistakes in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from conftest import Made
from devops_slides.model.problem import ChapterError, Problems
from devops_slides.parse.front_matter import split

Build = Callable[..., Made]


def problems(made: Made) -> list[tuple[int, str]]:
    return [(one.line, one.code) for one in made.problems.found]


def test_windows_line_ends_change_nothing(build: Build) -> None:
    text = "---\ntitle: a\nslides:\n  counter: false\n---\n\n## Un titre\n\n- Un\n- Deux\n\n```sh\nls\n```\n"
    assert build(text).planned.slides == build(text.replace("\n", "\r\n")).planned.slides


def test_a_key_that_stands_twice_is_told_with_its_line_and_the_last_counts() -> None:
    told = Problems()
    found = split("\n---\ntitle: a\nweight: 1\ntitle: b\n---\nTexte", "a.md", told)
    assert found.values["title"] == "b"
    assert [(one.line, one.code) for one in told.found] == [(5, "duplicate-key")]


def test_a_paragraph_between_two_rules_is_shown(build: Build) -> None:
    made = build("---\nUn simple paragraphe\n---\n\nLa suite.\n")
    said = "".join(run.text for slide in made.planned.slides for one in slide.text("body") for run in one.runs)
    title = "".join(run.text for slide in made.planned.slides for one in slide.text("title") for run in one.runs)
    assert "Un simple paragraphe" in said + title
    assert "La suite." in said


def test_lines_are_counted_from_the_top_of_the_file(build: Build) -> None:
    made = build("\n\n---\ntitle: a\n---\n\n![](/images/rien-de-tel.png)\n\nTexte.\n")
    assert problems(made) == [(7, "missing-picture")]


def test_a_date_that_does_not_exist_is_no_mistake(build: Build) -> None:
    made = build("---\ntitle: a\ndate: 2021-02-31\n---\nTexte.\n")
    assert made.planned.title == "a"
    assert problems(made) == []


@pytest.mark.parametrize("value", ["beaucoup", "[1]", "{a: 1}", ".inf", ".nan"])
def test_a_weight_that_is_no_number_is_told(build: Build, value: str) -> None:
    made = build(f"---\ntitle: a\nweight: {value}\n---\nTexte.\n")
    assert [code for _, code in problems(made)] == ["bad-weight"]


@pytest.mark.parametrize("slides", ["conter: true", "agenda: 3", "slide_level: deux", "notes: [a]", "1: 2"])
def test_an_option_that_is_not_understood_is_told(build: Build, slides: str) -> None:
    made = build(f"---\ntitle: a\nslides: {{{slides}}}\n---\nTexte.\n")
    assert [code for _, code in problems(made)] == ["bad-option"]


def test_options_that_are_no_mapping_are_told(build: Build) -> None:
    assert [code for _, code in problems(build("---\ntitle: a\nslides: oui\n---\nTexte.\n"))] == ["bad-option"]


def test_a_key_that_is_a_list_stops_the_chapter_with_its_line() -> None:
    with pytest.raises(ChapterError) as error:
        split("---\ntitle: a\n? [a, b]\n: c\n---\nTexte", "a.md", Problems())
    assert error.value.code == "bad-front-matter"
    assert error.value.place == "a.md:3"


def test_control_characters_behind_escapes_do_not_reach_the_file(build: Build) -> None:
    made = build('---\ntitle: "un\\x0Bdeux \\x01"\nslides: {notes: "a\\x0Bb"}\n---\n\nTexte `_x000B_` &#11; fin.\n')
    assert "un" in made.planned.title


def test_half_a_surrogate_in_json_does_not_stop_the_deck(build: Build) -> None:
    assert build('{"title": "a \\ud800 b"}\n\nTexte.\n').planned.title.startswith("a")
