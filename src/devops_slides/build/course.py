"""Builds a course: skips the decks that are up to date, has the others built by few or many, remembers them all."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from functools import partial
from typing import TYPE_CHECKING

from devops_slides.build.deck_file import deck_file
from devops_slides.cache.dependencies import order_digest
from devops_slides.cache.entry import Entry, entry_of, remembered, stands_as_left
from devops_slides.cache.manifest import NAME
from devops_slides.cache.product import Product
from devops_slides.cache.store import Store
from devops_slides.cache.unchanged import listings, parts_of, run_of, still_runs
from devops_slides.model.problem import OutputError, UsageError
from devops_slides.model.request import How, Order

if TYPE_CHECKING:
    from devops_slides.build.worker import Listing
    from devops_slides.cache.freshness import Freshness


class CourseBuild:
    """The decks of an order as they are finished; `count` is their number once the course is listed."""

    def __init__(self, order: Order, how: How) -> None:
        self.order, self.how = order, how
        self.count = 0
        self._ledger = Store(None if order.is_one_file else order.folder)

    def products(self) -> Iterator[Product]:
        """Every deck in the course's order, then those whose chapters are gone, then a manifest that cannot be written.

        ThemeError and UsageError end the iteration.
        """
        try:
            if (names := self._again()) is not None:
                self.count = len(names)
                for name in names:
                    yield remembered(self._entry(name), deck_file(self.order, name))
                return
            yield from self._built()
        except BaseException:
            with suppress(OutputError):
                self._ledger.save()
            raise
        finally:
            self._ledger.close()

    def _entry(self, name: str) -> Entry:
        entry = self._ledger.entry(name)
        assert entry is not None
        return entry

    def _again(self) -> list[str] | None:
        """The names of the last build's decks with this order if nothing at all has changed since, else None."""
        if self.how.rebuild or self.how.prune or self.how.overwrite:
            return None
        run = self._ledger.run(order_digest(self.order))
        parts = partial(self._ledger.parts, order_digest(self.order))
        if run is None or not still_runs(run, parts, self._ledger.files, self.order):
            return None
        names = []
        for name, digest in parts("job"):
            names.append(name)
            entry = self._ledger.entry(name)
            if entry is None or entry.job != digest or not self._is_in_place(name):
                return None
            if not stands_as_left(entry, self._ledger.files, overwrite=self.how.overwrite):
                return None
        return names

    def _is_in_place(self, name: str) -> bool:
        """Whether a deck's file lies in the output folder; the manifest may have come with a clone."""
        try:
            deck_file(self.order, name)
        except OutputError:
            return False
        return True

    def _built(self) -> Iterator[Product]:
        from devops_slides.build.executors import build_decks  # noqa: PLC0415 - as below
        from devops_slides.build.prune import drop_outdated, prune_decks  # noqa: PLC0415 - as below
        from devops_slides.build.worker import listing  # noqa: PLC0415 - as below
        from devops_slides.cache.freshness import Freshness  # noqa: PLC0415 - the whole pipeline, for a course that has changed

        run = os.urandom(8).hex()
        course = listing(self.order, run)
        self.count = len(course.jobs)
        self._check_output()
        folders = listings(map(str, course.log.folders), self.order)
        freshness = Freshness(self.order, self._ledger.files)
        fresh = self._fresh(course, freshness)
        wanted = [name for name in course.jobs if name not in fresh]
        if wanted:
            self._check_folder()
        failed = False
        with closing(build_decks(self.order, self.how, run, wanted, self._ledger.written)) as new:
            for name in course.jobs:
                if name in fresh:
                    yield remembered(self._entry(name), deck_file(self.order, name))
                    continue
                product = next(new)
                failed = failed or bool(product.errors)
                self._remember(product, course, freshness)
                yield product
        left = False
        for product in prune_decks(self.order, course.jobs.keys(), self._ledger, prune=self.how.prune):
            left = True
            yield product
        if self.how.prune or self.how.overwrite:
            drop_outdated(self.order, course.jobs.keys(), self._ledger)
        try:
            self._ledger.save()
            if not (failed or left) and self._ledger.knows(course.jobs):
                self._remember_run(course, folders)
        except OutputError as error:
            yield Product(NAME, NAME, "failed", errors=(error,))

    def _check_output(self) -> None:
        if self.order.is_one_file and self.count > 1:
            what, hint = f"{self.count} decks don't go into one file", "name a folder, or a single chapter"
            raise UsageError(what, place=self.order.out.as_posix(), code="one-file", hint=hint)

    def _check_folder(self) -> None:
        """Raise UsageError if the folder for decks cannot be used, so that this is told once and not for each deck."""
        place = self.order.folder
        while not os.path.lexists(place) and place != place.parent:
            place = place.parent
        if place.is_dir() and os.access(place, os.W_OK | os.X_OK):
            return
        why = "it is read-only" if place.is_dir() else "it is no folder"
        hint = "choose another folder with -o"
        raise UsageError(f"no deck can be written here: {why}", place=place.as_posix(), code="bad-output", hint=hint)

    def _fresh(self, course: Listing, freshness: Freshness) -> set[str]:
        """The names of the decks that need not be built."""
        if self.how.rebuild:
            return set()
        return {
            name
            for name, job in course.jobs.items()
            if (entry := self._ledger.entry(name)) is not None
            and self._is_in_place(name)
            and freshness.has(job, entry, overwrite=self.how.overwrite)
        }

    def _remember(self, product: Product, course: Listing, freshness: Freshness) -> None:
        if product.errors:
            self._ledger.forget(product.name)
            return
        digest = freshness.digest(course.jobs[product.name], with_links=product.needs.has_links)
        entry = entry_of(product, digest, self._ledger.files, deck_file(self.order, product.name))
        self._ledger.remember(product.name, entry)

    def _remember_run(self, course: Listing, folders: Mapping[str, str]) -> None:
        decks = ((name, self._entry(name)) for name in course.jobs)
        run = run_of(self.order, course.log, self._ledger.files)
        parts = parts_of(self.order, course.jobs.values(), course.log, decks, folders, self._ledger.files)
        self._ledger.remember_run(order_digest(self.order), run, parts)
        self._ledger.save()
