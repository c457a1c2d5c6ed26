"""devops-slides check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click
from msgspec.structs import replace

from devops_slides.cli.report.results import counted, finish, report_results
from devops_slides.cli.source_options import Selection, order_of, selection, sources

if TYPE_CHECKING:
    from devops_slides.build.pipeline import DeckResult


@click.command()
@sources
@selection
@click.option("--account", is_flag=True, help="Also report words and pictures that are on no slide and in no notes.")
@click.option("--strict", is_flag=True, help="Exit with 1 if there is any problem.")
def check(source: tuple[Path, ...], *, account: bool, strict: bool, **given: Unpack[Selection]) -> None:
    """Report the problems of SOURCE, also for people who do not see its decks, and write nothing."""
    from devops_slides.build.pipeline import placed_decks  # noqa: PLC0415 - not for --help

    results = map(with_accessibility, placed_decks(order_of(source, Path(), given)))
    chapters = problems = failed = 0
    for result in report_results(map(accounted, results) if account else results, source):
        chapters += len(result.job.pages)
        problems += len(result.problems)
        failed += len(result.errors)
    line = f"{counted(chapters, 'chapter')}, {counted(problems, 'problem')}"
    click.echo(f"{line}, {failed} failed" if failed else line)
    finish(failed=bool(failed), problems=problems, strict=strict)


def accounted(result: DeckResult) -> DeckResult:
    """A result with what its account finds lost among its problems."""
    from devops_slides.build.account import lost_content  # noqa: PLC0415 - only if asked for

    return replace(result, problems=(*result.problems, *lost_content(result)))


def with_accessibility(result: DeckResult) -> DeckResult:
    """A result with what screen readers cannot tell among its problems."""
    from devops_slides.build.accessibility import accessibility_problems  # noqa: PLC0415 - not for --help

    return replace(result, problems=(*result.problems, *dict.fromkeys(accessibility_problems(result))))
