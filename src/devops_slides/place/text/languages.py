"""Runs as their languages are set: cut by script, and with French spacing.

French spacing: the space before high punctuation and inside guillemets never ends a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from devops_slides.model.block import Picture, Table
from devops_slides.model.deck import Deck, Fill, Slide, Text
from devops_slides.model.script import has_italics, primary_language, scripts_of, stretches
from devops_slides.model.text import Run, Runs

_NO_BREAK = "\u00a0"
_SPACE = re.compile(r"(?<=\S) (?=[:;!?»](?:\s|$|[»”)\]!?.,]))|(?<=«) (?=\S)")
"""An ordinary space before `: ; ! ? »` at the end of a word, or after `«` (Imprimerie nationale, Lexique)."""


def french_spacing(runs: Runs, language: str) -> Runs:
    """French runs with no-break spaces in place of ordinary ones there; no-break and narrow spaces stay."""
    if primary_language(language) != "fr":
        return runs
    text = "".join(run.text for run in runs)
    found = _SPACE.sub(_NO_BREAK, text)
    if found == text:
        return runs
    return tuple(_taken(runs, found))


def _taken(runs: Runs, text: str) -> list[Run]:
    """The runs with the characters of `text`, which is as long as theirs; code keeps its own."""
    at, taken = 0, []
    for run in runs:
        end = at + len(run.text)
        taken.append(run if run.code else replace(run, text=text[at:end]))
        at = end
    return taken


def with_languages(deck: Deck) -> Deck:
    """The deck with its runs cut by script, before anything is measured."""
    return replace(deck, slides=tuple(_slide(slide, deck.language) for slide in deck.slides))


def _slide(slide: Slide, language: str) -> Slide:
    return replace(slide, fills=tuple(_fill(fill, language) for fill in slide.fills))


def _fill(fill: Fill, language: str) -> Fill:
    content = fill.content
    if isinstance(content, Text):
        paragraphs = tuple(
            replace(paragraph, runs=runs_by_language(paragraph.runs, language)) for paragraph in content.paragraphs
        )
        return replace(fill, content=Text(paragraphs))
    if isinstance(content, Picture):
        return replace(fill, content=replace(content, caption=runs_by_language(content.caption, language)))
    if isinstance(content, Table):
        head = tuple(runs_by_language(cell, language) for cell in content.head)
        rows = tuple(tuple(runs_by_language(cell, language) for cell in row) for row in content.rows)
        return replace(fill, content=replace(content, head=head, rows=rows))
    return fill


def runs_by_language(runs: Runs, language: str) -> Runs:
    """Runs as text in `language` is set: with its spacing, and each foreign script in a language of its own."""
    return tuple(piece for run in french_spacing(runs, language) for piece in _pieces(run, language))


def _pieces(run: Run, language: str) -> Iterator[Run]:
    own = run.lang or language
    if run.code:
        yield run
        return
    for stretch in stretches(run.text, own):
        script = stretch.script or scripts_of(own)[0]
        piece = (
            run
            if stretch.text == run.text and not stretch.language
            else replace(run, text=stretch.text, lang=stretch.language or run.lang)
        )
        # Emphasis stays visible: readers of a script without italics know bold.
        yield piece if not run.italic or has_italics(script) else replace(piece, italic=False, bold=True)
