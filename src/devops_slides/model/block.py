"""Blocks, which make up a chapter, each with its lines in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from devops_slides.model.numerals import Numbering
from devops_slides.model.text import Link, Runs


class Span(Struct, frozen=True):
    """The first and last line of a block in its file, counted from 1."""

    start: int
    end: int


class Picture(Struct, frozen=True):
    """A picture whose file exists. `width` and `height` are its natural size in pixels.

    `data` is bytes that every program can show; `drawing` is the SVG that they were rendered from, else empty.

    `asked` is the width that the author asked for, as a share of the page (0 to 1), or None.
    `name` is the file's name in words, empty if it is meaningless (`img_2938`); `digest` is the SHA-256
    of the author's file. `described` is true if `alt` is the author's text, false if it is `name`.
    `link` is where a click on the picture leads. A `decorative` one has no text that a reader needs.
    """

    path: str
    name: str
    data: bytes
    content_type: str
    width: int
    height: int
    digest: str
    alt: str
    title: str
    described: bool
    asked: float | None
    caption: Runs = ()
    drawing: bytes = b""
    link: Link | None = None
    decorative: bool = False


class Heading(Struct, frozen=True):
    """A heading of level 1 to 6."""

    level: int
    runs: Runs
    span: Span
    id: str = ""


class Paragraph(Struct, frozen=True):
    """A paragraph of prose."""

    runs: Runs
    span: Span


class PictureBlock(Struct, frozen=True):
    """A picture in the flow of blocks; one that `is_ground` was written for the whole slide of what follows it."""

    picture: Picture
    span: Span
    is_ground: bool = False


class Item(Struct, frozen=True):
    """One item of a list: its blocks, the first of them mostly a paragraph.

    If `is_whole` is false, it continues an item after something inside that item, without a marker.
    `value` is the number that the author gives it; without one it has the number after the item above it.
    """

    blocks: tuple[Block, ...]
    span: Span
    is_whole: bool = True
    value: int | None = None


class ListBlock(Struct, frozen=True):
    """A list; `start` is the number of its first item, `step` is -1 if it counts down."""

    items: tuple[Item, ...]
    ordered: bool
    start: int
    span: Span
    numbering: Numbering = "1"
    step: Literal[1, -1] = 1

    def numbered(self) -> Iterator[tuple[int, Item]]:
        """The items, each with its number."""
        number = self.start
        for item in self.items:
            number = number if item.value is None else item.value
            yield number, item
            number += self.step


class Code(Struct, frozen=True):
    """A block of code. `lines` are the author's, without line ends; `numbered` asks for line numbers.

    `title` is what the page shows above it, mostly the name of a file. `numbers` are those of chosen
    lines, 0 for a line that represents others; without them lines count from `first_number`.
    """

    lines: tuple[str, ...]
    language: str
    span: Span
    numbered: bool = False
    first_number: int = 1
    title: str = ""
    numbers: tuple[int, ...] = ()


class Merge(Struct, frozen=True):
    """A cell of a table that covers several: where it begins, its head counted as row 0, and how many it covers."""

    row: int
    column: int
    rows: int
    columns: int


class Table(Struct, frozen=True):
    """A table: its head and rows, each a tuple of cells; `align` has "", left, center or right per column.

    The cells that a merged one covers are empty. `description` is what a screen reader says before the cells.
    """

    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    align: tuple[str, ...]
    span: Span
    merges: tuple[Merge, ...] = ()
    description: str = ""


class Quote(Struct, frozen=True):
    """A block quotation."""

    blocks: tuple[Block, ...]
    span: Span


CalloutKind = Literal["note", "tip", "warning", "danger"]


class Callout(Struct, frozen=True):
    """A notice that stands out. `word` is what the page calls it (`tip`, `success`), in lower case.

    Without a `title` it has the label of its word if the language has one, else that of its kind.
    """

    kind: CalloutKind
    title: Runs
    blocks: tuple[Block, ...]
    span: Span
    word: str = ""


class Titled(Struct, frozen=True):
    """Content with a title of its own inside the page: the content of an `expand`, one of several tabs."""

    title: Runs
    blocks: tuple[Block, ...]
    span: Span


class Columns(Struct, frozen=True):
    """Content that the page shows side by side."""

    columns: tuple[tuple[Block, ...], ...]
    span: Span


class Footnotes(Struct, frozen=True):
    """The blocks of each footnote of a chapter, in the order of their marks; their numbers count from 1."""

    notes: tuple[tuple[Block, ...], ...]
    span: Span


class Directive(Struct, frozen=True):
    """An author's instruction for slides, in a comment that no page shows: `<!-- slides: layout=statement -->`.

    It applies to the slide of the block after it; after the last block, to the slide before it.
    `lines` are ranges of a code block's lines from 1, both ends included; `notes` are speaker notes.
    """

    span: Span
    layout: str = ""
    id: str = ""
    skip: bool = False
    is_break: bool = False
    freeze: bool = False
    lines: tuple[tuple[int, int], ...] = ()
    notes: tuple[str, ...] = ()


class Rule(Struct, frozen=True):
    """A horizontal rule."""

    span: Span


Block = (
    Heading
    | Paragraph
    | PictureBlock
    | ListBlock
    | Code
    | Table
    | Quote
    | Callout
    | Titled
    | Columns
    | Footnotes
    | Directive
    | Rule
)


def children(block: Block) -> Iterator[Block]:
    """The blocks directly inside a block, in reading order."""
    match block:
        case ListBlock():
            for item in block.items:
                yield from item.blocks
        case Quote() | Callout() | Titled():
            yield from block.blocks
        case Columns(columns=groups) | Footnotes(notes=groups):
            for group in groups:
                yield from group
        case _:
            pass


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks and all blocks inside them, each before its children."""
    for block in blocks:
        yield block
        yield from walk(children(block))
