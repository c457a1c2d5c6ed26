"""The course that the command line is in, and its own themes."""

from __future__ import annotations

from pathlib import Path

from devops_slides.parse.course.site import root_of
from devops_slides.theme.read_theme import OWN_THEMES


def root_here() -> Path:
    """The root of the course here, or this folder."""
    here = (Path("content") if Path("content").is_dir() else Path()).resolve()
    return root_of(here) or Path.cwd()


def folders_here() -> list[Path]:
    """Where themes of one's own are."""
    return [root_here() / OWN_THEMES]
