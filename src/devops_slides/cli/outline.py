"""devops-slides outline."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING, Unpack

import click

from devops_slides.cli.report.results import counted, finish, json_text, report_results
from devops_slides.cli.report.seen_paths import SeenPaths
from devops_slides.cli.source_options import Selection, order_of, selection, sources
from devops_slides.model.placed import PlacedPicture, PlacedSlide, PlacedText
from devops_slides.model.text import plain

if TYPE_CHECKING:
    from devops_slides.build.pipeline import DeckResult


@click.command()
@sources
@selection
@click.option("--json", "as_json", is_flag=True, help="Print a JSON document instead of text.")
def outline(source: tuple[Path, ...], *, as_json: bool, **given: Unpack[Selection]) -> None:
    """List the slides that SOURCE makes: number, layout, title, counter, pictures."""
    from devops_slides.build.pipeline import placed_decks  # noqa: PLC0415 - not for --help

    seen = SeenPaths(source)
    failed = False
    shown = 0
    for result in report_results(placed_decks(order_of(source, Path(), given)), source):
        failed = failed or bool(result.errors)
        if result.deck is None:
            continue
        if as_json:
            click.echo(
                ("," if shown else "[") + "\n" + indent(json_text(_record(result, seen), indent=1), " "), nl=False
            )
        else:
            _print(result, seen)
        shown += 1
    if as_json:
        click.echo("\n]" if shown else "[]")
    finish(failed=failed)


def _print(done: DeckResult, seen: SeenPaths) -> None:
    assert done.deck is not None
    click.echo(f"{seen.path(done.job.shown)} → {done.job.name}  {counted(len(done.deck.slides), 'slide')}")
    width = max(len(slide.layout) for slide in done.deck.slides)
    for number, slide in enumerate(done.deck.slides, 1):
        kicker, counter = _text(slide, "kicker"), _text(slide, "counter")
        title = f"{kicker} · {_text(slide, 'title')}" if kicker else _text(slide, "title")
        rest = [counter] if counter else []
        rest += [f"[{_picture(shape)}]" for shape in slide.placed if isinstance(shape, PlacedPicture)]
        click.echo("  ".join([f"{number:4}", f"{slide.layout:{width}}", title, *rest]))


def _record(done: DeckResult, seen: SeenPaths) -> dict[str, object]:
    assert done.deck is not None
    return {
        "source": seen.path(done.job.shown),
        "deck": done.job.name,
        "slides": [
            {
                "layout": slide.layout,
                "role": slide.role,
                "title": _text(slide, "title"),
                "kicker": _text(slide, "kicker"),
                "counter": _text(slide, "counter"),
                "pictures": [_picture(shape) for shape in slide.placed if isinstance(shape, PlacedPicture)],
                "key": slide.key,
                "lines": [slide.span.start, slide.span.end],
            }
            for slide in done.deck.slides
        ],
    }


def _text(slide: PlacedSlide, slot: str) -> str:
    texts = (shape for shape in slide.placed if isinstance(shape, PlacedText) and shape.slot.name == slot)
    return " ".join(plain(paragraph.source.runs) for text in texts for paragraph in text.paragraphs)


def _picture(shape: PlacedPicture) -> str:
    return shape.picture.path.rsplit("/", 1)[-1] or shape.picture.alt
