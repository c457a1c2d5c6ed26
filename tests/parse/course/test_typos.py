"""Mistyped words are told with the likely one, and only those."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Build, Place, make_site
from courses import build_course
from devops_slides.model.problem import UsageError


def told(placed: Place, text: str) -> list[tuple[int, str, str]]:
    return [(problem.line, problem.code, problem.hint) for problem in placed(text).problems.found]


def test_a_key_that_is_like_one_that_is_read(placed: Place) -> None:
    text = "---\ntilte: A\nweigth: 3\ntags: [a]\nsubtitle: b\nfile: c\n---\nTexte.\n"
    assert told(placed, text) == [
        (2, "likely-typo", "did you mean title?"),
        (3, "likely-typo", "did you mean weight?"),
    ]


def test_a_key_beside_the_one_that_is_meant_is_the_authors_own(placed: Place) -> None:
    assert told(placed, "---\ntitle: A\ntilte: B\n---\nTexte.\n") == []


@pytest.mark.parametrize(
    ("comment", "hint"),
    [
        ("<!-- slides: note: Ma note, avec des mots. -->", "did you mean notes?"),
        ("<!-- slides: layuot=text -->", "did you mean layout?"),
        ("<!-- slides: id= -->", "expected id=NAME"),
        ("<!-- slide: skip -->", "did you mean slides:?"),
        ("<!-- slids: notes: a -->", "did you mean slides:?"),
        ("<!-- slides: lines=40 -->\n\n```\na\n```", "lines count from 1"),
        ("<!-- slides: lines=1 -->\n\nDu texte.", "lines count from 1"),
    ],
)
def test_a_mistake_in_a_directive_is_told_once(placed: Place, comment: str, hint: str) -> None:
    assert told(placed, f"## A\n\n{comment}\n\nTexte.\n") == [(3, "bad-directive", hint)]


@pytest.mark.parametrize("comment", ["<!-- slide show of last year -->", "<!-- slides: lines=1-9 -->\n\n```\na\n```"])
def test_a_remark_is_none(placed: Place, comment: str) -> None:
    assert told(placed, f"## A\n\n{comment}\n\nTexte.\n") == []


def test_front_matter_that_nothing_closes_is_told_and_no_slide(placed: Place) -> None:
    made = placed("---\ntitle: Un titre\ntags:\n  - a\n\nDu texte.\n")
    assert told(placed, "---\ntitle: Un titre\ntags:\n  - a\n\nDu texte.\n") == [
        (1, "unclosed-front-matter", "put a line --- behind its last key")
    ]
    assert made.planned.title == "Un titre"
    assert "tags" not in str(made.planned.slides)


@pytest.mark.parametrize("text", ["---\n\nDu texte.\n", "---\nDu texte, et rien d'autre.\n"])
def test_a_rule_above_a_paragraph_opens_no_front_matter(placed: Place, text: str) -> None:
    assert told(placed, text) == []


def test_all_mistakes_of_slides_toml_with_their_lines(tmp_path: Path) -> None:
    root = make_site(tmp_path / "cours")
    (root / "content" / "a.md").write_text("# A\n", encoding="utf-8")
    text = '# rien\ndekc = "course"\n\nnumber_files = "yes"\n[limits]\nslides = 0\nblocs = 3\n'
    (root / "slides.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as found:
        build_course(root, None)
    errors = [found.value, *found.value.others]
    assert [error.place for error in errors] == [f"cours/slides.toml:{line}" for line in (2, 4, 6, 7)]
    assert errors[0].hint == "did you mean deck?"


def test_fields_that_are_like_known_ones(tmp_path: Path) -> None:
    root = make_site(tmp_path / "cours")
    (root / "content" / "a.md").write_text("# A\n\nTexte.\n", encoding="utf-8")
    (root / "slides.toml").write_text('\nfooter = "{cours} · {clientt} · {salle}"\n', encoding="utf-8")
    assert [text.partition(": ")[2].rpartition("; ")[2] for text in build_course(root, None).told] == [
        "did you mean {course}?",
        "did you mean {client}?",
    ]


def test_a_comment_that_nothing_closes_is_told(built: Build) -> None:
    made = built("## A\n\nTexte.\n\n<!-- une remarque\n\nLa suite.\n")
    assert [(problem.line, problem.code) for problem in made.problems.found] == [(5, "unclosed-comment")]
    assert built("## A\n\nTexte.\n\n<!-- fini -->\n\n```\n<!-- code\n```\n").problems.found == []
