"""The course of the current folder, and the course's own themes."""

from __future__ import annotations

from pathlib import Path

from devops_slides.parse.course.site import root_of
from devops_slides.theme.read_theme import OWN_THEMES


def root_here() -> Path:
    """The root of the course around the current folder, else that folder."""
    here = (Path("content") if Path("content").is_dir() else Path()).resolve()
    return root_of(here) or Path.cwd()


def folders_here() -> list[Path]:
    """The folders of the course's own themes."""
    return [root_here() / OWN_THEMES]
