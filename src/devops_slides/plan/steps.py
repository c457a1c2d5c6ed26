"""Lists with code, tables or pictures between their items, put in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from devops_slides.model.block import Block, Code, Item, ListBlock, PictureBlock, Span, Table

MATTER = (Code, Table, PictureBlock)


def resumed_lists(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, with numbered lists rejoined that code, a table or a picture interrupts.

    The interruption belongs to the item before it.
    """
    found: list[Block] = []
    for block in blocks:
        last = next((at for at in range(len(found) - 1, -1, -1) if isinstance(found[at], ListBlock)), None)
        before = found[last] if last is not None else None
        if (
            isinstance(block, ListBlock)
            and isinstance(before, ListBlock)
            and last is not None
            and block.ordered
            and before.ordered
            and block.start == before.start + len(before.items) != 1
            and all(isinstance(between, MATTER) for between in found[last + 1 :])
        ):
            item = before.items[-1]
            whole = replace(item, blocks=(*item.blocks, *found[last + 1 :]))
            items = (*before.items[:-1], whole, *block.items)
            found[last:] = [replace(before, items=items, span=Span(before.span.start, block.span.end))]
        else:
            found.append(block)
    return tuple(found)


def in_steps(block: ListBlock) -> tuple[Block, ...]:
    """A list as its items' text and their code, tables and pictures in turn, so that each step has what it shows."""
    found: list[Block] = []
    kept: list[tuple[int, Item]] = []
    for number, item in enumerate(block.items, block.start):
        for piece in _pieces(item):
            if isinstance(piece, Item):
                kept.append((number, piece))
            else:
                found += (*_listed(kept, block), piece)
                kept = []
    return (*found, *_listed(kept, block))


def _listed(kept: list[tuple[int, Item]], block: ListBlock) -> Iterator[Block]:
    """Items as a part of their list; the rest of a split item, which has no marker of its own, as plain blocks."""
    for at, (number, item) in enumerate(kept):
        if item.is_whole:
            rest = tuple(item for _, item in kept[at:])
            yield replace(block, items=rest, start=number, span=Span(rest[0].span.start, rest[-1].span.end))
            return
        yield from item.blocks


def _pieces(item: Item) -> Iterator[Item | Block]:
    """An item split at its code, tables and pictures, including those in the lists inside it."""
    text: list[Block] = []
    is_first = True
    for block in item.blocks:
        inner = in_steps(block) if isinstance(block, ListBlock) else (block,)
        for piece in inner:
            if not isinstance(piece, MATTER):
                text.append(piece)
                continue
            if text:
                yield Item(tuple(text), item.span, is_whole=is_first)
                text, is_first = [], False
            yield piece
    if text or is_first:
        yield Item(tuple(text), item.span, is_whole=is_first)
