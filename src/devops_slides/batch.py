"""The pipeline for many decks: one that fails never stops the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from devops_slides.build import deck_bytes, place_chapter, place_course
from devops_slides.jobs import Job, jobs
from devops_slides.model.chapter import Chapter
from devops_slides.model.placed import PlacedDeck
from devops_slides.model.problem import DevopsSlidesError, Problem, Problems, ThemeError
from devops_slides.model.theme import Theme
from devops_slides.order import Order
from devops_slides.parse.chapter import read_chapter
from devops_slides.parse.site.course import Page
from devops_slides.parse.theme import read_theme
from devops_slides.place.resolution import with_resolution
from devops_slides.plan.course import Cover, Part
from devops_slides.plan.title import parted

OWN_THEMES = "slide-themes"
"""The folder of a course's own themes; Hugo's `themes/` is never searched, its themes have a theme.toml too."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a job: its placed deck, the file written, problems, and the errors of chapters or deck."""

    job: Job
    file: Path | None
    deck: PlacedDeck | None
    problems: tuple[Problem, ...]
    errors: tuple[DevopsSlidesError, ...] = ()


def run(order: Order, *, write: bool) -> Iterator[Done]:
    """Build every deck; without `write` nothing is written and problems alone are found."""
    for job in jobs(order):
        problems = Problems()
        errors: list[DevopsSlidesError] = []
        chapters: list[tuple[Page, Chapter]] = []
        file = deck = None
        try:
            chapters += _chapters(job, order, problems, errors)
            theme = _theme(job, order, chapters)
            deck = _placed(job, chapters, theme, problems)
            if deck is not None and not order.keep_pictures:
                deck = with_resolution(deck)
            if deck is not None and write:
                file = _written(deck, job, order, theme)
        except ThemeError as error:
            if not _own_theme(job, order, chapters):
                raise
            errors.append(error)
        except DevopsSlidesError as error:
            errors.append(error)
        except Exception as error:  # noqa: BLE001 - a fault of ours stops this deck only
            errors.append(_fault(error, job.shown))
        yield Done(job, file, deck, tuple(problems.found), tuple(errors))


def _chapters(
    job: Job, order: Order, problems: Problems, errors: list[DevopsSlidesError]
) -> Iterator[tuple[Page, Chapter]]:
    """The chapters of a deck; one that cannot be read is told, and the deck is made of the others."""
    for page in job.pages:
        try:
            chapter = read_chapter(page, job.settings, problems)
        except DevopsSlidesError as error:
            errors.append(error)
        except Exception as error:  # noqa: BLE001 - a fault of ours stops this chapter only
            errors.append(_fault(error, page.shown))
        else:
            yield page, replace(chapter, course=replace(chapter.course, fields=order.fields))


def _fault(error: Exception, shown: str) -> DevopsSlidesError:
    what = f"{type(error).__name__}: {error}"[:200]
    return DevopsSlidesError(what, place=shown, code="internal-error", hint="please report this chapter")


def _theme(job: Job, order: Order, chapters: list[tuple[Page, Chapter]]) -> Theme:
    """The theme asked for, else a single chapter's own, else the course's."""
    name = order.theme or _own_theme(job, order, chapters) or job.settings.theme or "default"
    return read_theme(name, [job.pages[0].site.root / OWN_THEMES])


def _own_theme(job: Job, order: Order, chapters: list[tuple[Page, Chapter]]) -> str:
    """The theme that a chapter names for itself, empty where another counts."""
    if order.theme or job.kind != "chapter" or not chapters:
        return ""
    own = chapters[0][1].options.theme or ""
    return "" if own == job.settings.theme else own


def _placed(job: Job, chapters: list[tuple[Page, Chapter]], theme: Theme, problems: Problems) -> PlacedDeck | None:
    if job.kind == "chapter":
        deck = place_chapter(chapters[0][1], theme, problems) if chapters else None
    else:
        parts = _parts(job, chapters)
        deck = place_course(_cover(job), parts, theme, problems) if parts else None
    if deck is not None and job.renamed:
        message = "another deck has the same name"
        problems.add(job.shown, 0, "deck-name", message, f"this one's is {job.name}")
    return deck


def _cover(job: Job) -> Cover:
    kicker, title = parted(job.title)
    name = job.section.path if job.section is not None else job.kind
    return Cover(title, name, kicker, agenda=job.settings.agenda is not False)


def _parts(job: Job, chapters: list[tuple[Page, Chapter]]) -> list[Part]:
    """The chapters that show something, and the sections' own pages where chapters follow below."""
    place = job.section.path if job.section is not None else ""
    shown = [page.place for page, chapter in chapters if not chapter.is_empty]
    found = []
    for page, chapter in chapters:
        is_deck = page.is_section and page.place == place
        opens = is_deck and (job.section is not None or chapter.is_empty or page.title == job.title)
        below = page.is_section and not is_deck and any(one.startswith(f"{page.place}/") for one in shown)
        if not chapter.is_empty or below or (opens and shown):
            own = page.place if page.is_section else None
            found.append(Part(chapter, page.sections[job.depth :], own, opens))
    return found


def _written(deck: PlacedDeck, job: Job, order: Order, theme: Theme) -> Path:
    file = order.out if order.out.suffix == ".pptx" else order.out / job.name
    write_whole(file, deck_bytes(deck, theme, order.date))
    return file
