"""Lists, quotations and callouts with code, tables or pictures inside, put in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from devops_slides.model.block import (
    Block,
    Callout,
    Code,
    Columns,
    Directive,
    Item,
    ListBlock,
    PictureBlock,
    Quote,
    Rule,
    Span,
    Table,
    Titled,
    children,
)

MATTER = (Code, Table, PictureBlock)


def resumed_lists(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, with numbered lists rejoined that code, a table or a picture interrupts.

    The interruption belongs to the item before it.
    """
    found: list[Block] = []
    last: int | None = None
    for block in blocks:
        before = found[last] if last is not None else None
        if (
            isinstance(block, ListBlock)
            and isinstance(before, ListBlock)
            and last is not None
            and block.ordered
            and before.ordered
            and block.start == before.start + len(before.items) != 1
            and block.numbering == before.numbering
            and before.step == 1
            and all(isinstance(between, MATTER) for between in found[last + 1 :])
        ):
            item = before.items[-1]
            whole = replace(item, blocks=(*item.blocks, *found[last + 1 :]))
            items = (*before.items[:-1], whole, *block.items)
            found[last:] = [replace(before, items=items, span=Span(before.span.start, block.span.end))]
        else:
            found.append(block)
            last = len(found) - 1 if isinstance(block, ListBlock) else last
    return tuple(found)


def in_steps(block: Block) -> tuple[Block, ...]:
    """A block as its text and its code, tables and pictures in turn; itself if it has only one kind of them.

    Each step of a list has what it shows; a quotation or callout goes on under its own name after its code.
    """
    match block:
        case ListBlock():
            return _list_steps(block)
        case Quote() | Callout() | Titled():
            return tuple(_container_steps(block))
        case Columns():
            inner = tuple(piece for child in children(block) for piece in in_steps(child))
            return inner if any(isinstance(piece, MATTER) for piece in inner) else (block,)
        case _:
            return (block,)


def _container_steps(block: Quote | Callout | Titled) -> Iterator[Block]:
    """The pieces of a quotation, a callout or titled content; a title with nothing under it stays in front."""
    text: list[Block] = []
    whole: Quote | Callout | Titled = block
    for piece in (step for child in block.blocks for step in in_steps(child)):
        if not isinstance(piece, MATTER):
            text.append(piece)
            continue
        if _is_seen(text) or (whole is block and not isinstance(block, Quote)):
            yield _with_blocks(whole, text, piece.span.start)
            text = []
            whole = replace(block, title=()) if isinstance(block, Titled) else block
            whole = replace(whole, span=replace(block.span, start=piece.span.end))
        yield piece
    if whole is block and not isinstance(block, Quote):
        yield block
    elif _is_seen(text):
        yield replace(whole, blocks=tuple(text))
    else:
        yield from text


def _with_blocks(whole: Quote | Callout | Titled, text: Iterable[Block], before: int) -> Block:
    """A piece with its own blocks, which ends before a line of the file."""
    first = whole.span.start
    return replace(whole, blocks=tuple(text), span=Span(first, max(first, before - 1)))


def _is_seen(blocks: Iterable[Block]) -> bool:
    return any(not isinstance(block, Directive | Rule) for block in blocks)


def _list_steps(block: ListBlock) -> tuple[Block, ...]:
    found: list[Block] = []
    kept: list[tuple[int, Item]] = []
    for number, item in block.numbered():
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
    """An item split at its code, tables and pictures, including those in the blocks inside it."""
    text: list[Block] = []
    is_first = True
    for block in item.blocks:
        for piece in in_steps(block):
            if not isinstance(piece, MATTER):
                text.append(piece)
                continue
            if text:
                yield Item(tuple(text), item.span, is_first, item.value if is_first else None)
                text, is_first = [], False
            yield piece
    if text or is_first:
        yield Item(tuple(text), item.span, is_first, item.value if is_first else None)
