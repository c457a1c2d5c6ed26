"""The pipeline for many decks: one that fails never stops the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatchcase
from pathlib import Path

from devops_slides.build import deck_bytes, place_chapter
from devops_slides.model.placed import PlacedDeck
from devops_slides.model.problem import DevopsSlidesError, Problem, Problems, UsageError
from devops_slides.output import deck_name, write_whole
from devops_slides.parse.chapter import read_chapter
from devops_slides.parse.course import Page, When, pages_of
from devops_slides.parse.deck_names import distinct, file_name
from devops_slides.parse.settings import read_settings
from devops_slides.parse.theme import read_theme
from devops_slides.place.resolution import with_resolution

OWN_THEMES = "slide-themes"
"""The folder of a course's own themes; Hugo's `themes/` is never searched, its themes have a theme.toml too."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built: `out` is a folder, or a .pptx file for a single deck.

    `date` goes into the decks' properties; `today` tells which pages are published yet, None asks
    for no date. `languages` are codes or tags, none for all; `only` a pattern of pages' paths or decks' names.
    With `keep_pictures` those of more pixels than they are shown with are not scaled down.
    """

    sources: tuple[Path, ...]
    out: Path
    theme: str | None = None
    date: str = ""
    drafts: bool = False
    today: datetime | None = None
    languages: tuple[str, ...] = ()
    only: str = ""
    keep_pictures: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """One deck to be made: its path below the output folder, and the page that it is made of."""

    name: str
    page: Page
    renamed: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a job: its placed deck, the file written, problems, or the error that stopped it."""

    job: Job
    file: Path | None
    deck: PlacedDeck | None
    problems: tuple[Problem, ...]
    error: DevopsSlidesError | None

    @property
    def shown(self) -> str:
        """The source in messages."""
        return self.job.page.shown


def jobs(order: Order) -> list[Job]:
    """The decks to be made. UsageError where a source, a language or the pattern names nothing."""
    found = _in_languages(list(pages_of(order.sources, When(order.today, order.drafts))), order.languages)
    wanted = [deck_name(page, numbered=read_settings(page.site.root).number_files) for page in found]
    names = [f"{one}.pptx" for one in distinct(name.removesuffix(".pptx") for name in wanted)]
    listed = [
        Job(name, page, name != asked or page.deck != file_name(page.place))
        for name, asked, page in zip(names, wanted, found, strict=True)
    ]
    chosen = [one for one in listed if not order.only or _matches(one, order.only)]
    if not chosen:
        raise UsageError(f"no chapter or deck is called {order.only}", code="no-chapters", hint="try outline")
    return chosen


def _in_languages(found: list[Page], languages: Iterable[str]) -> list[Page]:
    asked = {one.lower().replace("_", "-") for one in languages}
    if not asked:
        return found
    known = {name for page in found for name in _names(page)}
    for one in sorted(asked - known):
        codes = ", ".join(sorted({page.site.code or page.site.language for page in found}))
        raise UsageError(f"the course has no language {one}", code="no-language", hint=f"there are {codes}")
    return [page for page in found if asked & _names(page)]


def _names(page: Page) -> set[str]:
    """A language's code in the configuration, its tag, and the tag without a country."""
    tag = page.site.language.lower()
    return {page.site.code, tag, tag.split("-")[0]} - {""}


def _matches(job: Job, pattern: str) -> bool:
    names = (job.page.path, job.page.path.rsplit(".", 1)[0], job.name, job.name.removesuffix(".pptx"))
    return any(fnmatchcase(name.casefold(), pattern.casefold()) for name in names)


def run(order: Order, *, write: bool) -> Iterator[Done]:
    """Build every deck; without `write` nothing is written and problems alone are found."""
    for job in jobs(order):
        problems = Problems()
        try:
            yield _one(job, order, problems, write=write)
        except DevopsSlidesError as error:
            yield Done(job, None, None, tuple(problems.found), error)
        except Exception as error:  # noqa: BLE001 - a fault of ours stops this deck only
            what = f"{type(error).__name__}: {error}"[:200]
            place, hint = job.page.shown, "please report this chapter"
            fault = DevopsSlidesError(what, place=place, code="internal-error", hint=hint)
            yield Done(job, None, None, tuple(problems.found), fault)


def _one(job: Job, order: Order, problems: Problems, *, write: bool) -> Done:
    page = job.page
    chapter = read_chapter(page, read_settings(page.site.root), problems)
    name = order.theme or chapter.options.theme or "default"
    theme = read_theme(name, [page.site.root / OWN_THEMES])
    deck = place_chapter(chapter, theme, problems)
    file = None
    if deck is not None and job.renamed:
        message = "another page's deck has the same name"
        problems.add(page.shown, 0, "deck-name", message, f"this one's is {job.name}")
    if deck is not None and not order.keep_pictures:
        deck = with_resolution(deck)
    if deck is not None and write:
        file = order.out if order.out.suffix == ".pptx" else order.out / job.name
        write_whole(file, deck_bytes(deck, theme, order.date))
    return Done(job, file, deck, tuple(problems.found), None)
