"""Front matter: what is read from it, and what is reported about mistakes in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Build, Place, Placed, Plan
from devops_slides.model.problem import ChapterError, Problems
from devops_slides.parse.chapter import read_chapter
from devops_slides.parse.course.course import pages
from devops_slides.parse.course.front_matter import split
from devops_slides.parse.course.settings import read_settings


def problems(made: Placed) -> list[tuple[int, str]]:
    return [(one.line, one.code) for one in made.problems.found]


def test_windows_line_ends_change_nothing(planned: Plan) -> None:
    text = "---\ntitle: a\nslides:\n  counter: false\n---\n\n## Un titre\n\n- Un\n- Deux\n\n```sh\nls\n```\n"
    assert planned(text).slides == planned(text.replace("\n", "\r\n")).slides


def test_a_key_that_stands_twice_is_told_with_its_line_and_the_last_counts() -> None:
    told = Problems()
    found = split("\n---\ntitle: a\nweight: 1\ntitle: b\n---\nTexte", "a.md", told)
    assert found.values["title"] == "b"
    assert [(one.line, one.code) for one in told.found] == [(5, "duplicate-key")]


def test_a_paragraph_between_two_rules_is_shown(planned: Plan) -> None:
    deck = planned("---\nUn simple paragraphe\n---\n\nLa suite.\n")
    said = "".join(run.text for slide in deck.slides for paragraph in slide.text("body") for run in paragraph.runs)
    title = "".join(run.text for slide in deck.slides for paragraph in slide.text("title") for run in paragraph.runs)
    assert "Un simple paragraphe" in said + title
    assert "La suite." in said


def test_lines_are_counted_from_the_top_of_the_file(placed: Place) -> None:
    made = placed("\n\n---\ntitle: a\n---\n\n![](/images/rien-de-tel.png)\n\nTexte.\n")
    assert problems(made) == [(7, "missing-picture")]


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: a\ndate: 2021-02-31\n---",
        "---\ntitle: a\npublishDate: 2021-13-01T10:00:00Z\n---",
        "---\ntitle: a\nexpiryDate: bald\n---",
        '+++\ntitle = "a"\ndate = 2021-02-31\n+++',
        '+++\ntitle = "a"\ndate = 2021-02-31T10:00:00+02:00 # bald\n+++',
        '{"title": "a",\n"date": "2021-02-31"\n}',
    ],
)
def test_a_date_that_does_not_exist_is_told_and_the_chapter_is_built(placed: Place, front: str) -> None:
    made = placed(f"{front}\nTexte.\n")
    assert made.planned.title == "a"
    assert [code for _, code in problems(made)] == ["bad-date"]
    assert problems(made)[0][0] in {2, 3}


@pytest.mark.parametrize(
    "date",
    ["2021-1-5", "2021-01-05 10:00", "2021-01-05T10:00:00Z", "2021-01-05 10:00:00 +0700", "5 Jan 2021", '"2021"', "''"],
)
def test_dates_in_the_forms_that_hugo_takes(placed: Place, date: str) -> None:
    assert problems(placed(f"---\ntitle: a\ndate: {date}\n---\nTexte.\n")) == []


def test_a_toml_date_without_zeros_is_read() -> None:
    told = Problems()
    assert split('+++\ndate = 2021-1-5\ntitle = "x"\n+++\n', "a.md", told).values == {"date": "2021-1-5", "title": "x"}


def test_keys_have_no_case(placed: Place) -> None:
    made = placed("---\nTitle: Grand\nSlides: {Counter: false}\n---\nTexte.\n")
    assert made.planned.title == "Grand"
    assert problems(made) == []


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("A &amp; B", "A & B"),
        ("'<b>Fort</b> et *vite*'", "Fort et vite"),
        ("'Le `code` de [x](https://a.example)'", "Le code de x"),
        ("'List<T> et <K, V>'", "List<T> et <K, V>"),
        ("snake_case_name", "snake_case_name"),
        ("'2 * 3 * 4'", "2 * 3 * 4"),
    ],
)
def test_a_title_is_plain_words(planned: Plan, title: str, shown: str) -> None:
    assert planned(f"---\ntitle: {title}\n---\nTexte.\n").title == shown


@pytest.mark.parametrize(
    ("front", "kicker"),
    [
        ('title: Aller\npre: "<b>2. </b>"', "2"),
        ('title: Aller\npre: "<b>2.3 </b>"', "2.3"),
        ('title: "4 - Aller"\npre: "<b>2. </b>"', "4"),
        ("title: Aller\npre: \"<i class='fab fa-aws'></i> \"", ""),
    ],
)
def test_a_number_before_the_title_is_the_kicker(planned: Plan, front: str, kicker: str) -> None:
    deck = planned(f"---\n{front}\n---\nTexte.\n")
    assert (deck.kicker, deck.title) == (kicker, "Aller")


@pytest.mark.parametrize("value", ["beaucoup", "[1]", "{a: 1}", ".inf", ".nan"])
def test_a_weight_that_is_no_number_is_told(placed: Place, value: str) -> None:
    made = placed(f"---\ntitle: a\nweight: {value}\n---\nTexte.\n")
    assert [code for _, code in problems(made)] == ["bad-weight"]


@pytest.mark.parametrize(
    "slides",
    [
        "conter: true",
        "agenda: 3",
        "slide_level: deux",
        "notes: [a]",
        "1: 2",
        "density: half",
        "break: page",
        "skip: perhaps",
    ],
)
def test_an_option_that_is_not_understood_is_told(placed: Place, slides: str) -> None:
    made = placed(f"---\ntitle: a\nslides: {{{slides}}}\n---\nTexte.\n")
    assert [code for _, code in problems(made)] == ["bad-option"]


def test_a_key_that_is_a_list_stops_the_chapter_with_its_line() -> None:
    with pytest.raises(ChapterError) as error:
        split("---\ntitle: a\n? [a, b]\n: c\n---\nTexte", "a.md", Problems())
    assert error.value.code == "bad-front-matter"
    assert error.value.place == "a.md:3"


def test_control_characters_behind_escapes_do_not_reach_the_file(built: Build) -> None:
    deck = built(
        '---\ntitle: "un\\x0Bdeux \\x01"\nslides: {notes: "a\\x0Bb"}\n---\n\nTexte `_x000B_` &#11; fin.\n'
    ).planned
    assert "un" in deck.title


def test_half_a_surrogate_in_json_does_not_stop_the_deck(built: Build) -> None:
    assert built('{"title": "a \\ud800 b"}\n\nTexte.\n').planned.title.startswith("a")


def test_an_unknown_option_is_told_with_its_line_and_the_nearest(placed: Place) -> None:
    made = placed("---\ntitle: a\nslides:\n  conter: true\n---\nTexte.\n")
    assert [str(one).partition(": ")[2] for one in made.problems.found] == [
        "bad-option: slides.conter is not known; did you mean counter?"
    ]
    assert problems(made)[0][0] == 4


def test_options_are_carried_to_the_plan(site: Path) -> None:
    file = site / "content" / "a.md"
    file.write_text(
        "---\nslides: {density: key, break: rule, slide-level: 2, skip: false}\n---\nTexte.\n", encoding="utf-8"
    )
    (site / "slides.toml").write_text('density = "full"\nbreak = "rule"\nagenda = false\n', encoding="utf-8")
    told = Problems()
    options = read_chapter(pages(file)[0], read_settings(site), told).options
    assert (options.density, options.break_at, options.slide_level, options.agenda) == ("key", "rule", 2, False)
    assert told.found == []
