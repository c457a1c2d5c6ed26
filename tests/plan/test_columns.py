"""Two texts side by side."""

from __future__ import annotations

import pytest

from conftest import Place, Placed
from devops_slides.model.placed import PlacedText
from devops_slides.model.text import plain

COLUMNS = "## T\n\n{{< columns >}}\n%s\n<--->\n%s\n{{< /columns >}}\n"


def bodies(made: Placed) -> list[PlacedText]:
    return [
        shape
        for shape in made.placed.slides[1].placed
        if isinstance(shape, PlacedText) and shape.slot.name in {"body1", "body2"}
    ]


@pytest.mark.parametrize(
    "text",
    [
        COLUMNS % ("### Pour\n\n- simple\n- rapide", "### Contre\n\nUn peu de texte."),
        "## T\n\n### Pour\n\n- simple\n- rapide\n\n### Contre\n\n- cher\n\n## U\n\nx\n\n## V\n\ny\n\n## W\n\nz\n",
    ],
)
def test_two_short_texts_stand_side_by_side_in_one_size(placed: Place, text: str) -> None:
    made = placed(f"---\ntitle: a\nslides: {{slide_level: 2, agenda: false}}\n---\n{text}")
    assert made.placed.slides[1].layout == "two-column"
    left, right = bodies(made)
    assert left.size == right.size
    assert left.box.right <= right.box.left
    heads = [plain(made.planned.slides[1].text(name)[0].runs) for name in ("head1", "head2")]
    assert heads == ["Pour", "Contre"]


def test_long_columns_follow_one_another(placed: Place) -> None:
    made = placed(COLUMNS % ("Des mots. " * 60, "D’autres mots. " * 60))
    assert {slide.layout for slide in made.placed.slides[1:]} == {"content"}


def test_columns_that_do_not_fit_become_running_text(placed: Place) -> None:
    items = "\n".join(f"- un point {'assez ' * 3}long" for _ in range(9))
    made = placed(COLUMNS % (f"### A\n\n{items}", f"### B\n\n{items}"))
    said = " ".join(
        plain(paragraph.source.runs)
        for slide in made.placed.slides[1:]
        for shape in slide.placed
        if isinstance(shape, PlacedText)
        for paragraph in shape.paragraphs
    )
    assert said.count("un point") == 18
    assert "two-column" not in {slide.layout for slide in made.placed.slides} or bodies(made)
