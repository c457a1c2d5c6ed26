"""Continuation slides that share a chapter's common size use its room."""

from __future__ import annotations

from conftest import Place
from devops_slides.model.placed import PlacedText

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
