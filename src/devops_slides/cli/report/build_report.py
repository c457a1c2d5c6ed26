"""What a build prints: decks on stdout, problems on stderr, and a bar while it runs on a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from msgspec import Struct, field

from devops_slides.cli.report.results import COMMON, counted, json_text
from devops_slides.cli.report.seen_paths import SeenPaths
from devops_slides.model.problem import Problem

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from devops_slides.build.course import CourseBuild
    from devops_slides.cache.product import Product

_CLEAR, _UP = "\r\x1b[2K", "\x1b[A"
_WIDTH, _FIGURES = 24, 30
"""Columns of the bar, and of the numbers between it and a deck's name."""


class Tally(Struct):
    """The sums of a build."""

    decks: int = 0
    slides: int = 0
    problems: int = 0
    unchanged: int = 0
    kept: int = 0
    failed: int = 0
    gone: int = 0
    told: set[Problem] = field(default_factory=set)
    """Problems so far: what is wrong with a template concerns all decks, and is told once."""

    @property
    def is_fine(self) -> bool:
        """Whether nothing failed and nothing was in the way."""
        return not self.failed and not self.kept

    def add(self, product: Product) -> None:
        """Count a deck."""
        self.decks += bool(product.file) and product.status not in {"gone", "deleted"}
        self.slides += product.slides
        self.problems += len(set(product.problems) - self.told)
        self.told.update(problem for problem in product.problems if problem.code in COMMON)
        self.unchanged += product.status == "unchanged"
        self.kept += product.status == "kept"
        self.failed += len(product.errors)
        self.gone += product.status == "gone"


def report(production: CourseBuild, *, as_json: bool = False) -> Tally:
    """Print every deck as it is finished, and the sums at the end."""
    started = time.perf_counter()
    tally = Tally()
    seen = SeenPaths(production.order.sources)
    opening = "["
    with _bar(production) as shown:
        for product in production.products():
            new = [problem for problem in product.problems if problem not in tally.told]
            tally.add(product)
            with shown(product):
                _tell(product, new, seen)
                if as_json:
                    click.echo(f"{opening}{_record(product, seen)}")
                    opening = ","
                elif product.status == "deleted":
                    click.echo(f"{product.file}  deleted")
                elif product.file and product.status in {"written", "kept"}:
                    click.echo(f"{product.file}  {counted(product.slides, 'slide')}")
    if as_json:
        click.echo("[]" if opening == "[" else "]")
    else:
        click.echo(_closing(tally, time.perf_counter() - started))
    return tally


def _closing(tally: Tally, seconds: float) -> str:
    parts = [counted(tally.decks, "deck"), counted(tally.slides, "slide"), counted(tally.problems, "problem")]
    parts += [
        f"{getattr(tally, name)} {name}" for name in ("unchanged", "kept", "failed", "gone") if getattr(tally, name)
    ]
    return ", ".join([*parts, f"{seconds:.1f} s"])


def _tell(product: Product, problems: Iterable[Problem], seen: SeenPaths) -> None:
    """Print a deck's new problems, errors and what was in the way, on stderr."""
    for line in (*map(str, map(seen.problem, problems)), *map(seen.error, product.errors), *_in_the_way(product)):
        click.echo(line, err=True)


def _in_the_way(product: Product) -> Iterator[str]:
    if product.status == "gone":
        yield f"{product.file}: gone: no chapter makes this deck any more; --prune deletes it if nobody has edited it"
    kept = product.conflict
    if kept is None:
        return
    code, why = (
        ("not-ours", "was not written by this program") if kept.is_foreign else ("edited-by-hand", "was edited by hand")
    )
    place = kept.kept if product.status == "kept" else kept.file
    where = f"is kept; the new deck is {kept.file}" if product.status == "kept" else f"is now {kept.kept}"
    yield f"{place}: {code}: it {why} and {where}"
    yield from (f"  edited: {line}" for line in kept.edited)
    yield from (f"  in the source: {line}" for line in kept.changed)


def _record(product: Product, seen: SeenPaths) -> str:
    kept = product.conflict
    record = {
        "deck": product.name,
        "source": seen.path(product.shown),
        "status": product.status,
        "file": product.file,
        "slides": product.slides,
        "seconds": round(product.seconds, 3),
        "problems": [
            {
                "path": seen.path(problem.path),
                "line": problem.line,
                "code": problem.code,
                "message": problem.message,
                "hint": problem.hint,
            }
            for problem in product.problems
        ],
        "errors": [seen.error(error) for error in product.errors],
        "kept": kept and {"file": kept.kept, "edited": list(kept.edited), "changed": list(kept.changed)},
    }
    return json_text(record)


@contextmanager
def _bar(production: CourseBuild) -> Iterator[_Shown]:
    shown = _Shown(production)
    try:
        yield shown
    finally:
        shown.end()


class _Shown:
    """A line at the bottom of a terminal: progress, remaining time and deck."""

    def __init__(self, production: CourseBuild) -> None:
        self._production = production
        self._bar: ProgressBar[int] | None = None

    @contextmanager
    def __call__(self, product: Product) -> Iterator[None]:
        if self._bar is not None:
            click.echo(_CLEAR, nl=False, err=True)
        yield
        if self._bar is None and self._production.count > 1 and sys.stderr.isatty():
            self._bar = click.progressbar(
                length=self._production.count, show_pos=True, file=sys.stderr, width=_WIDTH,
                fill_char="━", empty_char="─", bar_template="%(bar)s %(info)s  %(label)s",
            )  # fmt: skip
        if self._bar is not None:
            self._bar.label = product.name[: max(_columns() - _WIDTH - _FIGURES, 0)]
            self._bar.update(1)

    def end(self) -> None:
        """Remove the line."""
        if self._bar is not None:
            self._bar.render_finish()
            click.echo(_UP + _CLEAR, nl=False, err=True)


def _columns() -> int:
    import shutil  # noqa: PLC0415 - only on a terminal

    return shutil.get_terminal_size().columns
