"""A deck whose runs carry the language of their script, with the spaces that its language needs."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from devops_slides.model.block import Picture, Table
from devops_slides.model.deck import Deck, Fill, Slide, Text
from devops_slides.model.script import has_italics, scripts_of, stretches
from devops_slides.model.text import Run, Runs
from devops_slides.place.text.french import spaced


def in_languages(deck: Deck) -> Deck:
    """The deck with its runs cut by script, before anything is measured."""
    return replace(deck, slides=tuple(_slide(slide, deck.language) for slide in deck.slides))


def _slide(slide: Slide, language: str) -> Slide:
    return replace(slide, fills=tuple(_fill(fill, language) for fill in slide.fills))


def _fill(fill: Fill, language: str) -> Fill:
    content = fill.content
    if isinstance(content, Text):
        paragraphs = tuple(replace(one, runs=set_in(one.runs, language)) for one in content.paragraphs)
        return replace(fill, content=Text(paragraphs))
    if isinstance(content, Picture):
        return replace(fill, content=replace(content, caption=set_in(content.caption, language)))
    if isinstance(content, Table):
        head = tuple(set_in(cell, language) for cell in content.head)
        rows = tuple(tuple(set_in(cell, language) for cell in row) for row in content.rows)
        return replace(fill, content=replace(content, head=head, rows=rows))
    return fill


def set_in(runs: Runs, language: str) -> Runs:
    """Runs as a text of a language is set: its own spacing, each foreign script in a language of its own."""
    return tuple(piece for run in spaced(runs, language) for piece in _pieces(run, language))


def _pieces(run: Run, language: str) -> Iterator[Run]:
    own = run.lang or language
    if run.code:
        yield run
        return
    for one in stretches(run.text, own):
        script = one.script or scripts_of(own)[0]
        piece = (
            run
            if one.text == run.text and not one.language
            else replace(run, text=one.text, lang=one.language or run.lang)
        )
        # Emphasis stays visible: where a script has no italics, bold is what its readers know.
        yield piece if not run.italic or has_italics(script) else replace(piece, italic=False, bold=True)
