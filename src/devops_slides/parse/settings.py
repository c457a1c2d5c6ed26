"""slides.toml: what a course says once for all its chapters. It stands beside the site's configuration."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Literal

import msgspec

from devops_slides.model.problem import UsageError


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Course-wide settings; None means: not said."""

    title: str | None = None
    author: str | None = None
    language: str | None = None
    theme: str | None = None
    deck: Literal["chapter"] | None = None
    agenda: bool | None = None
    counter: bool | None = None
    slide_level: int | None = None


def read_settings(root: Path) -> Settings:
    """The settings of the site at `root`, empty ones where it has no slides.toml. UsageError names file and key."""
    file = root / "slides.toml"
    if not file.is_file():
        return Settings()
    shown = f"{root.name}/slides.toml"
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8-sig"))
        return msgspec.convert(table, Settings)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"cannot be read: {error}", place=shown, code="bad-settings") from None
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at `$")
        key = where.rstrip("`").lstrip(".")
        raise UsageError(f"{key}: {what}" if key else what, place=shown, code="bad-settings") from None
