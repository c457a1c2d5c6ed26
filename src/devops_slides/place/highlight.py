"""The colours of code: its tokens by Pygments, reduced to the kinds that a theme paints."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Token, _TokenType
from pygments.util import ClassNotFound

from devops_slides.model.chapter import Code

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
)
Line = tuple[tuple[str, str], ...]


@cache
def _lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(language, stripnl=False, stripall=False, ensurenl=False)
    except ClassNotFound:
        return None


def tokens(code: Code) -> tuple[Line, ...]:
    """The lines as (kind, text); together they are the author's characters."""
    lexer = _lexer(code.language) if code.language else None
    if lexer is None:
        return tuple((("plain", line),) if line else () for line in code.lines)
    lines: list[list[tuple[str, str]]] = [[]]
    for kind, text in lexer.get_tokens("\n".join(code.lines)):
        name = next((name for of, name in _KINDS if kind in of), "plain")  # type: ignore[comparison-overlap]
        for number, piece in enumerate(text.split("\n")):
            if number:
                lines.append([])
            if piece:
                lines[-1].append((name, piece))
    found = tuple(tuple(_merged(line)) for line in lines)
    whole = tuple("".join(piece for _, piece in line) for line in found)
    if whole[: len(code.lines)] != code.lines:
        return tuple((("plain", line),) if line else () for line in code.lines)
    return found[: len(code.lines)]


def _merged(line: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """Neighbours of one kind as one; spaces go with what stands before them."""
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
