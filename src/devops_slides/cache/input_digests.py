"""What a deck depends on besides files: the order, the course around it, the program."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from devops_slides.model.course import SiteMap
    from devops_slides.model.request import Order
    from devops_slides.parse.course.job import Job
    from devops_slides.parse.course.page import Page
    from devops_slides.parse.course.site import Site


def job_digest(job: Job, order: Order, program: str, *, with_map: str) -> str:
    """The digest of a deck's order, settings and place in its course; `with_map` that of all pages, if it counts."""
    return _digest(
        (
            program,
            with_map,
            (order.theme, order.date, order.fields, order.keep_pictures),
            (job.name, job.kind, job.title, job.section, job.depth, job.renamed, job.settings),
            *(_page(one) for one in job.pages),
            *dict.fromkeys(_site(one.site) for one in job.pages),
        )
    )


def map_digest(whole: SiteMap) -> str:
    """The digest of where the pages of a course are; their titles are shown by none that links to them."""
    pages = ((one.link.path, one.link.language, one.place, one.url, one.aliases) for one in whole.pages)
    return _digest((whole.host, whole.base, *pages))


def _page(page: Page) -> object:
    return (str(page.file), page.path, page.facts, page.is_section, page.sections, page.children, page.deck)


def _site(site: Site) -> str:
    return repr([(name, getattr(site, name)) for name in site.__struct_fields__ if name != "tree"])


def order_digest(order: Order) -> str:
    """The digest of an order but for its day: the same one is asked for again."""
    return _digest((scope_digest(order), order.theme, order.date, order.fields, order.keep_pictures))


def scope_digest(order: Order) -> str:
    """The digest of what an order chooses: decks of the same scope that no longer come have lost their chapters."""
    sources = [str(one.resolve()) for one in order.sources]
    return _digest((sources, str(order.out), order.drafts, order.languages, order.only, order.kind))


def _digest(values: Iterable[object]) -> str:
    return hashlib.sha256("\0".join(map(repr, values)).encode("utf-8", "surrogateescape")).hexdigest()[:32]
