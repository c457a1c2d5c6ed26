"""The pipeline of one deck: parse, plan, place, write. A failing chapter never stops the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from devops_slides import __version__
from devops_slides.build.decks_to_build import list_jobs
from devops_slides.build.read_themes import ReadThemes
from devops_slides.model.chapter import Chapter
from devops_slides.model.limits import check
from devops_slides.model.placed import PlacedDeck
from devops_slides.model.problem import DevopsSlidesError, Problem, Problems, ThemeError
from devops_slides.model.request import Order
from devops_slides.model.theme import Theme
from devops_slides.model.toml_lines import key_lines
from devops_slides.parse.chapter import read_chapter
from devops_slides.parse.course.job import Job
from devops_slides.parse.course.page import Page
from devops_slides.parse.course.typos import mistyped_fields
from devops_slides.place.measure.measure import AdvanceTable, Look, shipped_advances
from devops_slides.place.pictures.downscale import downscale_pictures
from devops_slides.place.slides.deck import place_deck
from devops_slides.plan.body import too_deep
from devops_slides.plan.course import CoursePart, Cover, plan_course
from devops_slides.plan.deck import plan_chapter
from devops_slides.plan.links import broken_links, refused_links
from devops_slides.plan.title import kicker_and_title
from devops_slides.theme.font_files import system_answer, system_faces

PROGRAM = f"devops-slides {__version__}"


_measures: dict[tuple[str, ...], AdvanceTable] = {}
"""Measures by the digests of their themes and the system's answers to them: a process needs few."""


def measure_for(theme: Theme) -> AdvanceTable:
    """The measure of a theme's faces: its own files, the table, the system's fonts, in this order."""
    asked = asked_of_the_system(theme)
    key = (theme.digest, *map(system_answer, asked))
    if key not in _measures:
        known, found = _own_measure(theme), [face for name in asked for face in system_faces(name)]
        _measures[key] = known.with_faces(found) if found else known
    return _measures[key]


def look_of(theme: Theme) -> Look:
    """The theme with the measure of its faces."""
    return Look(theme, measure_for(theme))


def asked_of_the_system(theme: Theme) -> tuple[str, ...]:
    """The typefaces that only the system's fonts could measure."""
    known = _own_measure(theme)
    return tuple(name for name in sorted(theme.families()) if not known.knows(name))


def _own_measure(theme: Theme) -> AdvanceTable:
    return shipped_advances().with_faces(theme.faces) if theme.faces else shipped_advances()


def place_chapter(chapter: Chapter, theme: Theme, problems: Problems) -> PlacedDeck | None:
    """The placed deck of a chapter; None if it shows nothing."""
    if chapter.is_empty:
        return None
    _check_chapter(chapter, problems)
    return place_deck(plan_chapter(chapter), look_of(theme), problems)


def _check_chapter(chapter: Chapter, problems: Problems) -> None:
    problems.found += (*broken_links(chapter), *refused_links(chapter), *too_deep(chapter.blocks, chapter.file))


def place_course(cover: Cover, parts: Sequence[CoursePart], theme: Theme, problems: Problems) -> PlacedDeck:
    """The placed deck of one or more chapters."""
    for part in parts:
        _check_chapter(part.chapter, problems)
    return place_deck(plan_course(cover, parts), look_of(theme), problems)


def deck_bytes(deck: PlacedDeck, theme: Theme, date: str = "") -> bytes:
    """The bytes of the deck's file. `date` is an ISO 8601 time for its properties, empty for none."""
    from devops_slides.write.deck import write_deck  # noqa: PLC0415 - only if a deck is written

    return write_deck(deck, theme, PROGRAM, date)


class DeckResult(Struct, frozen=True):
    """The result of a job: its placed deck with its theme, problems, and the errors of chapters or deck."""

    job: Job
    deck: PlacedDeck | None
    theme: Theme | None
    problems: tuple[Problem, ...]
    errors: tuple[DevopsSlidesError, ...] = ()
    asked_theme: str = ""
    """The name or path by which the theme was asked for."""


