"""A small Hugo site for each test, and chapters of it as far as a test needs them: planned, placed or built.

A built deck goes through the package checks. With WHOLE_DECKS=1 in the environment, decks that tests only plan or place
are built and checked as well; `scripts/weekly` sets it.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from devops_slides.build.account import account
from devops_slides.build.pipeline import deck_bytes, look_of
from devops_slides.deliver.edits import edits
from devops_slides.deliver.read_back import read_deck
from devops_slides.model.deck import Deck
from devops_slides.model.placed import PlacedDeck
from devops_slides.model.problem import Problems
from devops_slides.model.theme import Theme
from devops_slides.parse.chapter import read_chapter
from devops_slides.parse.course.course import pages
from devops_slides.parse.course.settings import read_settings
from devops_slides.place.slides.deck import place_deck
from devops_slides.plan.deck import plan_chapter
from devops_slides.theme.read_theme import read_theme, shipped_themes, theme_names
from package_checks import check_package

PICTURES = {
    "devops": (1600, 900),
    "continuous_delivery": (1200, 500),
    "wide": (2400, 400),
    "small": (120, 90),
    "icon": (24, 24),
}


IS_WHOLE = bool(os.environ.get("WHOLE_DECKS"))
SHIPPED = frozenset(theme_names([shipped_themes()]))
"""The names of the program's themes."""


@dataclass(frozen=True)
class Placed:
    """The results of the stages up to placing, for a chapter."""

    planned: Deck
    placed: PlacedDeck
    problems: Problems


@dataclass(frozen=True)
class Made(Placed):
    """The results of all stages, for a chapter."""

    data: bytes


Plan = Callable[..., Deck]
"""Plans a text: `plan(text, name="devops/essai.md")`."""
Place = Callable[..., Placed]
"""Places a text: `place(text, theme="default", name="devops/essai.md")`."""
Build = Callable[..., Made]
"""Builds a text, with the arguments of `Place`."""


@cache
def drawn(size: tuple[int, int]) -> bytes:
    """A picture of that size; drawing it anew for each test took most of the tests' time."""
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).ellipse((4, 4, size[0] - 5, size[1] - 5), outline="navy", width=3)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def make_site(root: Path) -> Path:
    """A site with pictures and no chapter."""
    images = root / "static" / "images"
    images.mkdir(parents=True)
    (root / "content" / "devops").mkdir(parents=True)
    config = 'title = "Cours d\'essai"\nlanguageCode = "fr-fr"\n[markup.goldmark.renderer]\nunsafe = true\n'
    (root / "hugo.toml").write_text(config, encoding="utf-8")
    for name, size in PICTURES.items():
        (images / f"{name}.png").write_bytes(drawn(size))
    return root


def check_untouched(data: bytes) -> None:
    """Assert that a deck, as written, shows no trace of hand edits."""
    found = read_deck(data)
    assert found is not None
    assert edits(found) == []


@cache
def shipped_theme(name: str) -> Theme:
    """A theme of the program, read once for all tests."""
    return read_theme(name)


def theme_of(name: str) -> Theme:
    """A theme by name or file; files may change between two reads."""
    return shipped_theme(name) if name in SHIPPED else read_theme(name)


def plan(root: Path, text: str, name: str = "devops/essai.md") -> tuple[Deck, Problems]:
    """Write a chapter into the site and plan it."""
    file = root / "content" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    problems = Problems()
    chapter = read_chapter(pages(file)[0], read_settings(root), problems)
    return plan_chapter(chapter), problems


def place(root: Path, text: str, theme: str = "default", name: str = "devops/essai.md") -> Placed:
    """Plan a chapter of the site and place it."""
    return place_in(root, text, theme_of(theme), name)


def place_in(root: Path, text: str, theme: Theme, name: str) -> Placed:
    planned, problems = plan(root, text, name)
    return Placed(planned, place_deck(planned, look_of(theme), problems), problems)


def make(root: Path, text: str, theme: str = "default", name: str = "devops/essai.md", *, loses: bool = False) -> Made:
    """Build a chapter of the site and check its package, and that nothing of it is lost unless it `loses`."""
    whole = theme_of(theme)
    found = place_in(root, text, whole, name)
    data = deck_bytes(found.placed, whole)
    check_package(data)
    check_untouched(data)
    if not loses:
        lost = account([(found.planned.file, text)], data, found.problems.found)
        assert not lost, "\n".join(map(str, lost))
    return Made(found.planned, found.placed, found.problems, data)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "cours")


@pytest.fixture
def planned(site: Path) -> Plan:
    def of(text: str, name: str = "devops/essai.md") -> Deck:
        return make(site, text, name=name).planned if IS_WHOLE else plan(site, text, name)[0]

    return of


@pytest.fixture
def placed(site: Path) -> Place:
    return partial(make if IS_WHOLE else place, site)


@pytest.fixture
def built(site: Path) -> Build:
    return partial(make, site)
