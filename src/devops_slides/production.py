"""A course in one go: what need not be built is passed by, the rest is built by few or many, and all is remembered."""

from __future__ import annotations

import os
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.deliver.files import Files, program
from devops_slides.deliver.inputs import job_digest, map_digest, order_digest, scope_digest
from devops_slides.deliver.manifest import NAME, Manifest, deck_table, load, remembered, save, stands
from devops_slides.deliver.product import Product
from devops_slides.deliver.unchanged import has_same_fonts, listings, run_table, still_runs
from devops_slides.model.problem import OutputError, ThemeError
from devops_slides.order import Order

if TYPE_CHECKING:
    from devops_slides.jobs import Job
    from devops_slides.making import Listing

_FEW = 3
"""Decks that are built in this process: starting others takes longer."""
_SAVED_EVERY = 2.0
"""Seconds."""


class How(Struct, frozen=True):
    """How decks are built: `processes` at once, 0 for all cores, or on the cluster at an address.

    `overwrite` writes over decks that were edited by hand, `rebuild` builds those that are up to date,
    `prune` deletes those whose chapters are gone.
    """

    processes: int = 0
    cluster: str = ""
    overwrite: bool = False
    rebuild: bool = False
    prune: bool = False


class Production:
    """The decks of an order as they are done; `count` says how many there are once the course is listed."""

    def __init__(self, order: Order, how: How) -> None:
        self.order, self.how = order, how
        self.count = 0
        self._known = Manifest() if order.is_one_file else load(order.folder)
        self._files = Files({path: (one[:-1], one[-1]) for path, one in self._known.files.items()})
        self._news = Manifest()
        self._forget: set[str] = set()
        self._saved = time.monotonic()

    def products(self) -> Iterator[Product]:
        """Every deck in the course's order, then those whose chapters are gone, then a manifest that cannot be written.

        ThemeError and UsageError end it.
        """
        if (again := self._again()) is not None:
            self.count = len(again)
            yield from again
            return
        try:
            yield from self._built()
        except BaseException:
            with suppress(OutputError):
                self._save()
            raise
        try:
            self._save()
        except OutputError as error:
            yield Product(NAME, NAME, "failed", errors=(error,))

    def _again(self) -> list[Product] | None:
        """All products of the last build with this order, where nothing at all has changed since."""
        if self.how.rebuild or self.how.prune or self.order.is_one_file:
            return None
        run = self._known.runs.get(order_digest(self.order))
        if run is None or not still_runs(run, self._files, self.order):
            return None
        found = []
        for name, digest in run["jobs"].items():
            table = self._known.decks.get(name)
            if table is None or table["job"] != digest or not self._is_as_left(table):
                return None
            found.append(remembered(name, table, self.order.file(name)))
        return found

    def _is_as_left(self, table: Mapping[str, Any]) -> bool:
        return stands(table, self._files) and not (table["kept"] and self.how.overwrite)

    def _built(self) -> Iterator[Product]:
        from devops_slides.making import listing  # noqa: PLC0415 - the whole pipeline, for a course that has changed

        run = os.urandom(8).hex()
        course = listing(self.order, run)
        self.count = len(course.jobs)
        folders = listings(course.needed.folders, self.order)
        digests = _Digests(self.order, program(self._files))
        current = {name: table for name, job in course.jobs.items() if (table := self._current(job, digests))}
        wanted = [name for name in course.jobs if name not in current]
        made = self._made(run, wanted)
        failed = False
        for name, job in course.jobs.items():
            if name in current:
                yield remembered(name, current[name], self.order.file(name))
                continue
            product = next(made)
            failed = failed or bool(product.errors)
            self._remember(product, job, digests)
            yield product
        made.close()
        gone = list(self._gone(course))
        yield from gone
        self._remember_run(course, folders, is_whole=not failed and not gone)

    def _current(self, job: Job, digests: _Digests) -> Mapping[str, Any] | None:
        """What is remembered of a deck, where it is still so."""
        table = self._known.decks.get(job.name)
        if table is None or self.how.rebuild or not self._is_as_left(table):
            return None
        if table["job"] != digests.of(job, with_links=table["links"]):
            return None
        if any(self._files.digest(path) != digest for path, digest in table["files"].items()):
            return None
        return table if digests.is_answered(job, table) and has_same_fonts(table["fonts"]) else None

    def _made(self, run: str, names: Sequence[str]) -> Generator[Product]:
        from devops_slides import making  # noqa: PLC0415 - as above

        ours = {name: frozenset({table["digest"]} - {""}) for name, table in self._known.decks.items()}
        if self.how.cluster:
            from devops_slides.cluster import on_cluster  # noqa: PLC0415 - only where there is one

            order = _seen_from_anywhere(self.order)
            for product, data in on_cluster(self.how.cluster, partial(making.built, order, run), names):
                known = ours.get(product.name, frozenset())
                yield making.delivered(self.order, product, data, known, overwrite=self.how.overwrite)
            return
        asked = [(name, ours.get(name, frozenset())) for name in names]
        processes = min(self.how.processes or cores(), len(names))
        work = partial(making.produced, self.order, run, overwrite=self.how.overwrite)
        if processes <= 1 or (len(names) <= _FEW and not self.how.processes):
            yield from map(work, asked)
        else:
            from devops_slides.pool import in_processes  # noqa: PLC0415 - 15 ms that one deck can do without

            yield from in_processes(work, asked, processes)

    def _remember(self, product: Product, job: Job, digests: _Digests) -> None:
        if self.order.is_one_file:
            return
        if product.errors:
            self._known.decks.pop(product.name, None)
            self._forget.add(product.name)
            return
        digest = digests.of(job, with_links=product.needs.has_links)
        self._news.decks[product.name] = deck_table(product, digest, self._files, self.order.file(product.name))
        self._forget.discard(product.name)
        if time.monotonic() - self._saved > _SAVED_EVERY:
            with suppress(OutputError):  # what cannot be written now is tried again at the end
                self._save()

    def _gone(self, course: Listing) -> Iterator[Product]:
        """Decks of the same scope that no chapter makes any more."""
        scope = scope_digest(self.order)
        before = () if self.order.is_one_file else self._known.scopes.get(scope, ())
        left = []
        for name in before:
            file = self.order.file(name)
            if name in course.jobs or not file.exists():
                continue
            product = Product(name, name, "gone", file.as_posix())
            if self.how.prune:
                product = self._deleted(product)
            if product.status == "gone":
                left.append(name)
            yield product
        self._news.scopes[scope] = [*course.jobs, *left]

    def _deleted(self, product: Product) -> Product:
        from devops_slides.deliver.standing import is_untouched  # noqa: PLC0415 - as above

        file = self.order.file(product.name)
        table = self._known.decks.get(product.name)
        try:
            if not is_untouched(file, {table["digest"]} if table else ()):
                return product
            file.unlink()
        except OSError as error:
            what = error.strerror or "cannot be deleted"
            return replace(product, errors=(OutputError(what, place=file.as_posix(), code="not-deleted"),))
        self._forget.add(product.name)
        return replace(product, status="deleted")

    def _remember_run(self, course: Listing, folders: Mapping[str, str], *, is_whole: bool) -> None:
        if self.order.is_one_file or not is_whole:
            return
        decks = self._known.decks | self._news.decks
        made = {name: decks[name] for name in course.jobs if name in decks}
        if len(made) == len(course.jobs):
            self._news.runs[order_digest(self.order)] = run_table(
                self.order, course.jobs, course.needed, made, folders, self._files
            )

    def _save(self) -> None:
        news = self._news
        if self.order.is_one_file or not (news.decks or news.runs or news.scopes or self._forget):
            return
        self._news.files = {path: [*known, digest] for path, (known, digest) in self._files.known.items()}
        save(self.order.folder, self._news, forget=frozenset(self._forget), keep=frozenset(self._files.own))
        self._saved = time.monotonic()