def in_reading_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems file by file in the order in which they were met, those of a file from its top to its end."""
    found = list(problems)
    files = list(dict.fromkeys(problem.path for problem in found))
    return tuple(sorted(found, key=lambda problem: (files.index(problem.path), problem.line)))


def placed_decks(order: Order) -> Iterator[DeckResult]:
    """Every deck as it would be written, one at a time."""
    themes = ReadThemes()
    for job in list_jobs(order):
        yield place_job(job, order, themes)


def place_job(job: Job, order: Order, themes: ReadThemes) -> DeckResult:
    """One deck. ThemeError if the theme that all decks have cannot be used; other errors concern this deck alone."""
    problems = Problems()
    errors: list[DevopsSlidesError] = []
    chapters: list[tuple[Page, Chapter]] = []
    theme = deck = None
    name = ""
    try:
        chapters += _chapters(job, order, problems, errors)
        name = theme_name(job, order, chapters)
        theme = themes.theme(name, job.pages[0].site.root, order)
        problems.found += themes.problems(theme)
        problems.found += _mistyped_fields(job, order)
        deck = _placed(job, chapters, theme, problems)
        if deck is not None and not order.keep_pictures:
            deck = downscale_pictures(deck)
    except ThemeError as error:
        if not _own_theme(job, order, chapters):
            raise
        errors.append(error)
    except DevopsSlidesError as error:
        errors.append(error)
    except BaseException as error:  # noqa: BLE001 - a fault of ours or of a library stops this deck only
        errors.append(internal_error(error, job.shown))
    return DeckResult(job, deck, theme, in_reading_order(problems.found), tuple(errors), name)


def _mistyped_fields(job: Job, order: Order) -> list[Problem]:
    """Problems of the patterns in slides.toml."""
    settings = job.settings
    patterns = {"subtitle": settings.subtitle or "", "footer": settings.footer or ""}
    found = list(mistyped_fields(patterns, [name for name, _ in order.fields]))
    root = job.pages[0].site.root
    lines = key_lines((root / "slides.toml").read_text(encoding="utf-8-sig")) if found else {}
    return [
        Problem(f"{root.name}/slides.toml", lines.get(key, 0), "likely-typo", message, hint)
        for key, message, hint in found
    ]


def _chapters(
    job: Job, order: Order, problems: Problems, errors: list[DevopsSlidesError]
) -> Iterator[tuple[Page, Chapter]]:
    """The chapters of a deck; one that cannot be read is reported, and the deck is made from the others."""
    for page in job.pages:
        try:
            chapter = read_chapter(page, job.settings, problems)
        except DevopsSlidesError as error:
            errors.append(error)
        except BaseException as error:  # noqa: BLE001 - as below
            errors.append(internal_error(error, page.shown))
        else:
            yield page, replace(chapter, course=replace(chapter.course, fields=order.fields))


def internal_error(error: BaseException, shown: str) -> DevopsSlidesError:
    """A fault of this program or of a native library, whose panics are no Exceptions, as an error of one deck.

    What ends the program passes.
    """
    if isinstance(error, KeyboardInterrupt | SystemExit | GeneratorExit):
        raise error
    if isinstance(error, MemoryError):
        hint = "look for huge pictures and tables in it, or build with fewer processes: -j 1"
        return DevopsSlidesError("there is not enough memory for it", place=shown, code="chapter-stopped", hint=hint)
    what = f"{type(error).__name__}: {error}"[:200]
    return DevopsSlidesError(what, place=shown, code="internal-error", hint="please report this chapter")


def theme_name(job: Job, order: Order, chapters: list[tuple[Page, Chapter]]) -> str:
    """The theme asked for, else a single chapter's own, else the course's."""
    return order.theme or _own_theme(job, order, chapters) or job.settings.theme or "default"


def _own_theme(job: Job, order: Order, chapters: list[tuple[Page, Chapter]]) -> str:
    """The theme that a chapter names for itself, empty if another takes precedence."""
    if order.theme or job.kind != "chapter" or not chapters:
        return ""
    own = chapters[0][1].options.theme or ""
    return "" if own == job.settings.theme else own


def _placed(job: Job, chapters: list[tuple[Page, Chapter]], theme: Theme, problems: Problems) -> PlacedDeck | None:
    if job.kind == "chapter":
        deck = place_chapter(chapters[0][1], theme, problems) if chapters else None
        check("slides", len(deck.slides) if deck is not None else 0, job.settings.limits, job.shown)
    else:
        parts = _parts(job, chapters)
        deck = place_course(_cover(job), parts, theme, problems) if parts else None
    if deck is not None and job.renamed:
        message = "another deck has the same name"
        problems.add(job.shown, 0, "deck-name", message, f"this one is {job.name}")
    return deck


def _cover(job: Job) -> Cover:
    kicker, title = kicker_and_title(job.title)
    name = job.section.path if job.section is not None else job.kind
    return Cover(title, name, kicker, agenda=job.settings.agenda is not False)


def _parts(job: Job, chapters: list[tuple[Page, Chapter]]) -> list[CoursePart]:
    """The chapters that show something, and the sections' own pages if chapters follow below them."""
    place = job.section.path if job.section is not None else ""
    shown = [page.place for page, chapter in chapters if not chapter.is_empty]
    found = []
    for page, chapter in chapters:
        is_deck = page.is_section and page.place == place
        opens = is_deck and (job.section is not None or chapter.is_empty or page.title == job.title)
        below = page.is_section and not is_deck and any(place.startswith(f"{page.place}/") for place in shown)
        if not chapter.is_empty or below or (opens and shown):
            own = page.place if page.is_section else None
            found.append(CoursePart(chapter, page.sections[job.depth :], own, opens))
    return found
