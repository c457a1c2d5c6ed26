"""Values from settings, configuration and front matter, as far as a program can work with them."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

MOST_VALUES = 100_000
"""Most values in one file, each alias of YAML counted again; the largest configurations of sites have 2,000."""
DEEPEST = 60
"""Most tables and lists within one another."""
LARGEST = 10**100
"""Whole numbers are below: Python takes its time to write those with thousands of digits, or refuses."""


def checked(value: object) -> object:
    """The value itself. ValueError if it holds too much, itself, or a number that is too large."""
    stack: list[tuple[object, int]] = [(value, 0)]
    count = 0
    while stack:
        found, depth = stack.pop()
        count += 1
        if count > MOST_VALUES:
            raise ValueError(f"it holds more than {MOST_VALUES:,} values, with what aliases repeat")
        if depth > DEEPEST:
            raise ValueError(f"it has more than {DEEPEST} tables or lists within one another")
        if isinstance(found, int) and not -LARGEST < found < LARGEST:
            raise ValueError("a number in it is too large")
        stack += ((inner, depth + 1) for inner in _inside(found))
    return value


_HUGE = re.compile(r"\d{101}")
_LINE = re.compile(r"\bline (\d+)")


def _inside(value: object) -> Iterable[object]:
    match value:
        case Mapping():
            return (*value.keys(), *value.values())
        case list() | tuple() | set() | frozenset():
            return value
        case _:
            return ()


def read_toml(text: str) -> dict[str, object]:
    """A text of TOML as a table. ValueError, which tomllib.TOMLDecodeError is one of, if it cannot be used."""
    with plain_errors(text):
        found = tomllib.loads(text)
        checked(found)
        return found


def read_json(text: str) -> object:
    """A text of JSON. ValueError, which json.JSONDecodeError is one of, if it cannot be used."""
    with plain_errors(text):
        return checked(json.loads(text))


def line_in(error: Exception) -> int:
    """The line that an error of a text names, from 1; 0 if it names none."""
    return line_named(str(error))


def line_named(message: str) -> int:
    """The line that a message names, from 1; 0 if it names none."""
    found = _LINE.search(message)
    return int(found[1]) if found else 0


@contextmanager
def plain_errors(text: str) -> Iterator[None]:
    """Errors of the standard library's readers in the author's words, with the line of what is too large or deep."""
    try:
        yield
    except RecursionError:
        what = "it has too many tables or lists within one another"
        raise ValueError(f"{what} (at line {_deepest_line(text)})") from None
    except ValueError as error:
        if isinstance(error, tomllib.TOMLDecodeError | json.JSONDecodeError) or line_in(error):
            raise
        huge = _HUGE.search(text)
        if huge is not None and "another" not in str(error):
            line = text.count("\n", 0, huge.start()) + 1
            raise ValueError(f"a number is too large (at line {line})") from None
        line = _deepest_line(text) if "another" in str(error) else 0
        raise ValueError(f"{error} (at line {line})" if line else str(error)) from None


def _deepest_line(text: str) -> int:
    """The line with the most tables and lists, which is where they are too deep in each file of one line or of many."""
    lines = text.split("\n")
    return max(range(len(lines)), key=lambda at: sum(map(lines[at].count, "[{."))) + 1
