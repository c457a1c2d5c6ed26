"""The content of a shortcode, and the words in its arguments, read as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from devops_slides.model.block import Block, Span, Titled
from devops_slides.model.text import Runs
from devops_slides.parse.content.flatten import flatten
from devops_slides.parse.content.reading import Reading
from devops_slides.parse.shortcodes.scan import Call
from devops_slides.parse.source_lines import SourceLines

Read = Callable[[SourceLines, Reading], tuple[Block, ...]]
"""Reads a piece of Markdown."""


def inner_blocks(call: Call, reading: Reading, read: Read) -> tuple[Block, ...]:
    """The blocks between a shortcode's two tags."""
    return read(call.inner.unquoted().dedented(), reading) if call.inner is not None else ()


def words(text: str, reading: Reading, span: Span, read: Read) -> Runs:
    """Words with inline Markdown, as in titles given as arguments."""
    return flatten(read(SourceLines(text.replace("\n", " "), (span.start,)), reading))[0] if text.strip() else ()


def titled(title: str, blocks: tuple[Block, ...], reading: Reading, span: Span, read: Read) -> Iterator[Block]:
    """Content under its title; without a title, the content alone."""
    runs = words(title, reading, span, read)
    if runs and blocks:
        yield Titled(runs, blocks, span)
    else:
        yield from blocks
