"""The few words that the program itself puts on slides, and those by which it recognizes what a text is."""

from __future__ import annotations

import re

from devops_slides.model.block import Callout
from devops_slides.plan.words.label_set import Labels
from devops_slides.plan.words.latin import LATIN
from devops_slides.plan.words.other_scripts import OTHER_SCRIPTS

ALL = LATIN | OTHER_SCRIPTS
_SAME = {"no": "nb", "nn": "nb", "iw": "he", "in": "id", "zh-hk": "zh-tw", "zh-mo": "zh-tw"}
"""Other names of a language in the table (ISO 639 has renamed some)."""
_NO_SPACES = "[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"


def labels(language: str) -> Labels:
    """The labels for a language tag; English for an unknown language."""
    tag = language.lower()
    for name in (tag, tag.split("-", maxsplit=1)[0]):
        found = ALL.get(_SAME.get(name, name))
        if found is not None:
            return found
    return ALL["en"]


def notes_label(language: str) -> str:
    """The title of the footnotes slide."""
    return labels(language).notes


_KINDS = ("note", "tip", "warning", "danger")


def callout_label(callout: Callout, words: Labels) -> str:
    """The name of a callout without a title: that of its word if the word has one, else of its kind."""
    return words.callouts.get(callout.word) or words.kinds[_KINDS.index(callout.kind)]


def starts_summary(text: str, words: Labels) -> int:
    """How many first characters of `text` announce a summary (`En résumé`), 0 if none do."""
    match = re.match(rf"(?:{words.summary})(?!\w)", text, re.IGNORECASE)
    return match.end() if match else 0


def is_summary_heading(text: str, words: Labels) -> bool:
    """Whether a heading only announces a summary."""
    end = starts_summary(text, words)
    return bool(end) and not re.search(r"\w", text[end:])


def names_goals(text: str, words: Labels) -> bool:
    """Whether a heading announces objectives; in scripts without spaces the word may be inside others."""
    if re.search(rf"(?<!\w)(?:{words.goals})(?!\w)", text, re.IGNORECASE):
        return True
    inside = re.search(words.goals, text)
    return inside is not None and re.match(_NO_SPACES, inside[0]) is not None
