"""First words of titles that are too long stand above them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from conftest import Made
from devops_slides.model.placed import PlacedSlide, PlacedText
from devops_slides.model.text import plain

LONG = "ce que chaque équipe doit savoir avant de mettre la première application en production"


def texts(slide: PlacedSlide) -> dict[str, str]:
    found = [one for one in slide.placed if isinstance(one, PlacedText) and one.slot.name in {"kicker", "title"}]
    return {one.slot.name: plain(one.paragraphs[0].source.runs) for one in found}


@pytest.mark.parametrize("theme", ["default", "dark", "editorial", "technical"])
@pytest.mark.parametrize("mark", [" – ", " : ", " - ", ": "])
def test_the_topic_of_a_long_title_stands_above_it(build: Callable[..., Made], theme: str, mark: str) -> None:
    made = build(f"---\ntitle: T\n---\n\n## Kubernetes{mark}{LONG}\n\nUne phrase.\n", theme=theme).placed
    assert texts(made.slides[-1]) == {"kicker": "Kubernetes", "title": LONG[0].upper() + LONG[1:]}


@pytest.mark.parametrize(
    "title",
    [
        "Kubernetes – les bases",
        f"Ce que nous avons appris – {LONG}",
        f"{LONG} et ailleurs",
        f"https://kubernetes.io/ {LONG}",
    ],
)
def test_other_titles_stay_whole(build: Callable[..., Made], title: str) -> None:
    made = build(f"---\ntitle: T\n---\n\n## {title}\n\nUne phrase.\n").placed
    assert "kicker" not in texts(made.slides[-1])


def test_a_theme_without_a_place_for_it_keeps_the_title(build: Callable[..., Made]) -> None:
    made = build(f"---\ntitle: T\n---\n\n## Kubernetes – {LONG}\n\nUne phrase.\n", theme="contrast").placed
    assert list(texts(made.slides[-1])) == ["title"]
