"""The pipeline for many decks: one that fails never stops the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from devops_slides.build import deck_bytes, place_chapter
from devops_slides.model.placed import PlacedDeck
from devops_slides.model.problem import DevopsSlidesError, Problem, Problems
from devops_slides.output import deck_name, write_whole
from devops_slides.parse.chapter import read_chapter
from devops_slides.parse.course import Page, pages
from devops_slides.parse.settings import read_settings
from devops_slides.parse.theme import read_theme

OWN_THEMES = "slide-themes"
"""The folder of a course's own themes; Hugo's `themes/` is never searched, its themes have a theme.toml too."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one page: its placed deck, the file written, problems, or the error that stopped it."""

    page: Page
    file: Path | None
    deck: PlacedDeck | None
    problems: tuple[Problem, ...]
    error: DevopsSlidesError | None


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built: `out` is a folder, or a .pptx file for a single page."""

    sources: tuple[Path, ...]
    out: Path
    theme: str | None = None
    date: str = ""
    drafts: bool = False


def found_pages(sources: Iterable[Path]) -> list[Page]:
    """The pages of all sources, each once. UsageError where a source holds none."""
    found: dict[Path, Page] = {}
    for source in sources:
        for page in pages(source):
            found.setdefault(page.file, page)
    return list(found.values())


def run(order: Order, *, write: bool) -> Iterator[Done]:
    """Build every page's deck; without `write` nothing is written and problems alone are found."""
    for page in found_pages(order.sources):
        problems = Problems()
        try:
            yield _one(page, order, problems, write=write)
        except DevopsSlidesError as error:
            yield Done(page, None, None, tuple(problems.found), error)
        except Exception as error:  # noqa: BLE001 - a fault of ours stops this deck only
            what = f"{type(error).__name__}: {error}"[:200]
            fault = DevopsSlidesError(what, place=page.shown, code="internal-error", hint="please report this chapter")
            yield Done(page, None, None, tuple(problems.found), fault)


def _one(page: Page, order: Order, problems: Problems, *, write: bool) -> Done:
    chapter = read_chapter(page, read_settings(page.site.root), problems)
    if chapter.draft and not order.drafts:
        return Done(page, None, None, (), None)
    name = order.theme or chapter.options.theme or "default"
    theme = read_theme(name, [page.site.root / OWN_THEMES])
    deck = place_chapter(chapter, theme, problems)
    file = None
    if deck is not None and write:
        file = order.out if order.out.suffix == ".pptx" else order.out / deck_name(page)
        write_whole(file, deck_bytes(deck, theme, order.date))
    return Done(page, file, deck, tuple(problems.found), None)
