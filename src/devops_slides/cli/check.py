"""devops-slides check."""

from __future__ import annotations

from pathlib import Path

import click

from devops_slides.batch import Order, run
from devops_slides.cli.sources import counted, finish, named, sources, theme_option, told


@click.command()
@sources
@theme_option
@click.option("--strict", is_flag=True, help="Exit with 1 if there was any problem.")
def check(source: tuple[Path, ...], theme: str | None, *, strict: bool) -> None:
    """Tell the problems of SOURCE and write nothing."""
    done = list(told(run(Order(named(source), Path(), theme), write=False)))
    problems = sum(len(one.problems) for one in done)
    failed = sum(one.error is not None for one in done)
    line = f"{counted(len(done), 'chapter')}, {counted(problems, 'problem')}"
    click.echo(f"{line}, {failed} failed" if failed else line)
    finish(done, strict=strict)
