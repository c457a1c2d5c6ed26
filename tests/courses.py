"""Small courses for tests: pages written to disk, built as one deck, checked as packages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from conftest import IS_WHOLE
from devops_slides.build.account import lost_content
from devops_slides.build.pipeline import DeckResult, deck_bytes, placed_decks
from devops_slides.model.placed import PlacedSlide, PlacedText
from devops_slides.model.request import DeckKind, Order
from devops_slides.model.text import plain
from package_checks import check_package


@dataclass(frozen=True)
class Built:
    """The decks of a course by name: their placed slides; problems and errors as they are reported."""

    slides: dict[str, tuple[PlacedSlide, ...]]
    told: list[str]
    failed: list[str]
    done: tuple[DeckResult, ...]

    @cached_property
    def data(self) -> dict[str, bytes]:
        """The decks' files, each checked; they are built when a test asks for them."""
        found = {
            result.job.name: deck_bytes(result.deck, result.theme)
            for result in self.done
            if result.deck and result.theme
        }
        for each in found.values():
            check_package(each)
        for result in self.done:
            lost = lost_content(result)
            assert not lost, "\n".join(map(str, lost))
        return found


def write_pages(root: Path, pages: dict[str, str]) -> Path:
    """Write the files of a site below `root`, and return that."""
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
    """Build the course at `root`, or the given sources."""
    out = root.parent / "out"
    done = tuple(placed_decks(Order(sources or (root,), out, theme, kind=kind, fields=fields)))
    built = Built(
        {result.job.name: result.deck.slides for result in done if result.deck is not None},
        [str(problem) for result in done for problem in result.problems],
        [str(error) for result in done for error in result.errors],
        done,
    )
    assert not IS_WHOLE or built.data is not None
    return built


def text_of(slide: PlacedSlide, slot: str) -> str:
    """The text of a slot, with | between its paragraphs."""
    found = [shape for shape in slide.placed if isinstance(shape, PlacedText) and shape.slot.name == slot]
    return "|".join(
        (f"{each.marker} " if each.marker else "") + plain(each.source.runs) for one in found for each in one.paragraphs
    )


def links_of(slide: PlacedSlide) -> dict[str, tuple[str, str]]:
    """Where the linked runs of a slide's texts lead, by their text."""
    runs = [
        run
        for shape in slide.placed
        if isinstance(shape, PlacedText)
        for each in shape.paragraphs
        for run in each.source.runs
    ]
    return {run.text: (run.link.kind, run.link.target) for run in runs if run.link is not None}
