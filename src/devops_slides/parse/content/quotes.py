"""Block quotations, and GitHub's alerts, which are written as quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token
from msgspec.structs import replace

from devops_slides.model.block import Block, Callout, CalloutKind, Directive, Paragraph, Quote, Span
from devops_slides.model.text import Runs, cut, plain, strip
from devops_slides.parse.shortcodes.names import KINDS

_ALERT = re.compile(r"\s*\[!(?P<kind>[A-Za-z]+)\][+-]?[^\S\n]*")
"""`[!NOTE]`, and Obsidian's `[!tip]- A title`, which Hugo reads as well."""

_GITHUB: dict[str, CalloutKind] = {"caution": "danger"}
"""GitHub's words that mean more than they do in themes: its caution is the red one."""


def quote_or_alert(blocks: tuple[Block, ...], span: Span) -> Iterator[Block]:
    """A quotation, or an alert: `[!NOTE]` on the first line, followed by its title."""
    first = blocks[0] if blocks else None
    text = "".join(run.text for run in first.runs) if isinstance(first, Paragraph) else ""
    match = _ALERT.match(text)
    if not isinstance(first, Paragraph) or match is None or match["kind"].lower() not in KINDS:
        if blocks and all(isinstance(block, Callout | Directive) for block in blocks):
            yield from blocks
        elif blocks:
            yield Quote(blocks, span)
        return
    title, rest = _parted(first, match.end())
    inner = ((replace(first, runs=rest),) if plain(rest).strip() else ()) + blocks[1:]
    kind = match["kind"].lower()
    yield Callout(_GITHUB.get(kind, KINDS[kind]), title, inner, span, kind)


def with_titles_apart(tokens: list[Token]) -> list[Token]:
    """The tokens of a quotation; an alert's first line ends in a hard break if it holds a title."""
    inline = next((token for token in tokens if token.type == "inline"), None)
    match = _ALERT.match(inline.content) if inline is not None else None
    if inline is not None and match is not None and inline.content[match.end() :][:1] not in {"", "\n"}:
        soft = next((child for child in inline.children or () if child.type == "softbreak"), None)
        if soft is not None:
            soft.type = "hardbreak"
    return tokens


def _parted(first: Paragraph, at: int) -> tuple[Runs, Runs]:
    """The title and the text of an alert's first paragraph; a line break separates them."""
    text = "".join(run.text for run in first.runs)
    line = text.find("\n", at)
    if line > at:
        return strip(cut(first.runs, at, line)), strip(cut(first.runs, line))
    return (), strip(cut(first.runs, at))
