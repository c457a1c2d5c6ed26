"""A small Hugo site for each test; every deck made of it goes through the package checks."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from devops_slides.build.pipeline import deck_bytes, look_of
from devops_slides.deliver.edits import edits
from devops_slides.deliver.read_back import read_deck
from devops_slides.model.deck import Deck
from devops_slides.model.placed import PlacedDeck
from devops_slides.model.problem import Problems
from devops_slides.parse.chapter import read_chapter
from devops_slides.parse.course.course import pages
from devops_slides.parse.course.settings import read_settings
from devops_slides.place.slides.deck import place_deck
from devops_slides.plan.deck import plan_chapter
from devops_slides.theme.read_theme import read_theme
from package_checks import check_package

PICTURES = {
    "devops": (1600, 900),
    "continuous_delivery": (1200, 500),
    "wide": (2400, 400),
    "small": (120, 90),
    "icon": (24, 24),
}


@dataclass(frozen=True)
class Made:
    """What each stage made of a chapter."""

    planned: Deck
    placed: PlacedDeck
    problems: Problems
    data: bytes


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
    """Assert that a deck, as it is written, shows no trace of a hand."""
    found = read_deck(data)
    assert found is not None
    assert edits(found) == []


def make(root: Path, text: str, theme: str = "default", name: str = "devops/essai.md") -> Made:
    """Build a chapter of the site and check its package."""
    file = root / "content" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    page = pages(file)[0]
    problems = Problems()
    chapter = read_chapter(page, read_settings(root), problems)
    own = read_theme(theme)
    planned = plan_chapter(chapter)
    placed = place_deck(planned, look_of(own), problems)
    data = deck_bytes(placed, own)
    check_package(data)
    check_untouched(data)
    return Made(planned, placed, problems, data)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "cours")


@pytest.fixture
def build(site: Path) -> Callable[..., Made]:
    return lambda text, theme="default", name="devops/essai.md": make(site, text, theme, name)
