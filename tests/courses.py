"""Small courses for tests: pages written to disk, built as one deck, checked as packages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from devops_slides.build.pipeline import deck_bytes, placed_decks
from devops_slides.model.placed import PlacedSlide, PlacedText
from devops_slides.model.request import DeckKind, Order
from devops_slides.model.text import plain
from package_checks import check_package


@dataclass(frozen=True)
class Built:
    """The decks of a course by name: their placed slides and bytes; problems and errors as they are told."""

    slides: dict[str, tuple[PlacedSlide, ...]]
    data: dict[str, bytes]
    told: list[str]
    failed: list[str]


def write_pages(root: Path, pages: dict[str, str]) -> Path:
    """The files of a site below `root`."""
    for name, text in pages.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def build_course(
    root: Path,
    kind: DeckKind | None,
    *sources: Path,
    fields: tuple[tuple[str, str], ...] = (),
    theme: str | None = None,
) -> Built:
    """Build the course at `root`, or the sources given, and check each package."""
    out = root.parent / "out"
    done = list(placed_decks(Order(sources or (root,), out, theme, kind=kind, fields=fields)))
    data = {
        one.job.name: deck_bytes(one.deck, one.theme) for one in done if one.deck is not None and one.theme is not None
    }
    for each in data.values():
        check_package(each)
    return Built(
        {one.job.name: one.deck.slides for one in done if one.deck is not None},
        data,
        [str(problem) for one in done for problem in one.problems],
        [str(error) for one in done for error in one.errors],
    )


def text_of(slide: PlacedSlide, slot: str) -> str:
    """The text of a slot, its paragraphs by |."""
    found = [one for one in slide.placed if isinstance(one, PlacedText) and one.slot.name == slot]
    return "|".join(
        (f"{each.marker} " if each.marker else "") + plain(each.source.runs) for one in found for each in one.paragraphs
    )


def links_of(slide: PlacedSlide) -> dict[str, tuple[str, str]]:
    """What the linked runs of a slide's texts lead to, by their text."""
    runs = [
        run
        for one in slide.placed
        if isinstance(one, PlacedText)
        for each in one.paragraphs
        for run in each.source.runs
    ]
    return {run.text: (run.link.kind, run.link.target) for run in runs if run.link is not None}
