"""Problems and errors as they come, and the exit codes that follow from them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NoReturn

import click

from devops_slides.model.problem import DevopsSlidesError, ThemeError, UsageError

if TYPE_CHECKING:
    from devops_slides.build.pipeline import DeckResult

FAILED, WRONG_USAGE = 1, 2


def fail(error: DevopsSlidesError) -> NoReturn:
    """End with the error's message and the exit code for wrong usage."""
    click.echo(str(error), err=True)
    sys.exit(WRONG_USAGE)


def report_results(results: Iterable[DeckResult]) -> Iterator[DeckResult]:
    """The results, with problems and errors told on stderr as they come.

    A theme that cannot be used, or a source that is not there, is wrong usage and ends the program.
    """
    try:
        for done in results:
            for problem in done.problems:
                click.echo(str(problem), err=True)
            for error in done.errors:
                click.echo(str(error), err=True)
            yield done
    except (ThemeError, UsageError) as error:
        fail(error)


def finish(done: list[DeckResult], *, strict: bool) -> None:
    """Exit with 1 where a deck failed, or with `strict` where there was any problem."""
    failed = any(result.errors for result in done)
    if failed or (strict and any(result.problems for result in done)):
        sys.exit(FAILED)


def counted(number: int, word: str) -> str:
    """`1 slide`, `2 slides`."""
    return f"{number} {word}{'' if number == 1 else 's'}"
