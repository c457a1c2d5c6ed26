"""devops-slides check."""

from __future__ import annotations

from pathlib import Path
from typing import Unpack

import click

from devops_slides.cli.report.results import counted, finish, report_results
from devops_slides.cli.source_options import Selection, order_of, selection, sources


@click.command()
@sources
@selection
@click.option("--strict", is_flag=True, help="Exit with 1 if there is any problem.")
def check(source: tuple[Path, ...], *, strict: bool, **given: Unpack[Selection]) -> None:
    """Report the problems of SOURCE and write nothing."""
    from devops_slides.build.pipeline import placed_decks  # noqa: PLC0415 - not for --help

    done = list(report_results(placed_decks(order_of(source, Path(), given))))
    problems = sum(len(result.problems) for result in done)
    failed = sum(len(result.errors) for result in done)
    chapters = sum(len(result.job.pages) for result in done)
    line = f"{counted(chapters, 'chapter')}, {counted(problems, 'problem')}"
    click.echo(f"{line}, {failed} failed" if failed else line)
    finish(failed=bool(failed), problems=problems, strict=strict)
