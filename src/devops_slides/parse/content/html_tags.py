"""Single HTML tags within Markdown."""

from __future__ import annotations

from html.parser import HTMLParser


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
