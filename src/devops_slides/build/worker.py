"""One deck from an order and its name: a job for any process, on any machine that has the course."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from devops_slides.build.deck_file import deck_file
from devops_slides.build.decks_to_build import list_jobs
from devops_slides.build.pipeline import asked_of_the_system, deck_bytes, internal_error, place_job
from devops_slides.build.read_themes import ReadThemes
from devops_slides.cache.dependencies import needs_of
from devops_slides.cache.product import Product
from devops_slides.deliver.overwrite_policy import digest, standing_at, write_or_keep
from devops_slides.images.system_fonts import ANY
from devops_slides.model.problem import DevopsSlidesError, UsageError
from devops_slides.model.request import Order
from devops_slides.model.theme import Theme
from devops_slides.parse.course.file_index import AccessLog
from devops_slides.parse.course.job import Job
from devops_slides.theme.font_files import system_answer


class Listing(Struct, frozen=True):
    """The jobs of an order by name, and what was asked of the course to find them."""

    jobs: Mapping[str, Job]
    themes: ReadThemes
    log: AccessLog = field(default_factory=AccessLog)


@lru_cache(maxsize=1)
def listing(order: Order, run: str) -> Listing:  # noqa: ARG001 - `run` is for the cache
    """The jobs of an order, listed once per process for each `run`. UsageError as from `list_jobs`."""
    found = Listing({job.name: job for job in list_jobs(order)}, ReadThemes())
    for tree in dict.fromkeys(page.site.tree for job in found.jobs.values() for page in job.pages):
        found.log.add(tree.log)
    return found


def build_deck(order: Order, run: str, name: str) -> tuple[Product, bytes | None]:
    """A deck's product, and its bytes or None if there are none. ThemeError as from `place_job`."""
    started = time.perf_counter()
    course = listing(order, run)
    job = course.jobs.get(name)
    if job is None:
        raise UsageError(f"the course changed while {name} was being built", code="changed", hint="build again")
    trees = dict.fromkeys(page.site.tree for page in job.pages)
    for tree in trees:
        tree.log = AccessLog()
    done = place_job(job, order, course.themes)
    log = AccessLog(files={page.source for page in job.pages})
    for tree in trees:
        log.add(tree.log)
    errors = list(done.errors)
    data = None
    if done.deck is not None and done.theme is not None:
        try:
            data = deck_bytes(done.deck, done.theme, order.date)
        except BaseException as error:  # noqa: BLE001 - a fault of ours or of a library stops this deck only
            errors.append(error if isinstance(error, DevopsSlidesError) else internal_error(error, job.shown))
    product = Product(
        name,
        job.shown,
        "failed" if errors else "written" if data is not None else "empty",
        slides=len(done.deck.slides) if done.deck is not None and data is not None else 0,
        problems=done.problems,
        errors=tuple(errors),
        digest=digest(data) if data is not None else "",
        needs=needs_of(
            log,
            done.asked_theme,
            course.themes.files(done.asked_theme, job.pages[0].site.root, order) if done.asked_theme else (),
            _fonts(done.theme, log.fonts) if done.theme is not None else (),
        ),
        seconds=time.perf_counter() - started,
        frozen=tuple(slide.key for slide in done.deck.slides if slide.is_frozen) if done.deck is not None else (),
    )
    return product, data


def _fonts(theme: Theme, drawn: Collection[str]) -> Iterator[tuple[str, str]]:
    """The typefaces that the system was asked for, with its answers; `drawn` are those for texts of drawings."""
    yield from ((name, system_answer(name)) for name in asked_of_the_system(theme))
    marks = (mark.picture for layout in theme.layouts.values() for mark in layout.decorations)
    yield from (
        (ANY, answer) for answer in sorted({*drawn, *(mark.fonts for mark in marks if mark is not None)} - {""})
    )


def deliver_deck(
    order: Order, product: Product, data: bytes | None, ours: frozenset[str], *, overwrite: bool
) -> Product:
    """The product with its deck written, or kept if edited by hand; `ours` are digests of decks as written."""
    if data is None:
        return product
    try:
        file = deck_file(order, product.name)
        carried: frozenset[str] = frozenset()
        if product.frozen and not overwrite:
            data, carried = _with_frozen(file, data, product.frozen)
            product = replace(product, digest=digest(data))
        conflict = write_or_keep(file, data, ours=ours, carried=carried, overwrite=overwrite)
    except DevopsSlidesError as error:
        return replace(product, status="failed", slides=0, digest="", errors=(*product.errors, error))
    if conflict is None or conflict.file == file.as_posix():
        return replace(product, file=file.as_posix(), standing=product.digest, conflict=conflict)
    standing = digest(standing_at(Path(conflict.kept)) or b"")
    return replace(product, status="kept", file=conflict.file, standing=standing, conflict=conflict)


def _with_frozen(file: Path, data: bytes, keys: tuple[str, ...]) -> tuple[bytes, frozenset[str]]:
    """The deck with its frozen slides as they are on the disk, and the keys of those slides."""
    from devops_slides.deliver.frozen import with_frozen  # noqa: PLC0415 - few decks have frozen slides

    standing = standing_at(file)
    return with_frozen(data, standing, keys) if standing is not None else (data, frozenset())


def produce_deck(order: Order, run: str, asked: tuple[str, frozenset[str]], *, overwrite: bool) -> Product:
    """A deck built and delivered; `asked` is its name, and the digests of the deck as written."""
    name, ours = asked
    product, data = build_deck(order, run, name)
    return deliver_deck(order, product, data, ours, overwrite=overwrite)
