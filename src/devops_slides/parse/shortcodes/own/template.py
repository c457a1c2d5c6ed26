"""Go's templates to trees of statements (https://pkg.go.dev/text/template): the part that simple shortcodes use."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

_DEEPEST = 40
"""Most levels of statements or parentheses within each other."""
_LONGEST = 100_000
"""Most characters of a template that is read."""
_ACTION = re.compile(
    r"\{\{(?P<before>-(?=\s))?(?P<said>(?:\"(?:\\.|[^\"\\])*+\"|`[^`]*+`|'(?:\\.|[^'\\])'|/\*.*?\*/|(?!(?:\s-)?\}\}).)*+)"
    r"(?P<after>\s-)?\}\}",
    re.DOTALL,
)
_TOKEN = re.compile(
    r"\s*(?:(?P<quoted>\"(?:\\.|[^\"\\\n])*+\")|`(?P<raw>[^`]*)`|(?P<number>[+-]?\d+(?:\.\d+)?)(?![\w.])"
    r"|(?P<sign>:=|[=|(,])|\)(?P<chain>(?:\.[^\W\d]\w*)*)"
    r"|(?P<head>\$\w*|\.?[^\W\d]\w*|\.(?!\w))(?P<names>(?:\.[^\W\d]\w*)*))"
)


class BeyondError(Exception):
    """A template, or a value in it, is beyond what is read here; the message says what."""


class Literal(Struct, frozen=True):
    """A text, a number, true, false or nil."""

    value: str | int | float | bool | None


class Operand(Struct, frozen=True):
    """The dot, a variable (`$x`) or a function, and the fields asked of it; `.A.B` is (`.`, A, B)."""

    head: str
    names: tuple[str, ...] = ()


class Inner(Struct, frozen=True):
    """A pipeline in parentheses, and the fields asked of its value."""

    pipe: Pipe
    names: tuple[str, ...] = ()


Expression = Literal | Operand | Inner
Command = tuple[Expression, ...]
"""A value, or a function or method with its arguments."""


class Pipe(Struct, frozen=True):
    """Commands, each of which gets the value of the one before as its last argument; then the variables set."""

    commands: tuple[Command, ...]
    names: tuple[str, ...] = ()
    declares: bool = True


class Show(Struct, frozen=True):
    """A pipeline whose value is shown, unless it sets a variable."""

    pipe: Pipe


class Branch(Struct, frozen=True):
    """`if`, `with` or `range`, with what is done for a true value, and else."""

    kind: str
    pipe: Pipe
    body: tuple[Statement, ...]
    otherwise: tuple[Statement, ...] = ()


class Leave(Struct, frozen=True):
    """`break` or `continue`."""

    kind: str


Statement = str | Show | Branch | Leave
"""A text is shown as it is."""


@lru_cache(maxsize=256)
def read_template(text: str) -> tuple[Statement, ...]:
    """The statements of a template. BeyondError if one of them is not understood."""
    if len(text) > _LONGEST:
        raise BeyondError("it is too long")
    reader = _Reader(_pieces(text))
    found = reader.statements(0)
    if reader.at < len(reader.pieces):
        raise BeyondError(f"{reader.pieces[reader.at][1]!r} opens nothing")
    return found


def _pieces(text: str) -> list[tuple[bool, str]]:
    """Texts, and actions (True), with the spaces taken that `{{-` and `-}}` take."""
    found: list[tuple[bool, str]] = []
    at, trims = 0, False
    for action in _ACTION.finditer(text):
        between = text[at : action.start()]
        between = between.lstrip() if trims else between
        between = between.rstrip() if action["before"] else between
        said = action["said"].strip()
        found.append((False, between))
        if not (said.startswith("/*") and said.endswith("*/")):
            found.append((True, said))
        at, trims = action.end(), bool(action["after"])
    rest = text[at:]
    return [piece for piece in (*found, (False, rest.lstrip() if trims else rest)) if any(piece)]


class _Reader(Struct):
    pieces: list[tuple[bool, str]]
    at: int = 0

    def statements(self, depth: int) -> tuple[Statement, ...]:
        """The statements up to an `end` or `else`, which stays to be read."""
        if depth > _DEEPEST:
            raise BeyondError("it nests too deeply")
        found: list[Statement] = []
        while self.at < len(self.pieces):
            is_action, said = self.pieces[self.at]
            word = said.split(maxsplit=1)[0] if is_action and said else ""
            if word in {"end", "else"}:
                break
            self.at += 1
            if not is_action:
                found.append(said)
            elif word in {"if", "with", "range"}:
                found.append(self.branch(word, said[len(word) :], depth))
            elif said in {"break", "continue"}:
                found.append(Leave(said))
            elif word in {"define", "template", "block", "return", "partial", "try"}:
                raise BeyondError(f"it uses {word}")
            else:
                found.append(Show(read_pipe(said)))
        return tuple(found)

    def branch(self, kind: str, said: str, depth: int) -> Branch:
        pipe = read_pipe(said)
        body = self.statements(depth + 1)
        otherwise: tuple[Statement, ...] = ()
        after = self.next()
        if after != "end":
            word, _, rest = after.removeprefix("else").strip().partition(" ")
            if word:
                return Branch(kind, pipe, body, (self.branch(word, rest, depth + 1),))
            otherwise = self.statements(depth + 1)
            after = self.next()
        if after != "end":
            raise BeyondError(f"{kind} has no end")
        return Branch(kind, pipe, body, otherwise)

    def next(self) -> str:
        if self.at >= len(self.pieces):
            raise BeyondError("an end is missing")
        self.at += 1
        return self.pieces[self.at - 1][1]


def read_pipe(said: str) -> Pipe:
    """The pipeline that an action says."""
    tokens: list[re.Match[str]] = []
    at = 0
    said = said.strip()
    while at < len(said):
        token = _TOKEN.match(said, at)
        if token is None:
            raise BeyondError(f"{said[at : at + 20]!r} is not understood")
        tokens.append(token)
        at = token.end()
    names, declares, start = _variables(tokens)
    pipe, end = _pipe(tokens, start, 0)
    if end < len(tokens):
        raise BeyondError(f"{said!r} is not understood")
    return Pipe(pipe.commands, names, declares)


def _variables(tokens: Sequence[re.Match[str]]) -> tuple[tuple[str, ...], bool, int]:
    """The variables that a pipeline sets, whether they are new, and where its commands begin."""
    for at, token in enumerate(tokens[:4]):
        if token["sign"] in {":=", "="}:
            names = tuple(name["head"] or "" for name in tokens[:at] if name["sign"] != ",")
            if not names or not all(name.startswith("$") and len(name) > 1 for name in names):
                break
            return names, token["sign"] == ":=", at + 1
    return (), True, 0


def _pipe(tokens: Sequence[re.Match[str]], at: int, depth: int) -> tuple[Pipe, int]:
    if depth > _DEEPEST:
        raise BeyondError("it nests too deeply")
    commands: list[Command] = []
    parts: list[Expression] = []
    while at < len(tokens) and tokens[at]["chain"] is None:
        token = tokens[at]
        at += 1
        if token["sign"] == "|":
            commands.append(_command(parts))
            parts = []
        elif token["sign"] == "(":
            inner, at = _pipe(tokens, at, depth + 1)
            if at >= len(tokens):
                raise BeyondError("a parenthesis is open")
            parts.append(Inner(inner, _names(tokens[at]["chain"])))
            at += 1
        elif token["sign"]:
            raise BeyondError(f"{token['sign']} is out of place")
        else:
            parts.append(_operand(token))
    return Pipe((*commands, _command(parts))), at


def _command(parts: list[Expression]) -> Command:
    if not parts:
        raise BeyondError("a command is missing")
    return tuple(parts)


def _operand(token: re.Match[str]) -> Expression:
    if token["quoted"] is not None:
        try:
            return Literal(str(json.loads(token["quoted"].replace("\t", r"\t"))))
        except ValueError:
            raise BeyondError(f"{token['quoted']} is not understood") from None
    if token["raw"] is not None:
        return Literal(token["raw"])
    if token["number"] is not None:
        return Literal(float(token["number"]) if "." in token["number"] else int(token["number"]))
    head, names = token["head"], _names(token["names"])
    if head in {"true", "false", "nil"} and not names:
        return Literal({"true": True, "false": False}.get(head))
    if head.startswith(".") and len(head) > 1:
        return Operand(".", (head[1:], *names))
    return Operand(head, names)


def _names(chain: str) -> tuple[str, ...]:
    return tuple(name for name in chain.split(".") if name)
