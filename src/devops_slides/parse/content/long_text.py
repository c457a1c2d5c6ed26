"""Paragraphs as long as a book are read in pieces: the time to read one grows with the square of its length."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

_LONGEST = 16_000
"""Most characters whose markup is read together; paragraphs of courses have fewer than 2,000."""
_MOST_OPEN = 50
"""Most brackets that may be open at once. For each, the parser looks ahead through twenty levels of others."""
_SIGNS = {"[": 1, "]": -1}


def long_text_plugin(parser: MarkdownIt) -> None:
    """Read text in pieces, and brackets as letters where there is no end to them.

    Markup that begins in one piece and ends in the next stays as it is written.
    """
    parser.core.ruler.at("inline", _rule)


def _rule(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline":
            token.children = token.children if token.children is not None else []
            for piece in _pieces(token.content):
                state.md.inline.parse(_plain(piece), state.md, state.env, token.children)


def _pieces(text: str) -> Iterator[str]:
    """A text cut at the ends of its lines, else at spaces, else anywhere."""
    at = 0
    while len(text) - at > _LONGEST:
        end = at + _LONGEST
        cut = max(text.rfind("\n", at + 1, end), 0) or max(text.rfind(" ", at + 1, end), 0) or end
        yield text[at:cut]
        at = cut
    yield text[at:]


def _plain(text: str) -> str:
    """A text whose brackets are letters if more of them are open than any text has."""
    if text.count("[") <= _MOST_OPEN:
        return text
    is_endless = max(accumulate(_SIGNS.get(sign, 0) for sign in text)) > _MOST_OPEN
    return text.replace("\\[", "[").replace("[", "\\[") if is_endless else text
