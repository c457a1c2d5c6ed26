"""devops-slides themes new."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import click

from devops_slides.cli.report.results import fail
from devops_slides.cli.themes.course_folder import folders_here
from devops_slides.cli.themes.starter import starter, template_starter
from devops_slides.model.problem import ThemeError, UsageError
from devops_slides.theme.json_schema import schema_text
from devops_slides.theme.read_theme import is_template, merged_table, read_theme, theme_file

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
SCHEMA = "theme.schema.json"


@click.command()
@click.argument("name")
@click.option("--extends", metavar="THEME", help="The theme that it extends; by default, the theme default.")
@click.option(
    "--from", "template", type=click.Path(path_type=Path), metavar="FILE",
    help="A .pptx or .potx file that gives the look; it is copied beside the theme file.",
)  # fmt: skip
def new(name: str, extends: str | None, template: Path | None) -> None:
    """Make the theme slide-themes/NAME in this course: a commented file that works at once."""
    if extends is not None and template is not None:
        fail(UsageError("--extends and --from cannot be combined", hint="a template gives the whole look"))
    folder = folders_here()[0]
    try:
        file = new_theme(folder, name, extends or "default") if template is None else new_from(folder, name, template)
    except (ThemeError, UsageError) as error:
        fail(error)
    shown = file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file
    click.echo(
        f"{shown.as_posix()}\nto use it: devops-slides build -t {name}\nto check it: devops-slides themes check {name}"
    )


def new_theme(folder: Path, name: str, extends: str) -> Path:
    """The file of a new theme in a folder of themes. UsageError if it exists already or the name is not allowed."""
    file = _new_file(folder, name, extends)
    parent = read_theme(extends, [folder])
    table, _ = merged_table(theme_file(extends, [folder]), [folder])
    _write(file, starter(name, extends, parent, table))
    return file


def new_from(folder: Path, name: str, template: Path) -> Path:
    """The file of a new theme on a template, which is copied beside it. ThemeError if the template cannot be used."""
    file = _new_file(folder, name)
    if not is_template(template):
        hint = "a template is a .pptx or .potx file"
        raise UsageError(f"{template.as_posix()} is not a template", code="bad-template", hint=hint)
    theme = read_theme(str(template))
    file.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(template, file.parent / template.name)
    _write(file, template_starter(name, template.name, theme))
    return file


def _new_file(folder: Path, name: str, extends: str = "") -> Path:
    if not _NAME.fullmatch(name):
        hint = "use letters, digits, dots, hyphens and underscores"
        raise UsageError(f"a theme cannot be named {name!r}", code="bad-name", hint=hint)
    file = folder / name / "theme.toml"
    if file.exists() or name == extends:
        raise UsageError(f"there is a theme {name!r} already", code="theme-exists", hint="choose another name")
    return file


def _write(file: Path, text: str) -> None:
    """Write a theme file, and the schema for editors in the folder of themes."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
    (file.parents[1] / SCHEMA).write_text(schema_text(), encoding="utf-8", newline="\n")
