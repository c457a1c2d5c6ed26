"""devops-slides themes."""

from __future__ import annotations

from pathlib import Path

import click

from devops_slides.cli.sources import fail
from devops_slides.model.problem import ThemeError


@click.group()
def themes() -> None:
    """Look at themes."""


@themes.command("list")
def list_themes() -> None:
    """List the themes that can be named: those of this course's slide-themes/ and the shipped ones."""
    from devops_slides.jobs import OWN_THEMES  # noqa: PLC0415 - not for --help
    from devops_slides.parse.site.hugo import root_of  # noqa: PLC0415 - as above
    from devops_slides.parse.theme import names, read_theme  # noqa: PLC0415 - as above

    here = Path("content") if Path("content").is_dir() else Path()
    root = root_of(here.resolve()) or here.resolve()
    folders = [root / OWN_THEMES]
    found = names(folders)
    width = max(len(name) for name in found)
    for name in sorted(found):
        try:
            theme = read_theme(name, folders)
        except ThemeError as error:
            fail(error)
        click.echo(
            f"{name:{width}}  {theme.title} – {theme.description}"
            if theme.description
            else f"{name:{width}}  {theme.title}"
        )
