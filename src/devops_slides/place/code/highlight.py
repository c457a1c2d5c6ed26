"""The colours of code: its tokens by Pygments, reduced to the kinds that a theme paints."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Token, _TokenType
from pygments.util import ClassNotFound

from devops_slides.model.block import Code

_KINDS: tuple[tuple[_TokenType, str], ...] = (
    (Token.Comment, "comment"),
    (Token.Name.Tag, "key"),
    (Token.Name.Attribute, "key"),
    (Token.Name.Label, "key"),
    (Token.Keyword, "key"),
    (Token.Literal.Number, "number"),
    (Token.Literal, "string"),
    (Token.Name.Variable, "variable"),
    (Token.Name.Builtin, "variable"),
    (Token.Name.Decorator, "variable"),
    (Token.Punctuation, "punctuation"),
    (Token.Operator, "punctuation"),
    (Token.Generic.Prompt, "punctuation"),
    (Token.Generic.Inserted, "string"),
    (Token.Generic.Deleted, "number"),
    (Token.Generic.Heading, "key"),
    (Token.Generic.Subheading, "key"),
)
_MOST = 40_000
"""Number of letters of the longest block that is coloured, some 50 ms for a slow lexer. No clock decides, so that the
same chapter gives the same deck on every machine."""
_MOST_LINES, _LONGEST_LINE = 1_000, 500
"""Lines, and letters of one, of a block that is coloured: the time of some lexers grows with the square of either, so
that 20,000 letters on a line of `console` or `hcl`, or 20,000 lines of `java`, take minutes."""
_SHELLS = {"bash", "sh", "shell", "zsh"}
_PROMPT = "$ "
Line = tuple[tuple[str, str], ...]


@cache
def _lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(language, stripnl=False, stripall=False, ensurenl=False)
    except ClassNotFound:
        return None


def tokens(code: Code) -> tuple[Line, ...]:
    """The lines as pairs of kind and text; joined, the texts are the author's characters."""
    plain = tuple((("plain", line),) if line else () for line in code.lines)
    language = _language(code)
    text = "\n".join(code.lines)
    lexer = _lexer(language) if language else None
    if lexer is None or not _is_quick(code, text):
        return plain
    try:
        found = tuple(tuple(_merged(line)) for line in _lines(lexer, f"{text}\n"))[: len(code.lines)]
    except Exception:  # noqa: BLE001 - a lexer is any of five hundred; code without colours is better than none
        return plain
    whole = tuple("".join(piece for _, piece in line) for line in found)
    return found if whole == code.lines else plain


def _is_quick(code: Code, text: str) -> bool:
    """Whether any lexer ends in less than a second."""
    return (
        len(text) <= _MOST and len(code.lines) <= _MOST_LINES and max(map(len, code.lines), default=0) <= _LONGEST_LINE
    )


def _language(code: Code) -> str:
    """The block's language; a block marked as a shell's that opens with its prompt is a session."""
    first = next((line for line in code.lines if line.strip()), "")
    if code.language.lower() in _SHELLS and first.startswith(_PROMPT):
        return "console"
    return code.language


@cache
def _name(kind: _TokenType) -> str:
    """The kind of a token, among those that themes paint."""
    return next((name for of, name in _KINDS if kind in of), "plain")  # type: ignore[comparison-overlap]


def _lines(lexer: Lexer, text: str) -> list[list[tuple[str, str]]]:
    lines: list[list[tuple[str, str]]] = [[]]
    for kind, token in lexer.get_tokens(text):
        name = _name(kind)
        for number, piece in enumerate(token.split("\n")):
            if number:
                lines.append([])
            if piece:
                lines[-1].append((name, piece))
    return lines


def _merged(line: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """Merge neighbours of one kind; spaces go with what precedes them."""
    last: tuple[str, str] | None = None
    for kind, text in line:
        if last is not None and (kind == last[0] or not text.strip()):
            last = (last[0], last[1] + text)
        else:
            if last is not None:
                yield last
            last = (kind, text)
    if last is not None:
        yield last
