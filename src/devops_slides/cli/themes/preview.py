"""devops-slides themes preview."""

from __future__ import annotations

import shutil
import sys
import tempfile
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

import click

from devops_slides.build.chapters_to_deck import run
from devops_slides.build.pipeline import deck_bytes
from devops_slides.cli.loop_picture import loop_png
from devops_slides.cli.sources import FAILED, counted, fail, told
from devops_slides.cli.themes.contact_sheet import write_sheet
from devops_slides.cli.themes.course_folder import folders_here
from devops_slides.model.problem import ThemeError
from devops_slides.model.request import Order
from devops_slides.theme.read_theme import read_theme, theme_file

_CHAPTERS = ("short", "usual", "long")
_DAY = datetime(2026, 1, 1, tzinfo=UTC)


@click.command()
@click.argument("name")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("preview"), show_default=True, metavar="DIR",
    help="Where the deck and its picture are written.",
)  # fmt: skip
def preview(name: str, output: Path) -> None:
    """Write a deck of every layout of the theme NAME: few words, the usual number, and too many.

    Where LibreOffice and pypdfium2 are installed, a picture of all slides is written beside it.
    """
    folders = folders_here()
    try:
        theme = read_theme(name, folders)
        file = theme_file(name, folders).resolve()
    except ThemeError as error:
        fail(error)
    deck = output / f"{theme.name}.pptx"
    with tempfile.TemporaryDirectory() as folder:
        course = _course(Path(folder) / "course")
        order = Order(sources=(course,), out=deck, theme=str(file), date="", today=_DAY, kind="course")
        done = list(told(run(order)))
    output.mkdir(parents=True, exist_ok=True)
    if any(one.errors for one in done):
        sys.exit(FAILED)
    made = next(one.deck for one in done if one.deck is not None)
    deck.write_bytes(deck_bytes(made, theme))
    slides = len(made.slides)
    click.echo(f"{deck.as_posix()}  {counted(slides, 'slide')}")
    sheet = write_sheet(deck)
    if sheet is not None:
        click.echo(sheet.as_posix())
    else:
        click.echo("no picture: it needs LibreOffice (soffice) and pypdfium2 (pip install pypdfium2)", err=True)


def _course(root: Path) -> Path:
    """The course that is shown, written into a folder."""
    (root / "content").mkdir(parents=True)
    (root / "static" / "images").mkdir(parents=True)
    (root / "hugo.toml").write_text('title = "A course"\nlanguageCode = "en"\n', encoding="utf-8")
    (root / "static" / "images" / "loop.png").write_bytes(loop_png())
    source = resources.files("devops_slides.cli.themes") / "chapters"
    for name in _CHAPTERS:
        with resources.as_file(source / f"{name}.md") as file:
            shutil.copy(file, root / "content" / f"{name}.md")
    return root
