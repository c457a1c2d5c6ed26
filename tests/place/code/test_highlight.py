"""Code is coloured as long as that ends soon, whatever its lexer."""

from __future__ import annotations

import pytest

from devops_slides.model.block import Code, Span
from devops_slides.place.code.highlight import tokens


def coloured(language: str, *lines: str) -> bool:
    found = tokens(Code(lines, language, Span(1, 1)))
    assert ["".join(text for _, text in line) for line in found] == list(lines)
    return any(kind != "plain" for line in found for kind, _ in line)


def test_ordinary_code_has_colours() -> None:
    assert coloured("python", "def f(a):", "    return 1")


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("console", ("(" * 20_000,)),
        ("hcl", ("a" * 20_000,)),
        ("ini", ("a: " * 10_000,)),
        ("yaml", ("`" * 20_000,)),
        ("java", ("$ ls",) * 8_000),
        ("c", (" ",) * 20_000),
        ("python", ("x = 1",) * 10_000),
    ],
)
def test_code_that_would_take_long_has_none(language: str, lines: tuple[str, ...]) -> None:
    assert not coloured(language, *lines)
