"""What a heading is called in a URL, as Goldmark names it (https://gohugo.io/configuration/markup/#parserautoidtype)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from devops_slides.model.block import Block, Callout, Columns, Heading, ListBlock, Quote, Titled
from devops_slides.model.text import plain


def anchors(blocks: Iterable[Block]) -> dict[str, int]:
    """The line of each heading by its id; the second of equals ends in -1."""
    found: dict[str, int] = {}
    for heading in headings(blocks):
        wanted = heading.id or _slug(plain(heading.runs))
        name, count = wanted, 0
        while name in found:
            count += 1
            name = f"{wanted}-{count}"
        found[name] = heading.span.start
    return found


def headings(blocks: Iterable[Block]) -> Iterator[Heading]:
    """All headings in their order, those inside of other blocks too."""
    for block in blocks:
        match block:
            case Heading():
                yield block
            case Quote() | Callout() | Titled():
                yield from headings(block.blocks)
            case Columns():
                for column in block.columns:
                    yield from headings(column)
            case ListBlock():
                for item in block.items:
                    yield from headings(item.blocks)


def _slug(text: str) -> str:
    """GitHub's rule: lower case, hyphens for spaces, letters, digits, `-` and `_` of all scripts kept."""
    signs = ("-" if c.isspace() else c for c in text.strip().lower() if c.isalnum() or c.isspace() or c in "-_")
    return "".join(signs) or "heading"
