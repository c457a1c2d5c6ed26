"""What the commands have in common: the sources, and how results and problems are told."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NoReturn, TypeVar

import click

from devops_slides.batch import Done
from devops_slides.model.problem import DevopsSlidesError, ThemeError, UsageError

F = TypeVar("F", bound=Callable[..., object])
FAILED, WRONG_USAGE = 1, 2


def sources(command: F) -> F:
    """The argument SOURCE..., `content` where it is left out."""
    return click.argument("source", nargs=-1, type=click.Path(path_type=Path))(command)


def theme_option(command: F) -> F:
    """The option --theme."""
    return click.option("-t", "--theme", metavar="NAME|PATH", help="A theme by name or by the path of its file.")(
        command
    )


def named(source: tuple[Path, ...]) -> tuple[Path, ...]:
    """The sources, or the folder `content` here."""
    if source:
        return source
    if not Path("content").is_dir():
        hint = "name a chapter, a folder or a Hugo site"
        fail(UsageError("there is no folder content here", code="no-source", hint=hint))
    return (Path("content"),)


def fail(error: DevopsSlidesError) -> NoReturn:
    """End with the error's message and the exit code for wrong usage."""
    click.echo(str(error), err=True)
    sys.exit(WRONG_USAGE)


def told(results: Iterable[Done]) -> Iterator[Done]:
    """The results, with problems and errors told on stderr as they come.

    A theme that cannot be used, or a source that is not there, is wrong usage and ends the program.
    """
    try:
        for done in results:
            for problem in done.problems:
                click.echo(str(problem), err=True)
            if isinstance(done.error, ThemeError | UsageError):
                fail(done.error)
            if done.error is not None:
                click.echo(str(done.error), err=True)
            yield done
    except (ThemeError, UsageError) as error:
        fail(error)


def finish(done: list[Done], *, strict: bool) -> None:
    """Exit with 1 where a deck failed, or with `strict` where there was any problem."""
    failed = any(one.error is not None for one in done)
    if failed or (strict and any(one.problems for one in done)):
        sys.exit(FAILED)


def counted(number: int, word: str) -> str:
    """`1 slide`, `2 slides`."""
    return f"{number} {word}{'' if number == 1 else 's'}"
