"""Callouts are named by the word that the page calls them by, where a language has a label for it."""

from __future__ import annotations

from msgspec.structs import replace

from devops_slides.model.block import Callout, Span
from devops_slides.plan.labels import callout_label, labels

SPAN = Span(1, 1)


def test_a_word_with_a_label_of_its_own_has_it_and_others_have_that_of_their_kind() -> None:
    words = replace(labels("en"), callouts={"quiz": "Quiz"})
    assert callout_label(Callout("tip", (), (), SPAN, "quiz"), words) == "Quiz"
    assert callout_label(Callout("tip", (), (), SPAN, "success"), words) == "Tip"
    assert callout_label(Callout("danger", (), (), SPAN), words) == labels("en").kinds[3]
