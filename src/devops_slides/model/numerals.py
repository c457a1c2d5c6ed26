"""Numbers of lists, in figures, letters or Roman numerals, as browsers write them."""

from __future__ import annotations

from typing import Literal

Numbering = Literal["1", "a", "A", "i", "I"]
"""How a list counts: the values of HTML's attribute `type`."""
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 3999
"""The greatest number that browsers write in Roman numerals (CSS Counter Styles 3, 6.1)."""
_LETTERS = 26


def numeral(number: int, numbering: Numbering) -> str:
    """A number as a list shows it; in figures where letters or Roman numerals have no sign for it."""
    match numbering:
        case "a" | "A" if number > 0:
            found = _letters(number)
        case "i" | "I" if 0 < number <= _MOST_ROMAN:
            found = _roman(number)
        case _:
            return str(number)
    return found.upper() if numbering in {"A", "I"} else found


def _letters(number: int) -> str:
    """`a` to `z`, then `aa`."""
    found = ""
    while number:
        number, at = divmod(number - 1, _LETTERS)
        found = chr(ord("a") + at) + found
    return found


def _roman(number: int) -> str:
    found = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        found += sign * count
    return found
