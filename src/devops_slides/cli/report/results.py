"""Results: problems and errors as they come, exit codes, and values as JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click
import msgspec

from devops_slides.cli.report.seen_paths import SeenPaths
from devops_slides.model.problem import DevopsSlidesError, Problem, ThemeError, UsageError

if TYPE_CHECKING:
    from devops_slides.build.pipeline import DeckResult
COMMON = frozenset({"likely-typo", "template-content", "template-layout", "template-check"})
"""Problems that many decks have for one reason, which is told once."""


def json_text(value: object, indent: int = 0) -> str:
    """A value as JSON, on one line or with `indent` spaces per level.

    File names that are not text (PEP 383) have `?` for what cannot be written, as on a terminal.
    """
    try:
        data = msgspec.json.encode(value)
    except UnicodeEncodeError:
        data = msgspec.json.encode(_writable(value))
    return msgspec.json.format(data, indent=indent).decode()


def _writable(value: object) -> object:
    match value:
        case str():
            return value.encode("utf-8", "replace").decode()
        case dict():
            return {key: _writable(item) for key, item in value.items()}
        case list():
            return [_writable(item) for item in value]
        case _:
            return value


FAILED, WRONG_USAGE, INTERRUPTED = 1, 2, 130
"""Exit codes; the last is what shells expect of a program that Ctrl-C has ended."""


def fail(error: DevopsSlidesError, sources: Sequence[Path] = ()) -> NoReturn:
    """End with the error's message, its place as seen from here, and the exit code for wrong usage."""
    click.echo(SeenPaths(sources).error(error), err=True)
    sys.exit(WRONG_USAGE)


def report_results(results: Iterable[DeckResult], sources: Sequence[Path]) -> Iterator[DeckResult]:
    """The results, with problems and errors printed on stderr as they come.

    A theme that cannot be used, or a source that does not exist, is wrong usage and ends the program.
    """
    told: set[Problem] = set()
    seen = SeenPaths(sources)
    try:
        for done in results:
            for problem in done.problems:
                if problem not in told:
                    click.echo(str(seen.problem(problem)), err=True)
            told.update(problem for problem in done.problems if problem.code in COMMON)
            for error in done.errors:
                click.echo(seen.error(error), err=True)
            yield done
    except (ThemeError, UsageError) as error:
        fail(error, sources)


def finish(*, failed: bool, problems: int = 0, strict: bool = False) -> None:
    """Exit with 1 if anything failed, or with `strict` if there was any problem."""
    if failed or (strict and problems):
        sys.exit(FAILED)


def counted(number: int, word: str) -> str:
    """A number and a word in its singular or plural: `1 slide`, `2 slides`."""
    return f"{number} {word}{'' if number == 1 else 's'}"
