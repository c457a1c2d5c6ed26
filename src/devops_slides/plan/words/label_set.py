"""The words that the program itself puts on slides, in one language."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class Labels(Struct, frozen=True):
    """One language's words. Patterns hold lower-case words and match in any case, up to the end of a word."""

    introduction: str
    agenda: str
    objectives: str
    objective: str
    picture: str
    table: str
    code: str
    quote: str
    kinds: tuple[str, str, str, str]
    """Names of the callouts note, tip, warning, danger."""
    summary: str
    """How a closing paragraph or heading begins."""
    goals: str
    """What a heading over objectives contains."""
    notes: str = "Notes"
    """The title of the footnotes slide."""
    callouts: Mapping[str, str] = {}
    """Names of callouts that have a name of their own, by the word that pages use for them."""
