"""What the program says of its own on slides, in one language."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class Labels(Struct, frozen=True):
    """One language's words. Patterns hold lower-case words; they are matched in any case and up to a word's end."""

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
    """What a heading over objectives holds."""
    notes: str = "Notes"
    """What the slide of the footnotes is called."""
    callouts: Mapping[str, str] = {}
    """Names of callouts that have one of their own, by the word that pages call them by."""
