"""The command line: one short file per command."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import NoReturn

import click

from devops_slides import __version__
from devops_slides.cli.lazy_group import LazyGroup

_HERE = "devops_slides.cli"
_COMMANDS = {name: f"{_HERE}.{name}:{name}" for name in ("build", "check", "outline", "init", "themes")}


@click.group(cls=LazyGroup, commands=_COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="devops-slides")
def cli() -> None:
    """Turn a Hugo Markdown course, unchanged, into PowerPoint decks."""


def main() -> None:
    """Run the command line. Streams are UTF-8 whatever the system's code page.

    What the system refuses ends the command with one line and the exit code for wrong usage.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    try:
        cli(prog_name="devops-slides")
    except OSError as error:
        _end_without_output(error)


def _end_without_output(error: OSError) -> NoReturn:
    """End because the system refuses a file, a folder or the output itself, which then stays silent."""
    from devops_slides.model.problem import UsageError  # noqa: PLC0415 - only for this

    told = UsageError(error.strerror or str(error), place=str(error.filename or ""), code="system-error")
    with suppress(OSError):
        click.echo(str(told), err=True)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # what waits to be written has no place to go
    sys.exit(2)
