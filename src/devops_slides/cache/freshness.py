"""Which decks of a course need not be built: their jobs, files, theme and fonts are unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devops_slides.cache.dependencies import Needs, are_met, job_digest, map_digest
from devops_slides.cache.entry import Entry, stands_as_left
from devops_slides.cache.file_hashes import FileHashes, program_digest
from devops_slides.cache.unchanged import has_same_fonts
from devops_slides.model.problem import ThemeError
from devops_slides.model.request import Order
from devops_slides.parse.course.job import Job
from devops_slides.parse.course.page import Page
from devops_slides.theme.read_theme import OWN_THEMES, lineage

if TYPE_CHECKING:
    from pathlib import Path


class Freshness:
    """Answers for the decks of one order; what they have in common is looked at once."""

    def __init__(self, order: Order, files: FileHashes) -> None:
        self._order, self._files = order, files
        self._program = program_digest(files)
        self._maps: dict[tuple[Path, str], str] = {}
        self._lineages: dict[tuple[str, Path], tuple[str, ...]] = {}

    def has(self, job: Job, entry: Entry, *, overwrite: bool) -> bool:
        """Whether a deck is as it was left and would be built from the same; with `overwrite`, a kept one never is."""
        needs = entry.product.needs
        return (
            stands_as_left(entry, self._files, overwrite=overwrite)
            and entry.job == self.digest(job, with_links=needs.has_links)
            and all(self._files.digest(path) == digest for path, digest in needs.files.items())
            and self._is_answered(job, needs)
            and self._theme(needs.asked_theme, job.pages[0].site.root / OWN_THEMES) == needs.theme
            and has_same_fonts(needs.fonts)
        )

    def digest(self, job: Job, *, with_links: bool) -> str:
        """The digest of a job, with the places of all pages if they count."""
        maps = (self._map(page) for page in job.pages) if with_links else ()
        return job_digest(job, self._order, self._program, with_map=" ".join(dict.fromkeys(maps)))

    def _map(self, page: Page) -> str:
        """The digest of where all pages are; a course has one map per language."""
        key = page.site.root, page.site.code
        if key not in self._maps:
            self._maps[key] = map_digest(page.map)
        return self._maps[key]

    def _is_answered(self, job: Job, needs: Needs) -> bool:
        trees = list(dict.fromkeys(page.site.tree for page in job.pages))
        return len(trees) == 1 and are_met(needs.asked, trees[0])

    def _theme(self, name: str, folder: Path) -> tuple[str, ...]:
        """The present files of a theme and of those that it extends, empty if it cannot be used."""
        if (name, folder) not in self._lineages:
            try:
                found = tuple(str(file) for file in lineage(name, (folder, *self._order.allow)))
            except ThemeError:
                found = ()
            self._lineages[name, folder] = found
        return self._lineages[name, folder]
