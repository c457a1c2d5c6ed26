"""Bytes changed at random, and always in the same way for the same dice."""

from __future__ import annotations

import random
from collections.abc import Sequence

TOKENS: Sequence[bytes] = tuple(
    token.encode("utf-8", "surrogatepass")
    for token in (
        *("---\n", "+++\n", "# ", "## ", "- ", "1. ", "> ", "    ", "\t", "\n\n", "```", "~~~", "`", "*", "**", "_", "~~", "|", "\\"),
        *("[", "](", ")", "![", "[^1]", "[^1]: ", "<!-- ", " -->", "<!-- slides: ", "notes: ", "lines=1-9", "skip", "id=a", "layout=text"),
        *("<div>", "</div>", "<table><tr><td rowspan=9>", "</table>", "<details><summary>", "<img src=", "<ul><li>", "<svg", "&#0;", "&"),
        *("{{< ", " >}}", "{{% ", " %}}", "{{< /", "notice", "tabs", "figure src=", "include ", "::: ", "!!! note\n    ", "{%", "[[", "{: "),
        *("title: ", "weight: ", "slides:\n  ", "date: 2026-13-45", "&a ", "*a", "!!int ", "[[", "]]", "{", "}", "=", '"', "'", "true", "null"),
        *("9" * 400, "-1", "0", "1e999", "NaN", "Infinity", "0x7fffffff", "99999999999", "../", "/etc/passwd", "CON", "javascript:", "http://a.b/"),
        *("\0", "\ufeff", "\ufdd0", "\u202e", "\u00ad", "é", "漢", "😀", "\u0301", "\r", "\x1f", "]]>", "%s", "$(", "a" * 300),
    )
)  # fmt: skip


def mutated(data: bytes, others: Sequence[bytes], dice: random.Random) -> bytes:
    """The data after one to eight changes; pieces of `others` may get into it."""
    for _ in range(dice.choice((1, 1, 2, 2, 3, 5, 8))):
        data = dice.choice(_CHANGES)(data, others, dice)
    return data[:_MOST]


_MOST = 300_000


def _place(data: bytes, dice: random.Random) -> int:
    return dice.randint(0, len(data))


def _insert(data: bytes, _others: Sequence[bytes], dice: random.Random) -> bytes:
    at = _place(data, dice)
    return data[:at] + dice.choice(TOKENS) + data[at:]


def _repeat(data: bytes, _others: Sequence[bytes], dice: random.Random) -> bytes:
    at = _place(data, dice)
    return data[:at] + dice.choice(TOKENS) * dice.choice((2, 10, 100, 1000)) + data[at:]


def _remove(data: bytes, _others: Sequence[bytes], dice: random.Random) -> bytes:
    at = _place(data, dice)
    return data[:at] + data[at + dice.choice((1, 2, 10, 100)) :]


def _double(data: bytes, _others: Sequence[bytes], dice: random.Random) -> bytes:
    at = _place(data, dice)
    piece = data[at : at + dice.choice((1, 8, 64, 512))]
    return data[:at] + piece * dice.choice((2, 3, 20)) + data[at:]


def _change(data: bytes, _others: Sequence[bytes], dice: random.Random) -> bytes:
    if not data:
        return data
    at = dice.randrange(len(data))
    return data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]


def _splice(data: bytes, others: Sequence[bytes], dice: random.Random) -> bytes:
    other = dice.choice(others)
    start = _place(other, dice)
    at = _place(data, dice)
    return data[:at] + other[start : start + dice.choice((20, 200, 2000))] + data[at:]


def _swap(data: bytes, _others: Sequence[bytes], dice: random.Random) -> bytes:
    lines = data.split(b"\n")
    first, second = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[first], lines[second] = lines[second], lines[first]
    return b"\n".join(lines)


_CHANGES = (_insert, _insert, _insert, _repeat, _remove, _double, _change, _splice, _swap)
