"""devops-slides build --watch: build what changes, until Ctrl-C."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from devops_slides.build.course import CourseBuild
from devops_slides.cli.report.build_report import report
from devops_slides.model.problem import DevopsSlidesError, UsageError
from devops_slides.model.request import How

if TYPE_CHECKING:
    from devops_slides.model.request import Order

_DEBOUNCE, _STEP = 200, 50
"""In milliseconds: the longest wait for more changes, and the pause that ends it sooner."""


def watch_course(ordered: Callable[[], Order], how: How) -> None:
    """Build, then build again whenever a file of the course changes. UsageError if the library is missing."""
    try:
        from watchfiles import watch  # noqa: PLC0415 - an extra
    except ImportError:
        hint = "install devops-slides[watch]"
        raise UsageError("--watch needs watchfiles", code="no-watchfiles", hint=hint) from None
    order = ordered()
    _build(order, how)
    how = replace(how, rebuild=False)
    folders = _folders(order)
    click.echo(f"watching {', '.join(folder.as_posix() for folder in folders)}; press Ctrl-C to stop", err=True)
    own = order.out.resolve()

    def counts(_change: object, path: str) -> bool:
        file = Path(path)
        is_hidden = any(part.startswith(".") for part in file.parts[-2:]) or path.endswith("~")
        return not is_hidden and file.suffix != ".pptx" and not file.is_relative_to(own)

    for _ in watch(*folders, watch_filter=counts, debounce=_DEBOUNCE, step=_STEP, raise_interrupt=True):
        _build(ordered(), how)


def _build(order: Order, how: How) -> None:
    """A build that reports wrong usage and lets watching go on: the author is at work on the course."""
    try:
        report(CourseBuild(order, how))
    except DevopsSlidesError as error:
        click.echo(str(error), err=True)


def _folders(order: Order) -> list[Path]:
    """The courses of the sources, and the folder of a theme named by its path."""
    from devops_slides.parse.course.site import root_of  # noqa: PLC0415 - loaded by then

    found = []
    for source in order.sources:
        place = source.resolve()
        start = place.parent if place.is_file() else place
        found.append(root_of(start) or start)
    if order.theme and Path(order.theme).exists():
        theme = Path(order.theme).resolve()
        found.append(theme.parent if theme.is_file() else theme)
    return list(dict.fromkeys(found))
