"""devops-slides init."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import click

from devops_slides.cli.report.results import fail
from devops_slides.model.problem import ThemeError, UsageError

_THEME = "house"
_TITLE = "1 - A first chapter"
_HUGO = """\
baseURL = "https://example.org/"
title = "A new course"
languageCode = "en"
"""
_SLIDES = """\
# Settings for the decks of this course; the site does not show them.
title = "A new course"
# author = "Your name"
# subtitle = "{course} · {client}"    # with: devops-slides build --set client=ACME
theme = "house"                       # slide-themes/house/theme.toml, or default, dark, editorial, technical, contrast
# deck = "course"                     # one deck of all chapters instead of one a chapter
"""
_GITIGNORE = """\
decks/
preview/
public/
resources/
.hugo_build.lock
"""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
def init(folder: Path) -> None:
    """Set up a course in DIR: a Hugo site with a chapter, a picture and a theme of its own. It builds as it is."""
    try:
        files = new_course(folder)
    except (ThemeError, UsageError) as error:
        fail(error)
    for file in files:
        click.echo(file.as_posix())
    click.echo(f"to build the first deck: cd {folder.as_posix()}, then devops-slides build")


def new_course(folder: Path) -> list[Path]:
    """The files of a new course, which it writes. UsageError if the folder is not empty."""
    from devops_slides.cli.loop_picture import loop_png  # noqa: PLC0415 - not for --help
    from devops_slides.cli.themes.new import new_theme  # noqa: PLC0415 - as above
    from devops_slides.theme.read_theme import OWN_THEMES  # noqa: PLC0415 - as above

    if folder.exists() and (not folder.is_dir() or any(path.name != ".git" for path in folder.iterdir())):
        hint = "name a new or empty folder"
        raise UsageError("exists already", place=folder.as_posix(), code="folder-exists", hint=hint)
    texts = {
        "hugo.toml": _HUGO,
        "slides.toml": _SLIDES,
        ".gitignore": _GITIGNORE,
        "content/first.md": _first_chapter(),
    }
    written = []
    for name, text in texts.items():
        written.append(folder / name)
        written[-1].parent.mkdir(parents=True, exist_ok=True)
        written[-1].write_text(text, encoding="utf-8", newline="\n")
    picture = folder / "static" / "images" / "loop.png"
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_bytes(loop_png())
    return [*written, picture, new_theme(folder / OWN_THEMES, _THEME, "default")]


def _first_chapter() -> str:
    """The usual chapter of `themes preview`, under a title of its own."""
    import frontmatter  # noqa: PLC0415 - not for --help

    text = (resources.files("devops_slides.cli.themes") / "chapters" / "usual.md").read_text(encoding="utf-8")
    chapter = frontmatter.loads(text)
    chapter["title"] = _TITLE
    return frontmatter.dumps(chapter, sort_keys=False) + "\n"
