"""devops-slides themes list."""

from __future__ import annotations

import click

from devops_slides.cli.report.results import finish
from devops_slides.cli.themes.course_folder import folders_here
from devops_slides.model.problem import ThemeError
from devops_slides.theme.read_theme import read_theme, theme_names


@click.command("list")
def list_themes() -> None:
    """List the themes by name: those in slide-themes/ of this course, and the shipped ones.

    Exit with 1 if one of them cannot be used; the others are listed all the same.
    """
    is_broken = False
    folders = folders_here()
    found = theme_names(folders)
    width = max(len(name) for name in found)
    for name in sorted(found):
        try:
            theme = read_theme(name, folders)
        except ThemeError as error:
            click.echo(str(error), err=True)
            is_broken = True
            continue
        about = f"{theme.title} – {theme.description}" if theme.description else theme.title
        click.echo(f"{name:{width}}  {about}")
    finish(failed=is_broken)
