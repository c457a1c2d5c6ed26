"""devops-slides themes show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from devops_slides.cli.report.results import fail
from devops_slides.cli.themes.course_folder import folders_here
from devops_slides.cli.themes.starter import from_template, inline
from devops_slides.model.problem import ThemeError
from devops_slides.theme.read_theme import merged_table, read_theme, tables_of, theme_file

Files = Sequence[tuple[str, Mapping[str, object]]]


def origin(path: tuple[str, ...], value: object, files: Files) -> str:
    """The last of the files (base first) that gives the value at that path, or the layout that it is like."""
    for name, table in reversed(files):
        found = _at(table, path)
        if found == value or (isinstance(found, list) and value in found) or (isinstance(found, dict) and found):
            return name
    if path[0] == "layouts":
        for name, table in reversed(files):
            like = _at(table, (*path[:2], "like"))
            if isinstance(like, str):
                return f"{name}, like {like}"
    return "the folder's name" if path == ("name",) else "several files"


def _at(table: object, path: tuple[str, ...]) -> object:
    for key in path:
        if not isinstance(table, dict) or key not in table:
            return None
        table = table[key]
    return table


_COLUMN = 64


@click.command()
@click.argument("name")
def show(name: str) -> None:
    """Show the whole theme NAME, or the file at that path: every value, and the file that it comes from."""
    folders = folders_here()
    try:
        theme = read_theme(name, folders)
        file = theme_file(name, folders)
        table, _ = merged_table(file, folders)
        files = tables_of(file, folders)
    except ThemeError as error:
        fail(error)
    if theme.template is not None:
        table = {**table, "template": Path(theme.template.file).name}
    for line in _lines(table, (), files):
        click.echo(line)
    for line in from_template(theme):
        click.echo(line)


def _lines(table: Mapping[str, object], path: tuple[str, ...], files: Files) -> Iterator[str]:
    """The lines of a table: its own keys first, then its tables and its lists of tables."""
    inner = {key: value for key, value in table.items() if _is_section(value, path)}
    own = {key: value for key, value in table.items() if key not in inner}
    if path and own:
        yield f"\n[{'.'.join(path)}]"
    for key, value in own.items():
        yield _told(f"{key} = {inline(value)}", origin((*path, key), value, files))
    for key, value in inner.items():
        if isinstance(value, dict):
            yield from _lines(value, (*path, key), files)
            continue
        assert isinstance(value, list)
        for entry in value:
            yield _told(f"\n[[{key}]]", origin((key,), entry, files))
            yield from (f"{name} = {inline(item)}" for name, item in entry.items())


def _is_section(value: object, path: tuple[str, ...]) -> bool:
    """Whether a value has lines of its own: tables down to the slots of layouts, and lists of tables."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(item, dict) for item in value)
    return isinstance(value, dict) and (not path or path == ("layouts",))


def _told(line: str, where: str) -> str:
    return f"{line:{_COLUMN}}  # {where}"
