"""devops-slides build."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from devops_slides.batch import Done, Order, found_pages, run
from devops_slides.cli.sources import counted, fail, finish, named, sources, theme_option, told
from devops_slides.model.problem import DevopsSlidesError, UsageError


@click.command()
@sources
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("decks"), show_default=True,
    metavar="DIR|FILE.pptx", help="Where decks are written; a file for a single chapter.",
)  # fmt: skip
@theme_option
@click.option("--drafts", is_flag=True, help="Build chapters marked as drafts too.")
@click.option("--strict", is_flag=True, help="Exit with 1 if there was any problem.")
def build(source: tuple[Path, ...], output: Path, theme: str | None, *, drafts: bool, strict: bool) -> None:
    """Write a deck for each chapter of SOURCE: a chapter, a folder or a Hugo site (content where it stands)."""
    order = Order(named(source), output, theme, _date(), drafts)
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
        count = len(found_pages(order.sources))
    except DevopsSlidesError as error:
        fail(error)
    if count > 1:
        hint = "name a folder, or a single chapter"
        fail(
            UsageError(
                f"{count} chapters don't go into one file", place=order.out.as_posix(), code="one-file", hint=hint
            )
        )


def _close(done: list[Done]) -> None:
    decks = [one.deck for one in done if one.file is not None and one.deck is not None]
    slides = sum(len(deck.slides) for deck in decks)
    problems = sum(len(one.problems) for one in done)
    failed = sum(one.error is not None for one in done)
    line = f"{counted(len(decks), 'deck')}, {counted(slides, 'slide')}, {counted(problems, 'problem')}"
    click.echo(f"{line}, {failed} failed" if failed else line)


def _date() -> str:
    """SOURCE_DATE_EPOCH as the date of the decks' properties (reproducible-builds.org); no clock is read."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if epoch.isdigit() else ""
