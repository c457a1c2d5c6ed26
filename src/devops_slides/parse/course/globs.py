"""Patterns of paths as Hugo matches them (github.com/gobwas/glob, with `/` as separator; case is ignored)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

_DEEPEST = 50
"""Most levels of braces within braces."""


@cache
def glob(pattern: str) -> re.Pattern[str]:
    r"""A pattern: `*` and `?` stay in their folder, `**` does not; `{a,b}`, `[abc]`, `[!a-z]`, `\` before a sign.

    A pattern that Hugo refuses stands for its own letters.
    """
    try:
        return re.compile(_Reader(pattern).terms(0), re.IGNORECASE | re.DOTALL)
    except (ValueError, re.error):
        return re.compile(re.escape(pattern), re.IGNORECASE)


def allowed(path: str, included: Iterable[str], excluded: Iterable[str]) -> bool:
    """Whether a mount's lists let a file through, and all folders above it; without `included`, all files are.

    Hugo goes into a folder only if that folder itself, or one that a pattern names on its way, is let through; what is
    included is never excluded (`FilenameFilter` in its hglob).
    """
    places = [path[:at] for at, sign in enumerate(path) if sign == "/"]
    wanted, unwanted = ([one.lstrip("/") for one in listed] for listed in (included, excluded))
    ways = [way for pattern in wanted for way in _ways(pattern)]
    return all(_lets(place, (*wanted, *ways), unwanted, any_else=not wanted) for place in places) and _lets(
        path, wanted, unwanted, any_else=not wanted
    )


def _ways(pattern: str) -> Iterator[str]:
    """The folders that a pattern names on its way."""
    parts = pattern.split("/")[:-1]
    yield from ("/".join(parts[: end + 1]) for end in range(len(parts)))


def _lets(path: str, included: Iterable[str], excluded: Iterable[str], *, any_else: bool) -> bool:
    if any(glob(pattern).fullmatch(path) for pattern in included):
        return True
    return any_else and not any(glob(pattern).fullmatch(path) for pattern in excluded)


class _Reader:
    """Reads a pattern sign by sign, as the lexer of the library does."""

    __slots__ = ("at", "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def terms(self, depth: int) -> str:
        """The expression up to the end, or inside braces up to the closing one."""
        if depth > _DEEPEST:
            raise ValueError(self.pattern)
        found = ""
        while sign := self.next():
            if sign == "{":
                found += f"(?:{self.terms(depth + 1)})"
            elif sign == "," and depth:
                found += "|"
            elif sign == "}" and depth:
                return found
            else:
                found += self.term(sign)
        if depth:
            raise ValueError(self.pattern)
        return found

    def term(self, sign: str) -> str:
        if sign == "*":
            is_deep = self.pattern.startswith("*", self.at)
            self.at += is_deep
            return ".*" if is_deep else "[^/]*"
        if sign == "?":
            return "[^/]"
        if sign == "[":
            return self.choice()
        return re.escape(self.next() if sign == "\\" else sign)

    def choice(self) -> str:
        """`[abc]`, or `[a-z]` alone; `!` negates."""
        negated = self.pattern.startswith("!", self.at)
        self.at += negated
        first = self.next()
        if self.pattern.startswith("-", self.at):
            self.at += 1
            last = self.next()
            if self.next() != "]":
                raise ValueError(self.pattern)
            return f"[{'^' * negated}{re.escape(first)}-{re.escape(last)}]"
        self.at -= len(first)
        signs = ""
        while (sign := self.next()) and sign != "]":
            signs += self.next() if sign == "\\" else sign
        if not sign or not signs:
            raise ValueError(self.pattern)
        return f"[{'^' * negated}{re.escape(signs)}]"

    def next(self) -> str:
        """The next sign; empty at the end."""
        sign = self.pattern[self.at : self.at + 1]
        self.at += len(sign)
        return sign
