"""The words of a paragraph with their widths: what lines are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import accumulate, zip_longest

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.style import TextStyle
from devops_slides.model.text import Run
from devops_slides.place.measure.advances import WIDE_EM
from devops_slides.place.measure.break_points import (
    BESIDE_EM,
    LONGEST,
    PieceKind,
    has_asian,
    has_signs,
    may_break,
    meetings,
    pieces,
    tracked,
)
from devops_slides.place.measure.measure import Face, Look, Measure


class Word(Struct, frozen=True):
    """An unbreakable text, its width and the gap before it, both in em, and its number of `letters` for tracking.

    `slack` is the room in em that a line must have left after the word to take it: in scripts without spaces a
    program may break the line some letters earlier, before emoji a word earlier. `ends` are the widths up to
    the end of each letter of an address in a link, which is cut where a line ends. `is_linked` is true if it
    belongs to a link, `forced` if the author breaks the line before it; such a word may be empty.
    """

    text: str
    em: float
    letters: int
    gap: float
    gap_text: str
    slack: float = 0.0
    ends: tuple[float, ...] = ()
    is_linked: bool = False
    forced: bool = False


_NOTHING = Word("", 0.0, 0, 0.0, "")
"""The word between two line breaks of the author."""
_ADDRESS = 12
"""Number of letters from which a word of a link may be wider than its line."""


@cache
def face(family: str, bold: bool, italic: bool) -> Face:  # noqa: FBT001 - a style has two switches
    """Return one Face per style, so that the measure's cache meets the same object."""
    return Face(family, bold, italic)


def words_of(runs: Iterable[Run], style: TextStyle, look: Look) -> tuple[Word, ...]:
    """The words of a paragraph. A word may span several styles; a newline ends a line."""
    whole = tuple(replace(run, text=run.text.upper()) for run in runs) if style.caps else tuple(runs)
    asian = any(has_asian(run.text) for run in whole)
    signs = asian and any(has_signs(run.text) for run in whole)
    first, *others = _lines(whole)
    found = _line_words(first, style, look, asian=asian, signs=signs)
    for line in others:
        words = _line_words(line, style, look, asian=asian, signs=signs) or (_NOTHING,)
        found = (*found, replace(words[0], gap=0.0, gap_text="", forced=True), *words[1:])
    return found


def _lines(runs: tuple[Run, ...]) -> list[tuple[Run, ...]]:
    """The runs between the author's line breaks."""
    if not any("\n" in run.text for run in runs):
        return [runs]
    found: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        found[-1].append(replace(run, text=first))
        found += [[replace(run, text=text)] for text in others]
    return [tuple(line) for line in found]


def _line_words(whole: tuple[Run, ...], style: TextStyle, look: Look, *, asian: bool, signs: bool) -> tuple[Word, ...]:
    found: list[Word] = []
    letters = False
    text, em, gap, gap_text, last = "", 0.0, 0.0, "", ""
    drawn: list[tuple[str, Face]] = []
    is_linked = False
    kind_before: PieceKind = "gap"
    for run in whole:
        family = look.theme.fonts.mono if run.code else look.theme.face(style)
        own_face = face(family, style.bold or run.bold, style.italic or run.italic)
        for kind, piece in pieces(run.text, among_signs=signs):
            if text and (kind == "gap" or may_break(kind_before, text[-1], kind, piece[0])):
                found.append(_word(drawn, em, gap, gap_text, style.spacing, look.measure, is_linked=is_linked))
                text, em, gap, gap_text, drawn, is_linked = "", 0.0, 0.0, "", [], False
            width = look.measure.width(piece, own_face)
            if kind == "gap":
                gap, gap_text = gap + width, gap_text + piece
            else:
                if asian:
                    width = max(width, WIDE_EM) if kind == "sign" else width + BESIDE_EM * meetings(piece)
                    if not kind_before == kind == "sign":
                        beside = BESIDE_EM * meetings(last + piece.lstrip()[:1])
                        gap, em = (gap, em + beside) if text else (gap + beside, em)
                    last = piece.rstrip()[-1:] or last
                text, em, is_linked = text + piece, em + width, is_linked or run.link is not None
                drawn.append((piece, own_face))
                letters = letters or kind == "letter"
            kind_before = kind
    if text:
        found.append(_word(drawn, em, gap, gap_text, style.spacing, look.measure, is_linked=is_linked))
    found = list(_with_slack(found)) if letters else found
    return tuple(_before_emoji(found) if any(_beyond().search(run.text) for run in whole) else found)


@cache
def _beyond() -> re.Pattern[str]:
    """Characters beyond the basic plane: emoji, rare ideographs."""
    return re.compile("[\U00010000-\U0010ffff]")


def _before_emoji(words: list[Word]) -> Iterable[Word]:
    """The words with slack before emoji, where LibreOffice 7.4 breaks a line one word too early (drawn)."""
    for word, after in zip_longest(words, words[1:], fillvalue=_NOTHING):
        needed = after.gap + after.em if _beyond().match(after.text) else 0.0
        yield replace(word, slack=max(word.slack, needed)) if needed else word


def _word(
    drawn: list[tuple[str, Face]],
    em: float,
    gap: float,
    gap_text: str,
    spacing: float,
    measure: Measure,
    *,
    is_linked: bool,
) -> Word:
    """A word of pieces in their faces; an address in a link has the ends of its letters, unless they are joined."""
    text = "".join(piece for piece, _ in drawn)
    ends: tuple[float, ...] = ()
    if is_linked and len(text) >= _ADDRESS and tracked(text, -1) == len(text):
        drawn_ends = tuple(accumulate(measure.width(letter, own_face) for piece, own_face in drawn for letter in piece))
        ends = tuple(end * em / drawn_ends[-1] for end in drawn_ends)
    return Word(text, em, tracked(text, spacing), gap, gap_text, ends=ends, is_linked=is_linked)


def _with_slack(words: list[Word]) -> Iterable[Word]:
    """The words, each with the width of what follows without a space as its slack, up to `LONGEST`."""
    found: list[Word] = []
    rest = 0.0
    for word in reversed(words):
        found.append(replace(word, slack=min(rest, LONGEST)))
        rest = 0.0 if word.gap_text else rest + word.em
    return reversed(found)
