"""Sizes in a chapter: alike for texts that are alike, larger if all are short, larger still for one that is shorter."""

from __future__ import annotations

import pytest

from conftest import Place, Placed
from devops_slides.model.placed import PlacedText

THEMES = pytest.mark.parametrize("theme", ["default", "dark"])
SENTENCE = "Une phrase de longueur moyenne dit ce que chacun doit savoir de ce point avant la suite."


def bodies(made: Placed, role: str) -> list[PlacedText]:
    return [
        shape
        for slide in made.placed.slides
        for shape in slide.placed
        if slide.role == role and isinstance(shape, PlacedText) and shape.slot.name == "body"
    ]


@THEMES
def test_short_objectives_are_set_larger_all_alike(placed: Place, theme: str) -> None:
    text = "\n".join(f"{n}. **Point {n}** : {SENTENCE} Elle est suivie d'une autre, plus courte." for n in range(1, 5))
    found = bodies(placed(text, theme), "objective")
    assert len({one.size for one in found}) == 1
    assert found[0].size > found[0].slot.style.size


@THEMES
def test_slides_of_about_one_length_have_one_size(placed: Place, theme: str) -> None:
    text = "\n\n".join(f"## Titre {n}\n\n{' '.join([SENTENCE] * (2 + n % 2))}" for n in range(6))
    assert len({body.size for body in bodies(placed(text, theme), "content")}) == 1


@THEMES
def test_no_slide_of_several_is_nearly_empty(placed: Place, theme: str) -> None:
    """A list that fits one slide in slightly smaller type is not split over two."""
    point = "- Un point principal\n" + "  - un détail de ce point, dit en peu de mots\n" * 3
    assert len(bodies(placed(f"## Liste\n\n{point * 2}", theme), "content")) == 1


@pytest.mark.parametrize("theme", ["editorial", "contrast"])
def test_a_short_list_keeps_its_markers_off_its_text(placed: Place, theme: str) -> None:
    """Markers grow with the text, but not the room that the theme gives them."""
    (body,) = bodies(placed("## Liste\n\n- un\n- deux\n", theme), "content")
    assert body.slot.style.size < body.size <= body.slot.style.size * 1.16


@THEMES
def test_text_behind_that_beside_a_picture_has_the_size_of_its_own_slides(placed: Place, theme: str) -> None:
    points = "\n".join(f"- point {n}\n  - un détail\n  - un autre détail" for n in range(4))
    made = placed(f"## Un dessin\n\n![](/images/devops.png)\n\n{SENTENCE}\n\n{SENTENCE}\n\n{points}\n", theme)
    beside, *later = bodies(made, "content")
    assert beside.slot.box.width < later[0].slot.box.width
    assert all(one.size > beside.size for one in later)


@THEMES
def test_an_objective_of_several_slides_makes_no_other_one_small(placed: Place, theme: str) -> None:
    text = "\n".join(f"{n}. **Point {n}** : {' '.join([SENTENCE] * (34 if n == 1 else 2))}" for n in range(1, 4))
    *long, one, other = bodies(placed(text, theme), "objective")
    assert len(long) > 1
    assert one.size == other.size > long[0].size


@pytest.mark.parametrize(
    ("theme", "few", "many"),
    [
        ("default", 3, 5),
        ("dark", 2, 7),
        ("editorial", 2, 8),
        ("technical", 2, 10),
        ("contrast", 3, 4),
    ],
)
def test_an_objective_that_says_less_is_set_like_the_one_that_says_most(
    placed: Place, theme: str, few: int, many: int
) -> None:
    """Seen in a row: on its own, the shorter one would be much larger."""
    text = f"1. **A** : {' '.join([SENTENCE] * few)}\n2. **B** : {SENTENCE}\n3. **C** : {' '.join([SENTENCE] * many)}\n"
    made = placed(text, theme)
    first, _, last = bodies(made, "objective")
    (alone,) = bodies(placed(f"## A\n\n{' '.join([SENTENCE] * few)}\n", theme), "content")
    assert first.size == last.size < alone.size


SENTENCES = " ".join(
    f"Phrase numéro {number} sur le sujet, avec quelques mots de plus pour remplir la ligne." for number in range(14)
)
ITEMS = "\n".join(
    f"- Un point {number} qui dit une chose utile à retenir pour la suite du cours" for number in range(26)
)


def test_text_that_became_smaller_needs_no_more_slides_than_it_must(placed: Place) -> None:
    """Alone, the sentences take four slides in a larger size; beside the items they are smaller and take three."""
    alone = placed(f"---\ntitle: T\n---\n\n## A\n\n{SENTENCES}\n").placed
    both = placed(f"---\ntitle: T\n---\n\n## A\n\n{SENTENCES}\n\n## B\n\n{ITEMS}\n").placed
    before = [slide for slide in alone.slides if slide.key.partition("#")[2].partition("/")[0] == "a"]
    after = [slide for slide in both.slides if slide.key.partition("#")[2].partition("/")[0] == "a"]
    assert len(after) < len(before)
    words = [
        "".join(run.text for run in paragraph.source.runs)
        for slide in after
        for shape in slide.placed
        if isinstance(shape, PlacedText) and shape.slot.name == "body"
        for paragraph in shape.paragraphs
    ]
    assert " ".join(words) == SENTENCES
