"""What a deck depends on: its job, the files read for it, and the questions asked of the course."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from devops_slides.files.read_file import read_file
from devops_slides.parse.course.file_index import AccessLog, Answer, FileIndex, Question
from devops_slides.parse.course.file_names import MARKDOWN

if TYPE_CHECKING:
    from devops_slides.model.course import SiteMap
    from devops_slides.model.request import Order
    from devops_slides.parse.course.job import Job
    from devops_slides.parse.course.page import Page
    from devops_slides.parse.course.site import Site


def job_digest(job: Job, order: Order, program: str, *, with_map: str) -> str:
    """The digest of a deck's order, settings and place in its course; `with_map` is all pages' digest, if it counts."""
    return _digest(
        (
            program,
            with_map,
            (order.theme, order.date, order.fields, order.keep_pictures, order.allow),
            (job.name, job.kind, job.title, job.section, job.depth, job.renamed, job.settings),
            *(_page(page) for page in job.pages),
            *dict.fromkeys(_site(page.site) for page in job.pages),
        )
    )


def map_digest(whole: SiteMap) -> str:
    """The digest of where the pages of a course are; no link shows their titles."""
    pages = ((page.link.path, page.link.language, page.place, page.url, page.aliases) for page in whole.pages)
    return _digest((whole.host, whole.base, *pages))


def _page(page: Page) -> object:
    return (
        page.source,
        page.path,
        page.facts,
        page.is_section,
        page.sections,
        page.children,
        page.deck,
        page.inherited,
    )


def _site(site: Site) -> str:
    return repr([(name, getattr(site, name)) for name in site.__struct_fields__ if name != "tree"])


def order_digest(order: Order) -> str:
    """The digest of an order without its day, so that the same order on another day has it too."""
    return _digest((scope_digest(order), order.theme, order.date, order.fields, order.keep_pictures, order.allow))


def scope_digest(order: Order) -> str:
    """The digest of what an order chooses: decks that a scope no longer makes have lost their chapters."""
    sources = [str(source.resolve()) for source in order.sources]
    return _digest((sources, str(order.out), order.drafts, order.languages, order.only, order.kind))


def _digest(values: Iterable[object]) -> str:
    return hashlib.sha256("\0".join(map(repr, values)).encode("utf-8", "surrogateescape")).hexdigest()[:32]


_LINKS = re.compile(rb"(?<!!)\[[^\]\n]*\]\s*[(\[:{]|\]\]|href|\bref\b|relref|children|<http", re.IGNORECASE)
"""What may be a link to another page; a match too many costs a build, one too few leaves a stale link."""


class Needs(Struct, frozen=True, omit_defaults=True):
    """The files that a deck was read from, with `theme`'s, the folders looked into, and what was asked of them.

    `files` have digests once they are remembered. `asked_theme` is the name or path by which the theme was asked for,
    `fonts` are typefaces with the system's answers; with `has_links` the deck may depend on where other pages are.
    """

    files: dict[str, str] = {}
    folders: tuple[str, ...] = ()
    asked: tuple[tuple[Question, Answer], ...] = ()
    theme: tuple[str, ...] = ()
    asked_theme: str = ""
    has_links: bool = False
    fonts: tuple[tuple[str, str], ...] = ()


def needs_of(log: AccessLog, asked_theme: str, theme: Iterable[Path], fonts: Iterable[tuple[str, str]] = ()) -> Needs:
    """The needs of a deck whose theme has these files, and for whose typefaces the system was asked."""
    files = sorted(log.files)
    return Needs(
        files=dict.fromkeys(files, ""),
        folders=tuple(sorted(map(str, log.folders))),
        asked=tuple(log.asked.items()),
        theme=tuple(map(str, theme)),
        asked_theme=asked_theme,
        has_links=_has_links(files),
        fonts=tuple(fonts),
    )


def _has_links(files: Iterable[str]) -> bool:
    return any(_LINKS.search(_text(file)) for file in files if Path(file).suffix.lower() in MARKDOWN)


def _text(file: str) -> bytes:
    try:
        return read_file(file, "text")
    except OSError:
        return b""


def are_met(asked: Iterable[tuple[Question, Answer]], tree: FileIndex) -> bool:
    """Whether the files of a course still give the same answers."""
    return all(tree.answer(tuple(question)) == answer for question, answer in asked)
