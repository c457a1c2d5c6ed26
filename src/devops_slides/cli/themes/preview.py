"""devops-slides themes preview."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from datetime import UTC, datetime
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

import click
from PIL import Image

from devops_slides.build.pipeline import deck_bytes, placed_decks
from devops_slides.cache.atomic_write import write_whole
from devops_slides.cli.loop_picture import loop_png
from devops_slides.cli.report.results import counted, fail, finish, report_results
from devops_slides.cli.themes.course_folder import folders_here
from devops_slides.files.output_file import output_file
from devops_slides.model.problem import DevopsSlidesError
from devops_slides.model.request import Order
from devops_slides.parse.course.file_names import file_name
from devops_slides.theme.read_theme import read_theme, theme_file

_WIDTH, _GAP, _COLUMNS = 480, 8, 5
_GROUND = (205, 208, 214)
_SECONDS = 300


def write_sheet(deck: Path) -> Path | None:
    """The picture beside the deck; None if LibreOffice or pypdfium2 is not installed, or cannot draw it."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None or find_spec("pypdfium2") is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(deck)]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603 - found on the path
            images = _pages(Path(folder) / f"{deck.stem}.pdf")
        except (subprocess.SubprocessError, OSError):
            return None
    target = deck.with_suffix(".png")
    _joined(images).save(target, optimize=True)
    return target


def _pages(file: Path) -> list[Image.Image]:
    import pypdfium2  # noqa: PLC0415 - an optional program of its own

    document = pypdfium2.PdfDocument(file)
    try:
        return [page.render(scale=_WIDTH / page.get_width()).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def _joined(images: list[Image.Image]) -> Image.Image:
    height = max(image.height for image in images)
    rows = -(-len(images) // _COLUMNS)
    sheet = Image.new("RGB", (_COLUMNS * (_WIDTH + _GAP) + _GAP, rows * (height + _GAP) + _GAP), _GROUND)
    for number, image in enumerate(images):
        across, down = number % _COLUMNS, number // _COLUMNS
        sheet.paste(image, (across * (_WIDTH + _GAP) + _GAP, down * (height + _GAP) + _GAP))
    return sheet


_CHAPTERS = ("short", "usual", "long")
_DAY = datetime(2026, 1, 1, tzinfo=UTC)


@click.command()
@click.argument("name")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("preview"), show_default=True, metavar="DIR",
    help="Folder for the deck and its picture.",
)  # fmt: skip
def preview(name: str, output: Path) -> None:
    """Write a deck of every layout of the theme NAME with few words, the usual number, and too many.

    If LibreOffice and pypdfium2 are installed, a picture of all slides is written beside it.
    """
    folders = folders_here()
    try:
        theme = read_theme(name, folders)
        file = theme_file(name, folders).resolve()
        deck = output_file(output, f"{file_name(theme.name)}.pptx")
    except DevopsSlidesError as error:
        fail(error)
    with tempfile.TemporaryDirectory() as folder:
        course = _course(Path(folder) / "course")
        order = Order(sources=(course,), out=deck, theme=str(file), date="", today=_DAY, kind="course")
        done = list(report_results(placed_decks(order), order.sources))
    finish(failed=any(result.errors for result in done))
    made = next(result.deck for result in done if result.deck is not None)
    write_whole(deck, deck_bytes(made, theme))
    slides = len(made.slides)
    click.echo(f"{deck.as_posix()}  {counted(slides, 'slide')}")
    sheet = write_sheet(deck)
    if sheet is not None:
        click.echo(sheet.as_posix())
    else:
        click.echo("no picture: it needs LibreOffice (soffice) and pypdfium2 (pip install pypdfium2)", err=True)


def _course(root: Path) -> Path:
    """The course of the preview, written into a folder."""
    (root / "content").mkdir(parents=True)
    (root / "static" / "images").mkdir(parents=True)
    (root / "hugo.toml").write_text('title = "A course"\nlanguageCode = "en"\n', encoding="utf-8")
    (root / "static" / "images" / "loop.png").write_bytes(loop_png())
    source = resources.files("devops_slides.cli.themes") / "chapters"
    for name in _CHAPTERS:
        with resources.as_file(source / f"{name}.md") as file:
            shutil.copy(file, root / "content" / f"{name}.md")
    return root
