"""Speaker notes in words: one rule for every way to write them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from devops_slides.model.block import (
    Block,
    Callout,
    Code,
    Directive,
    Heading,
    ListBlock,
    Paragraph,
    PictureBlock,
    Table,
    Titled,
    children,
)
from devops_slides.model.numerals import numeral
from devops_slides.model.text import Run, Runs

_BULLET = "•"
_INDENT = "    "


def notes_of(blocks: Iterable[Block]) -> tuple[str, ...]:
    """The notes that blocks say, one string a paragraph.

    Items of lists have their marker, and four spaces for each level above them. An address follows the words that
    lead there, in brackets, because nothing can be clicked in the presenter's view.
    """
    return tuple(line for block in blocks for line in _lines(block) if line.strip())


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph() | Heading():
            yield from words_with_addresses(block.runs).split("\n")
        case ListBlock():
            yield from _items(block)
        case Code():
            yield from block.lines
        case Table():
            for row in (block.head, *block.rows):
                yield " – ".join(words_with_addresses(cell).replace("\n", " ") for cell in row if cell)
        case PictureBlock():
            yield block.picture.alt
        case Directive():
            yield from block.notes
        case _:
            if isinstance(block, Callout | Titled):
                yield words_with_addresses(block.title)
            for child in children(block):
                yield from _lines(child)


def _items(block: ListBlock) -> Iterator[str]:
    for number, item in block.numbered():
        mark = f"{numeral(number, block.numbering)}." if block.ordered else _BULLET
        lines = notes_of(item.blocks)
        is_nested = bool(item.blocks) and isinstance(item.blocks[0], ListBlock)
        yield f"{mark} {'' if is_nested else ''.join(lines[:1])}"
        yield from (_INDENT + line for line in lines[not is_nested :])


def words_with_addresses(runs: Runs) -> str:
    """The words of runs, each link's address in brackets after its last word, unless the words are the address."""
    found: list[str] = []
    for at, run in enumerate(runs):
        found.append(run.text)
        after = runs[at + 1] if at + 1 < len(runs) else None
        if run.link is not None and (after is None or after.link != run.link):
            found.append(_address(run))
    return "".join(found)


def _address(run: Run) -> str:
    if run.link is None or run.link.kind not in {"url", "page"} or run.link.target in {run.text, f"mailto:{run.text}"}:
        return ""
    return f" ({run.link.target})"
