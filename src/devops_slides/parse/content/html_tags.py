"""Single HTML tags within Markdown."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_ROW = re.compile(
    r"display\s*:\s*(?:inline-)?(?:flex|grid)(?!.*flex-direction\s*:\s*column)"
    r"|\bclass\s*=\s*[\"']?[^\"'>]*(?<![\w-])(?:columns|cols|row|flex|two-columns)(?![\w-])",
    re.IGNORECASE | re.DOTALL,
)
"""Attributes that lay out what is in a box side by side: its style, or a class of the common frameworks."""


class _Tag(HTMLParser):
    """Reads one tag."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: tuple[str, dict[str, str], str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found = (tag, {key: value or "" for key, value in attrs}, "open")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.found = (tag, {}, "close")


def read_tag(text: str) -> tuple[str, dict[str, str], str] | None:
    """Name, attributes and `open` or `close` of a raw HTML tag; None for comments and the like."""
    parser = _Tag()
    parser.feed(text)
    return parser.found


def is_row_of(attributes: str) -> bool:
    """Whether the attributes of a tag, as written, lay out what is in it side by side."""
    return _ROW.search(attributes) is not None
