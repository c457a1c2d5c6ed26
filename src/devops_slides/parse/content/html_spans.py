"""Raw HTML elements that open in one piece of HTML and close in a later one, with Markdown between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markdown_it.token import Token
from msgspec.structs import replace

from devops_slides.model.block import Block, Span
from devops_slides.parse.content.html_rows import is_row_of
from devops_slides.parse.content.reading import Reading
from devops_slides.parse.shortcodes.expand import CLOSE, OPEN

_TAG = re.compile(
    r"<(?P<close>/?)(?P<tag>details|aside|table|ul|ol|dl|figure|blockquote|div|section|video|audio|object|iframe|picture)\b(?P<rest>[^>]*)",
    re.IGNORECASE,
)
_NOTES = re.compile(r"\bclass\s*=\s*(?:\"[^\"]*\bnotes\b[^\"]*\"|'[^']*\bnotes\b[^']*'|notes\b)", re.IGNORECASE)
_FIRST = 1_000_000_000
"""The number of the first stretch of Markdown in an element; marks of shortcodes have lower ones."""

Inside = Callable[[list[Token]], tuple[Block, ...]]


def element_ends(tokens: list[Token]) -> dict[int, int]:
    """The index of the token in which the element closes that a piece of HTML leaves open, by that piece's index.

    Only the outermost element of a piece counts, and of `div` and `section` only those of speaker notes and rows of
    columns: the others show nothing of their own. Where the element closes inside a list or a quotation that began
    after it, it ends with that block.
    """
    found: dict[int, tuple[int, int]] = {}
    opened: dict[str, list[tuple[int, int, bool]]] = {}
    base = tokens[0].level if tokens else 0
    for index, token in enumerate(tokens):
        for tag in (tag for text in _html_of(token) for tag in _TAG.finditer(text)):
            partners = opened.setdefault(tag["tag"].lower(), [])
            if not tag["close"]:
                spans = token.type == "html_block" and token.level == base
                rest = tag["rest"]
                spans = spans and (
                    tag["tag"].lower() not in {"div", "section"} or bool(_NOTES.search(rest)) or is_row_of(rest)
                )
                partners.append((index, tag.start(), spans))
            elif partners:
                first, at, spans = partners.pop()
                if spans and first < index and at <= found.get(first, (at, 0))[0]:
                    found[first] = at, index
    return {first: _end_of_block(tokens, index, base) for first, (_, index) in found.items()}


def _end_of_block(tokens: list[Token], at: int, level: int) -> int:
    """The index of the last token of the block at that level that a token is in."""
    return next(n for n in range(at, len(tokens)) if tokens[n].level == level and tokens[n].nesting <= 0)


def _html_of(token: Token) -> Iterator[str]:
    if token.type == "html_block":
        yield token.content
    elif token.type == "inline":
        yield from (child.content for child in token.children or () if child.type == "html_inline")


def element_blocks(tokens: list[Token], reading: Reading, span: Span, inside: Inside) -> Iterator[Block]:
    """The blocks of an element, and of the rest of its first and last piece of HTML.

    The element is read as one piece of HTML, in which marks represent the Markdown.
    """
    from devops_slides.parse.content.html_blocks import html_blocks  # noqa: PLC0415 - lxml only for HTML

    first = tokens[0].map[0] if tokens[0].map else 0
    pieces: list[str] = []
    row = 0
    stretches: dict[int, tuple[Block, ...]] = {}
    for stretch in _stretches(tokens):
        head = stretch[0]
        if head.type == "html_block":
            missing = (head.map[0] if head.map else 0) - first - row
            pieces.append("\n" * missing + head.content)
            row += pieces[-1].count("\n")
            continue
        number = _FIRST + len(stretches)
        stretches[number] = inside(stretch)
        pieces.append(f"{OPEN}{number}{CLOSE}")

    def embedded(number: int, own: Span, nesting: int) -> tuple[Block, ...]:
        return stretches[number] if number in stretches else reading.embedded(number, own, nesting)

    yield from html_blocks("".join(pieces), replace(reading, embedded=embedded), span)


def _stretches(tokens: list[Token]) -> Iterator[list[Token]]:
    """Each piece of HTML alone, and the tokens between them."""
    level = tokens[0].level
    found: list[Token] = []
    for token in tokens:
        if token.type != "html_block" or token.level != level:
            found.append(token)
            continue
        if found:
            yield found
        yield [token]
        found = []
    if found:
        yield found
