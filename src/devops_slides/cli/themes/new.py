"""devops-slides themes new."""

from __future__ import annotations

import re
from pathlib import Path

import click

from devops_slides.cli.sources import fail
from devops_slides.cli.themes.here import folders_here
from devops_slides.cli.themes.starter import starter
from devops_slides.model.problem import ThemeError, UsageError
from devops_slides.parse.theme import read_theme
from devops_slides.parse.theme.find import merged_table, theme_file
from devops_slides.parse.theme.json_schema import schema_text

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
SCHEMA = "theme.schema.json"


@click.command()
@click.argument("name")
@click.option("--extends", default="default", show_default=True, metavar="THEME", help="The theme that it begins with.")
def new(name: str, extends: str) -> None:
    """Make a theme in slide-themes/NAME of this course: a commented file that works at once."""
    folder = folders_here()[0]
    try:
        file = new_theme(folder, name, extends)
    except (ThemeError, UsageError) as error:
        fail(error)
    shown = file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file
    click.echo(
        f"{shown.as_posix()}\ndevops-slides build -t {name} uses it, devops-slides themes check {name} checks it"
    )


def new_theme(folder: Path, name: str, extends: str) -> Path:
    """The file of a new theme in a folder of themes. UsageError where it is there already or cannot be named so."""
    if not _NAME.fullmatch(name):
        hint = "take letters, digits, dots, hyphens and underscores"
        raise UsageError(f"a theme cannot be named {name!r}", code="bad-name", hint=hint)
    file = folder / name / "theme.toml"
    if file.exists() or name == extends:
        raise UsageError(f"there is a theme {name!r} already", code="theme-exists", hint="take another name")
    parent = read_theme(extends, [folder])
    table, _ = merged_table(theme_file(extends, [folder]), [folder])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(starter(name, extends, parent, table), encoding="utf-8", newline="\n")
    (folder / SCHEMA).write_text(schema_text(), encoding="utf-8", newline="\n")
    return file
