"""The children of a block: every kind that holds others is walked, footnotes too."""

from __future__ import annotations

from devops_slides.model.block import (
    Block,
    Callout,
    Columns,
    Footnotes,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Quote,
    Span,
    Titled,
    children,
    walk,
)
from devops_slides.model.text import Run
from devops_slides.plan.pages import headings

SPAN = Span(1, 1)


def said(words: str) -> Paragraph:
    return Paragraph((Run(words),), SPAN)


HOLDERS: list[Block] = [
    ListBlock((Item((said("a"),), SPAN), Item((said("b"),), SPAN)), ordered=False, start=1, span=SPAN),
    Quote((said("a"), said("b")), SPAN),
    Callout("note", (), (said("a"), said("b")), SPAN),
    Titled((), (said("a"), said("b")), SPAN),
    Columns(((said("a"),), (said("b"),)), SPAN),
    Footnotes(((said("a"),), (said("b"),)), SPAN),
]


def test_every_kind_that_holds_blocks_has_them_as_children() -> None:
    for holder in HOLDERS:
        assert list(children(holder)) == [said("a"), said("b")], type(holder).__name__
    assert list(children(said("a"))) == []


def test_a_walk_meets_a_block_before_what_is_inside_it() -> None:
    inner = Quote((said("a"),), SPAN)
    outer = Callout("tip", (), (inner, said("b")), SPAN)
    assert list(walk([outer, said("c")])) == [outer, inner, said("a"), said("b"), said("c")]


def test_a_heading_in_a_footnote_is_found() -> None:
    heading = Heading(3, (Run("Sources"),), SPAN)
    assert list(headings([Footnotes(((said("a"), heading),), SPAN)])) == [heading]