class _Digests:
    """Digests of jobs, those of a course's pages made once."""

    def __init__(self, order: Order, program: str) -> None:
        self._order, self._program = order, program
        self._maps: dict[int, str] = {}
        self._lineages: dict[tuple[str, str], bool] = {}

    def of(self, job: Job, *, with_links: bool) -> str:
        maps = (self._map(page.map) for page in job.pages) if with_links else ()
        return job_digest(job, self._order, self._program, with_map=" ".join(dict.fromkeys(maps)))

    def _map(self, whole: Any) -> str:  # noqa: ANN401 - a SiteMap, which is not loaded here
        if id(whole) not in self._maps:
            self._maps[id(whole)] = map_digest(whole)
        return self._maps[id(whole)]

    def is_answered(self, job: Job, table: Mapping[str, Any]) -> bool:
        """Whether the course's files answer as they did, and the theme is still made of the same files."""
        from devops_slides.deliver.needs import are_met  # noqa: PLC0415 - as above

        trees = list({id(page.site.tree): page.site.tree for page in job.pages}.values())
        return len(trees) == 1 and are_met(table["asked"], trees[0]) and self._is_same_theme(job, table)

    def _is_same_theme(self, job: Job, table: Mapping[str, Any]) -> bool:
        from devops_slides.jobs import OWN_THEMES  # noqa: PLC0415 - as above
        from devops_slides.parse.theme import lineage  # noqa: PLC0415 - as above

        key = (table["look"], "\0".join(table["theme"]))
        if key not in self._lineages:
            try:
                now = [str(one) for one in lineage(table["look"], [job.pages[0].site.root / OWN_THEMES])]
            except ThemeError:
                now = []
            self._lineages[key] = now == table["theme"]
        return self._lineages[key]


def cores() -> int:
    """The cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def _seen_from_anywhere(order: Order) -> Order:
    """The order with its sources by absolute paths, which all machines must have."""
    return replace(order, sources=tuple(one.resolve() for one in order.sources))
