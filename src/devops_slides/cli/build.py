"""devops-slides build."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import NoReturn, Unpack

import click
from click.core import ParameterSource
from msgspec.structs import replace

from devops_slides.cli.report.results import INTERRUPTED, fail, finish
from devops_slides.cli.source_options import Selection, order_of, selection, sources
from devops_slides.files.boundary import boundary
from devops_slides.model.problem import DevopsSlidesError, OutputError, UsageError
from devops_slides.model.request import How

_OTHER_FORMS = frozenset(
    (".pdf", ".ppt", ".pptm", ".potx", ".odp", ".key", ".html", ".htm", ".md", ".png", ".jpg", ".zip")
)
"""Endings of files that somebody may want, and that are no names of folders."""


def check_output(output: Path) -> None:
    """Fail if the output is a file that is no .pptx, or the folder `decks` by default, and that a link to elsewhere."""
    if output.suffix.lower() in _OTHER_FORMS and not output.is_dir():
        hint = f"write -o {output.with_suffix('.pptx').as_posix()}"
        if output.suffix.lower() == ".pdf":
            hint += ", and export that as PDF in PowerPoint or LibreOffice"
        message = f"-o {output.as_posix()}: decks are .pptx files"
        fail(UsageError(message, code="bad-output", hint=hint), (output,))
    named = click.get_current_context().get_parameter_source("output") is not ParameterSource.DEFAULT
    if not named and output.is_symlink() and not boundary((Path(),)).holds(output):
        message = f"{output.as_posix()} is a link to another place"
        fail(OutputError(message, code="outside-output", hint="name the folder with -o if this is meant"))


@click.command()
@sources
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("decks"), show_default=True,
    metavar="DIR|FILE.pptx", help="Folder for the decks, or the file of a single deck.",
)  # fmt: skip
@selection
@click.option("-j", "--jobs", "processes", type=click.IntRange(0), default=0, metavar="N",
    help="Build N decks at once; by default, as many as there are cores.")  # fmt: skip
@click.option("--cluster", default="", metavar="ADDRESS", help="Build on the workers of a Dask scheduler.")
@click.option("--rebuild", is_flag=True, help="Build all decks, even those that are up to date.")
@click.option("--overwrite", is_flag=True, help="Replace hand-edited decks, which become NAME.edited.pptx.")
@click.option("--prune", is_flag=True, help="Delete decks whose chapters are gone.")
@click.option("--watch", is_flag=True, help="Keep running and build what changes, until Ctrl-C.")
@click.option(
    "--keep-pictures", is_flag=True, help="Don't scale down pictures that have more pixels than slides can show."
)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list with a record for each deck instead of text.")
@click.option("--strict", is_flag=True, help="Exit with 1 if there is any problem.")
def build(
    source: tuple[Path, ...],
    output: Path,
    *,
    processes: int,
    cluster: str,
    rebuild: bool,
    overwrite: bool,
    prune: bool,
    watch: bool,
    keep_pictures: bool,
    as_json: bool,
    strict: bool,
    **given: Unpack[Selection],
) -> None:
    """Build the decks of SOURCE: a chapter, a folder or a Hugo site, by default the folder content.

    Each chapter becomes a deck; with --deck, each section or the whole course does. Several SOURCEs with --deck course
    make one deck, in the given order. Decks that are up to date are left alone. A hand-edited deck is never
    overwritten: the new one is written beside it as NAME.new.pptx.
    """
    from devops_slides.build.course import CourseBuild  # noqa: PLC0415 - not for --help
    from devops_slides.cli.report.build_report import report  # noqa: PLC0415 - not for --help

    check_output(output)
    how = How(processes, cluster, overwrite=overwrite, rebuild=rebuild, prune=prune)
    signal.signal(signal.SIGTERM, _end)
    try:
        order = replace(order_of(source, output, given), keep_pictures=keep_pictures)
        if watch:
            from devops_slides.cli.watch import watch_course  # noqa: PLC0415 - only on request

            watch_course(lambda: replace(order_of(source, output, given), keep_pictures=keep_pictures), how)
            return
        tally = report(CourseBuild(order, how), as_json=as_json)
    except DevopsSlidesError as error:
        fail(error, source)
    except KeyboardInterrupt as interrupt:
        click.echo("interrupted; all decks are complete", err=True)
        sys.exit(interrupt.args[0] if interrupt.args else INTERRUPTED)
    finish(failed=not tally.is_fine, problems=tally.problems, strict=strict)


def _end(number: int, _frame: object) -> NoReturn:
    """End as with Ctrl-C, with the exit code that shells give to a program that a signal has ended."""
    raise KeyboardInterrupt(128 + number)
