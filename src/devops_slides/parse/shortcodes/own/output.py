"""What an own shortcode's HTML is among Markdown: a block, or words in a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from devops_slides.parse.source_lines import SourceLines

SLOT_OPEN, SLOT_CLOSE = "\ufdd2", "\ufdd3"
"""Around the number of a slot (Unicode 23.7, noncharacters, which no text has)."""
_SLOT = re.compile(f"{SLOT_OPEN}(\\d+){SLOT_CLOSE}")
_BLOCK_TAG = re.compile(
    r"<(?:!--|/?(?:p|div|section|article|center|figure|figcaption|details|summary|dl|dt|dd|ul|ol|li|table|t[hdr]|tbody"
    r"|thead|main|header|footer|nav|aside|address|form|fieldset|legend|caption|picture|pre|blockquote|hr|h[1-6]|iframe"
    r"|video|audio|embed|object|svg|script|style|template|noscript|canvas)\b)",
    re.IGNORECASE,
)
_MARKDOWN_BLOCK = re.compile(r"\n[ \t]*\n|^ {0,3}(?:[-*+][ \t]|[>#|]|\d+[.)][ \t]|```|~~~|<)|^ {4}|^\t", re.MULTILINE)
_TAG = re.compile(r"(<[^<>]*>|&[#\w]+;)")


class Slot(Struct, frozen=True):
    """A place in a template's text: content as the author wrote it, or Markdown that is to be read."""

    source: SourceLines
    is_markdown: bool


class Evaluated(Struct, frozen=True):
    """The HTML that a template gives, with the marks of slots, and the slots by number."""

    text: str
    slots: tuple[Slot, ...]


def pieces(found: Evaluated) -> Iterator[str | Slot]:
    """Stretches of HTML, and slots, in order."""
    for index, piece in enumerate(_SLOT.split(found.text)):
        if index % 2:
            yield found.slots[int(piece)]
        elif piece:
            yield piece


def only_slot(found: Evaluated) -> Slot | None:
    """The slot that is all there is."""
    given = [piece for piece in pieces(found) if not isinstance(piece, str) or piece.strip()]
    return given[0] if len(given) == 1 and isinstance(given[0], Slot) else None


def is_block(found: Evaluated) -> bool:
    """Whether a page shows it as a block of its own."""
    return any(
        (_BLOCK_TAG if isinstance(piece, str) else _MARKDOWN_BLOCK).search(
            piece if isinstance(piece, str) else piece.source.text.strip("\n")
        )
        for piece in pieces(found)
    )


def split_tags(text: str) -> Iterator[tuple[bool, str]]:
    """Words, and tags and entities (True), in order."""
    for index, piece in enumerate(_TAG.split(text)):
        if piece:
            yield bool(index % 2), piece
