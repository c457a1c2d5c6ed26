"""Language tags, and what a chapter says under `slides`."""

from __future__ import annotations

import pytest

from devops_slides.model.chapter import ChapterOptions
from devops_slides.model.problem import Problems
from devops_slides.parse.course.front_matter import split
from devops_slides.parse.course.settings import Settings, chapter_options, tag


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("fr", "fr-FR"), ("fr-ca", "fr-CA"), ("pt_BR", "pt-BR"), ("zh", "zh-CN"), ("zh-Hant", "zh-TW"),
        ("zh-hant-hk", "zh-HK"), ("zh-Hans", "zh-CN"), ("sr-Latn-RS", "sr-RS"), ("no", "nb-NO"), ("iw", "he-IL"),
        ("ur", "ur-PK"), ("eo", "eo"), ("", "en-US"), ("12", "en-US"),
    ],
)  # fmt: skip
def test_tag(given: str, found: str) -> None:
    assert tag(given) == found


@pytest.mark.parametrize(
    "value", ["example", '""', "[a, b]", "true", "3", "{theme: black, highlight_style: dracula}", "{diagram: true}"]
)
def test_what_another_theme_says_under_slides_is_not_ours(value: str) -> None:
    problems = Problems()
    front = split(f"---\nslides: {value}\n---\n", "a.md", problems)
    assert chapter_options(front, Settings(), "a.md", problems) == ChapterOptions()
    assert not problems.found


def test_a_mistyped_key_under_slides_is_told() -> None:
    problems = Problems()
    front = split("---\nslides: {conter: false, density: key}\n---\n", "a.md", problems)
    assert chapter_options(front, Settings(), "a.md", problems).density == "key"
    assert [problem.code for problem in problems.found] == ["bad-option"]
