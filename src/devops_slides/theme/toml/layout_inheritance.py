"""Layouts that are `like` others."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from devops_slides.model.problem import ThemeError
from devops_slides.model.suggestion import did_you_mean, nearest


def apply_like(table: dict[str, object], file: Path) -> None:
    """Lay each layout over the one that it is like; chains are followed, circles are an error."""
    layouts = table.get("layouts")
    if not isinstance(layouts, dict):
        return
    for name in layouts:
        layouts[name] = _whole(name, layouts, file, ())


def _whole(name: str, layouts: Mapping[str, object], file: Path, below: tuple[str, ...]) -> object:
    layout = layouts[name]
    if not isinstance(layout, dict) or "like" not in layout:
        return layout
    like = layout["like"]
    key = f"layouts.{name}.like"
    if like == name or like in below:
        raise ThemeError(f"{key}: is circular", place=file.as_posix(), code="bad-theme")
    if not isinstance(like, str) or not isinstance(layouts.get(like), dict):
        hint = did_you_mean(nearest(str(like), layouts))
        raise ThemeError(f"{key}: there is no layout {like!r}", place=file.as_posix(), code="bad-theme", hint=hint)
    under = _whole(like, layouts, file, (*below, name))
    assert isinstance(under, dict)
    return laid_over(under, {key: value for key, value in layout.items() if key != "like"})


def laid_over(under: Mapping[str, object], upper: Mapping[str, object]) -> dict[str, object]:
    """Deep merge: tables key by key, everything else replaced. The result shares no table with `upper`."""
    whole = dict(under)
    for key, value in upper.items():
        below = whole.get(key)
        whole[key] = laid_over(below if isinstance(below, dict) else {}, value) if isinstance(value, dict) else value
    return whole
