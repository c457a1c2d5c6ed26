"""devops-slides build."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Unpack

import click

from devops_slides.batch import Done, run
from devops_slides.cli.sources import Selection, counted, fail, finish, ordered, selection, sources, told
from devops_slides.jobs import jobs
from devops_slides.order import Order
from devops_slides.model.problem import DevopsSlidesError, UsageError


@click.command()
@sources
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("decks"), show_default=True,
    metavar="DIR|FILE.pptx", help="Where decks are written; a file for a single chapter.",
)  # fmt: skip
@selection
@click.option("--keep-pictures", is_flag=True, help="Don't scale down pictures of more pixels than slides show.")
@click.option("--strict", is_flag=True, help="Exit with 1 if there was any problem.")
def build(
    source: tuple[Path, ...], output: Path, *, keep_pictures: bool, strict: bool, **given: Unpack[Selection]
) -> None:
    """Write decks of SOURCE: a chapter, a folder or a Hugo site (content where it stands).

    A deck is made of each chapter, or with --deck of each section or the whole course; several SOURCEs with
    --deck course make one deck in the given order.
    """
    order = replace(ordered(source, output, given), keep_pictures=keep_pictures)
    _check_output(order)
    done = []
    for one in told(run(order, write=True)):
        done.append(one)
        if one.file is not None and one.deck is not None:
            click.echo(f"{one.file.as_posix()}  {counted(len(one.deck.slides), 'slide')}")
    _close(done)
    finish(done, strict=strict)


def _check_output(order: Order) -> None:
    if order.out.suffix != ".pptx":
        return
    try:
        count = len(jobs(order))
    except DevopsSlidesError as error:
        fail(error)
    if count > 1:
        what, hint = f"{count} decks don't go into one file", "name a folder, or a single chapter"
        fail(UsageError(what, place=order.out.as_posix(), code="one-file", hint=hint))


def _close(done: list[Done]) -> None:
    decks = [one.deck for one in done if one.file is not None and one.deck is not None]
    slides = sum(len(deck.slides) for deck in decks)
    problems = sum(len(one.problems) for one in done)
    failed = sum(len(one.errors) for one in done)
    line = f"{counted(len(decks), 'deck')}, {counted(slides, 'slide')}, {counted(problems, 'problem')}"
    click.echo(f"{line}, {failed} failed" if failed else line)
