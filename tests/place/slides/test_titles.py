"""The first words of titles that are too long are above them."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Place
from devops_slides.model.placed import PlacedSlide, PlacedText
from devops_slides.model.text import Run, plain
from devops_slides.place.slides.titles import numbered_titles

DEFAULT = Path(__file__).parents[3] / "themes" / "default" / "theme.toml"
LONG = "ce que chaque équipe doit savoir avant de mettre la première application en production"


def texts(slide: PlacedSlide) -> dict[str, str]:
    found = [
        shape for shape in slide.placed if isinstance(shape, PlacedText) and shape.slot.name in {"kicker", "title"}
    ]
    return {one.slot.name: plain(one.paragraphs[0].source.runs) for one in found}


@pytest.mark.parametrize("theme", ["default", "dark", "editorial", "technical", "contrast"])
@pytest.mark.parametrize("mark", [" – ", " : ", " - ", ": "])
def test_the_topic_of_a_long_title_stands_above_it(placed: Place, theme: str, mark: str) -> None:
    made = placed(f"---\ntitle: T\n---\n\n## Kubernetes{mark}{LONG}\n\nUne phrase.\n", theme=theme).placed
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
def test_other_titles_stay_whole(placed: Place, title: str) -> None:
    made = placed(f"---\ntitle: T\n---\n\n## {title}\n\nUne phrase.\n").placed
    assert "kicker" not in texts(made.slides[-1])


def test_the_title_of_a_chapter_stays_whole(placed: Place) -> None:
    """Above it is the place of the chapter's number, which in this theme has room for words."""
    slide = placed(f"---\ntitle: Kubernetes – {LONG}\n---\n\nUne phrase.\n", "editorial").placed.slides[0]
    assert texts(slide) == {"title": f"Kubernetes – {LONG}"}


def test_neighbours_of_one_topic_are_parted_alike(placed: Place) -> None:
    text = f"## Docker – les images\n\nA.\n\n## Docker – {LONG}\n\nB.\n\n## Git – les bases\n\nC.\n"
    made = placed(f"---\ntitle: T\nslides: {{agenda: false}}\n---\n\n{text}").placed
    assert [texts(slide).get("kicker") for slide in made.slides[1:]] == ["Docker", "Docker", None]


def test_a_title_that_shares_its_box_stands_below_its_topic(placed: Place) -> None:
    """Without a topic, the title has the whole box and its usual place."""
    text = f"## Kubernetes – {LONG}\n\nUne phrase.\n\n## Un titre\n\nUne phrase.\n"
    made = placed(f"---\ntitle: T\n---\n\n{text}", theme="contrast").placed
    kicker, long, short = (
        shape
        for slide in made.slides[1:]
        for shape in slide.placed
        if isinstance(shape, PlacedText) and shape.slot.name in {"kicker", "title"}
    )
    assert kicker.box.bottom == long.box.top
    assert long.box.bottom == long.slot.box.bottom
    assert short.box == short.slot.box


def test_a_theme_without_a_place_for_it_keeps_the_title(placed: Place, tmp_path: Path) -> None:
    theme = tmp_path / "plain" / "theme.toml"
    theme.parent.mkdir()
    bare = "\n".join(line for line in DEFAULT.read_text("utf-8").splitlines() if "overline" not in line)
    theme.write_text(bare.replace('name = "default"', 'name = "plain"'), encoding="utf-8")
    made = placed(f"---\ntitle: T\n---\n\n## Kubernetes – {LONG}\n\nUne phrase.\n", theme=str(theme.parent)).placed
    assert list(texts(made.slides[-1])) == ["title"]


@pytest.mark.parametrize("title", ["Le défi :", "Le défi:", "Le défi", "Le défi \u00a0:"])
def test_the_number_stands_for_the_colon_of_a_title(title: str) -> None:
    found = numbered_titles([("content", (Run(title, bold=True),))] * 2)
    assert [plain(one) for one in found] == ["Le défi\u00a0(1/2)", "Le défi\u00a0(2/2)"]
    assert found[0][0].bold


def test_a_title_that_stands_once_keeps_its_colon() -> None:
    assert plain(numbered_titles([("content", (Run("Le défi :"),))])[0]) == "Le défi :"
    assert plain(numbered_titles([("content", (Run(":"),))] * 2)[0]) == ":\u00a0(1/2)"
