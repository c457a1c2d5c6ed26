"""Raw HTML elements that open in one piece of HTML and close in a later one, with Markdown between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markdown_it.token import Token
from msgspec.structs import replace

from devops_slides.model.block import Block, Span
from devops_slides.parse.content.reading import Reading
from devops_slides.parse.shortcodes.expand import CLOSE, OPEN

_SPANNING = re.compile(
    r"<(?P<tag>details|aside|table|ul|ol|dl|figure|blockquote|div|video|audio|object|iframe|picture)\b(?P<rest>[^>]*)>",
    re.IGNORECASE,
)
_NOTES = re.compile(r"\bclass\s*=\s*(?:\"[^\"]*\bnotes\b[^\"]*\"|'[^']*\bnotes\b[^']*'|notes\b)", re.IGNORECASE)
_FIRST = 1_000_000_000
"""The number of the first stretch of Markdown in an element; marks of shortcodes have lower ones."""

Inside = Callable[[list[Token]], tuple[Block, ...]]


def end_of_element(tokens: list[Token], at: int) -> int:
    """The index of the token in which the element opened at `at` closes; `at` itself if none is left open.

    Where the element closes inside a list or a quotation that began after it, it ends with that block.
    """
    name, depth = _open_at_end(tokens[at])
    if not name:
        return at
    level = tokens[at].level
    is_closed = False
    for index in range(at + 1, len(tokens)):
        token = tokens[index]
        if token.level < level:
            return at
        depth += sum(_count(text, name) for text in _html_of(token))
        is_closed = is_closed or depth <= 0
        if is_closed and token.level == level and token.nesting <= 0:
            return index
    return at


def _html_of(token: Token) -> Iterator[str]:
    if token.type == "html_block":
        yield token.content
    elif token.type == "inline":
        yield from (child.content for child in token.children or () if child.type == "html_inline")


def _count(text: str, name: str) -> int:
    return len(re.findall(rf"<{name}\b", text, re.IGNORECASE)) - len(re.findall(rf"</{name}\s*>", text, re.IGNORECASE))


def _open_at_end(token: Token) -> tuple[str, int]:
    """The name of the outermost spanning element that a piece of HTML leaves open, and how many of it; or nothing.

    Of the elements `div`, only those of speaker notes count: the others show nothing of their own.
    """
    if token.type != "html_block":
        return "", 0
    for match in _SPANNING.finditer(token.content):
        name = match["tag"].lower()
        if name == "div" and not _NOTES.search(match["rest"]):
            continue
        depth = _count(token.content[match.start() :], name)
        if depth > 0:
            return name, depth
    return "", 0


def element_blocks(tokens: list[Token], reading: Reading, span: Span, inside: Inside) -> Iterator[Block]:
    """The blocks of an element, and of the rest of its first and last piece of HTML.

    The element is read as one piece of HTML, in which marks represent the Markdown.
    """
    from devops_slides.parse.content.html_blocks import html_blocks  # noqa: PLC0415 - lxml only for HTML

    first = tokens[0].map[0] if tokens[0].map else 0
    pieces: list[str] = []
    stretches: dict[int, tuple[Block, ...]] = {}
    for stretch in _stretches(tokens):
        head = stretch[0]
        if head.type == "html_block":
            missing = (head.map[0] if head.map else 0) - first - sum(piece.count("\n") for piece in pieces)
            pieces.append("\n" * missing + head.content)
            continue
        number = _FIRST + len(stretches)
        stretches[number] = inside(stretch)
        pieces.append(f"{OPEN}{number}{CLOSE}")

    def embedded(number: int, own: Span) -> tuple[Block, ...]:
        return stretches[number] if number in stretches else reading.embedded(number, own)

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
