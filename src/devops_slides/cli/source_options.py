"""What commands share: SOURCE, the options that choose chapters and themes, and the order made from them."""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypedDict, TypeVar

import click

from devops_slides.cli.report.results import fail
from devops_slides.model.problem import UsageError
from devops_slides.model.request import DeckKind, Order

F = TypeVar("F", bound=Callable[..., object])


def sources(command: F) -> F:
    """The argument SOURCE..., which is `content` if omitted."""
    return click.argument("source", nargs=-1, type=click.Path(path_type=Path))(command)


class Selection(TypedDict):
    """The values of the options that all commands share."""

    theme: str | None
    drafts: bool
    lang: tuple[str, ...]
    only: str
    deck: DeckKind | None
    values: tuple[str, ...]
    allow: tuple[Path, ...]


def selection(command: F) -> F:
    """The options that choose chapters and their theme."""
    options = (
        click.option("-t", "--theme", metavar="NAME|PATH", help="The name of a theme, or the path of its file."),
        click.option("--drafts", is_flag=True, help="Include drafts, expired and future chapters."),
        click.option("--lang", multiple=True, metavar="CODE", help="Only this language; may be given several times."),
        click.option("--deck", type=click.Choice(["chapter", "section", "course"]), help="What one deck holds."),
        click.option(
            "--set",
            "values",
            multiple=True,
            metavar="NAME=VALUE",
            help="Fill a field such as {client} on title slides and in footers.",
        ),
        click.option(
            "--allow",
            multiple=True,
            type=click.Path(path_type=Path, exists=True, file_okay=False),
            metavar="DIR",
            help="A folder outside the course that its files may name; may be given several times.",
        ),
        click.option(
            "--only", default="", metavar="GLOB", help="Only chapters whose path, or decks whose name, matches."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def order_of(source: tuple[Path, ...], out: Path, given: Selection) -> Order:
    """The order that a command line gives. The environment and the clock are read here and nowhere else.

    SOURCE_DATE_EPOCH (reproducible-builds.org), if set, is today, and only then the date of decks' properties.
    """
    fixed = _fixed_time(os.environ.get("SOURCE_DATE_EPOCH", ""))
    return Order(
        sources=sources_or_content(source),
        out=out,
        theme=given["theme"],
        date=fixed.strftime("%Y-%m-%dT%H:%M:%SZ") if fixed else "",
        drafts=given["drafts"],
        today=fixed or datetime.now(UTC),
        languages=given["lang"],
        only=given["only"],
        kind=given["deck"],
        allow=tuple(folder.resolve() for folder in given["allow"]),
        fields=tuple(_field(value) for value in given["values"]),
    )


def _fixed_time(epoch: str) -> datetime | None:
    """The time that SOURCE_DATE_EPOCH gives, None if it is empty."""
    if not epoch:
        return None
    try:
        return datetime.fromtimestamp(int(epoch) if epoch.isascii() and epoch.isdigit() else math.inf, UTC)
    except (ValueError, OverflowError, OSError):
        hint = "write the seconds since 1970, or unset it"
        fail(UsageError(f"SOURCE_DATE_EPOCH is {epoch[:40]!r}, which is no time", code="bad-epoch", hint=hint))


def _field(given: str) -> tuple[str, str]:
    name, equals, value = given.partition("=")
    if not equals or not name.strip():
        hint = "write --set client=ACME"
        fail(UsageError(f"--set {given} is not of the form NAME=VALUE", code="bad-field", hint=hint))
    if not value.strip():
        hint = f"write --set {name.strip()}=ACME, or leave it out"
        fail(UsageError(f"--set {given} gives no value", code="bad-field", hint=hint))
    return name.strip().casefold(), value.strip()


def sources_or_content(source: tuple[Path, ...]) -> tuple[Path, ...]:
    """The sources, or else the folder `content` in the current folder."""
    for place in source:
        try:
            place.resolve()
        except (OSError, RuntimeError):  # which pathlib raises for a link that leads to itself
            hint = "name a chapter, a folder or a Hugo site"
            fail(UsageError("is a link that leads to itself", place=place.as_posix(), code="no-source", hint=hint))
    if source:
        return source
    if not Path("content").is_dir():
        hint = "name a chapter, a folder or a Hugo site"
        fail(UsageError("there is no folder content here", code="no-source", hint=hint))
    return (Path("content"),)
