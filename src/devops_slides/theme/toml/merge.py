"""Merges a theme file with those that it extends, and its layouts with those that they are `like`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from devops_slides.files.read_file import FileKind, read_file
from devops_slides.model.plain_values import line_named, read_toml
from devops_slides.model.problem import ThemeError, did_you_mean, nearest
from devops_slides.model.toml_lines import line_of


def apply_like(table: dict[str, object], file: Path) -> None:
    """Merge each layout over the one that it is like; chains are followed, circles are an error."""
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
        raise theme_error(file, f"{key}: is circular")
    if not isinstance(like, str) or not isinstance(layouts.get(like), dict):
        hint = did_you_mean(nearest(str(like), layouts))
        raise theme_error(file, f"{key}: there is no layout {like!r}", hint)
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


_UNKNOWN = re.compile(r"there is no key '([^']*)'")
ThemeTable = dict[str, object]
Find = Callable[[Path, str], Path]
"""Finds the file of the theme that a file extends, from that file and the name in it."""
_REMEMBERED = 16
"""Number of files not parsed again: each is read for what it extends, for its table and for what it names."""
_JOINED = ("decoration", "rules")
"""Lists that a theme adds to; it replaces all others."""


def merged_theme(file: Path, base: Path, find: Find) -> tuple[ThemeTable, str]:
    """The file's table over its parents', and the digest of all; `find` finds the theme that a file extends.

    Layouts are merged over those that they are `like`. A name is not inherited.
    """
    whole: ThemeTable = {}
    digest = ""
    for source in ancestry(file, base, find):
        table, own = _load(source)
        left = {"extends"} if source == file else {"extends", "name"}
        whole = _joined(whole, {key: value for key, value in table.items() if key not in left}, source)
        apply_like(whole, source)
        digest = hashlib.sha256((digest + own).encode()).hexdigest()
    return whole, digest


def ancestry(file: Path, base: Path, find: Find) -> tuple[Path, ...]:
    """The files that make up a theme: the base, then the extended ones, then its own."""
    found: list[Path] = []
    while True:
        if file in found:
            chain = " → ".join(path.as_posix() for path in (*found, file))
            raise theme_error(file, f"extends: is circular: {chain}")
        found.append(file)
        parent = _load(file)[0].get("extends")
        if parent is None:
            return (base, *reversed(found))
        if not isinstance(parent, str):
            raise theme_error(file, "extends: expected the name of a theme")
        file = find(file, parent)


def theme_error(file: Path, message: str, hint: str = "") -> ThemeError:
    """The error of a theme file that cannot be used, with the line of the key that the message begins with."""
    line = _line(file, message) if file.suffix == ".toml" else 0
    place = f"{file.as_posix()}:{line}" if line else file.as_posix()
    return ThemeError(message, place=place, code="bad-theme", hint=hint)


def _line(file: Path, message: str) -> int:
    """The line that a message names, or that of its key in the file; 0 if there is none."""
    key, colon, _ = message.partition(":")
    try:
        text = read_file(file, "settings").decode("utf-8-sig")
    except (OSError, ValueError):
        return 0
    if not colon or " " in key:
        return line_named(message)
    unknown = _UNKNOWN.search(message)
    return line_of(key if unknown is None else f"{'' if key == 'file' else key}.{unknown[1]}".lstrip("."), text)


def beside(file: Path) -> list[Path]:
    """The pictures and the template that a file names."""
    table = read_table(file)
    named = [entry.get("picture") for entry in _entries(table.get("decoration"))]
    return [Path(path) for path in (table.get("template"), *named) if isinstance(path, str) and path]


def read_table(file: Path) -> ThemeTable:
    """The table of one file."""
    return _load(file)[0]


def _load(file: Path) -> tuple[ThemeTable, str]:
    """The table of a file, with absolute paths of pictures and template, and its digest, which includes them."""
    try:
        data = read_file(file, "settings")
        table = dict(_parsed(data))
    except OSError as error:
        raise theme_error(file, error.strerror or "cannot be read") from None
    except UnicodeDecodeError:
        raise theme_error(file, "is not UTF-8 text") from None
    except ValueError as error:
        raise theme_error(file, f"is not valid TOML: {error}") from None
    digest = hashlib.sha256(data)
    if isinstance(name := table.get("template"), str):
        path = _beside(file, name, "template")
        digest.update(_content(path, "template"))
        table["template"] = str(path)
    if isinstance(given := table.get("decoration"), list):
        table["decoration"] = [_with_picture(entry, number, file, digest) for number, entry in enumerate(given, 1)]
    return table, digest.hexdigest()


def _with_picture(decoration: object, number: int, file: Path, digest: hashlib._Hash) -> object:
    """A decoration with the absolute path of its picture, which is part of the digest."""
    if not isinstance(decoration, dict) or not isinstance(name := decoration.get("picture"), str):
        return decoration
    path = _beside(file, name, f"decoration[{number}].picture")
    digest.update(_content(path, "picture"))
    return {**decoration, "picture": str(path)}


def _content(path: Path, kind: FileKind) -> bytes:
    try:
        return read_file(path, kind)
    except OSError as error:
        raise theme_error(path, error.strerror or "cannot be read") from None


@lru_cache(_REMEMBERED)
def _parsed(data: bytes) -> Mapping[str, object]:
    return read_toml(data.decode("utf-8-sig"))


def _beside(file: Path, name: str, key: str) -> Path:
    """A file in the theme's folder; nothing outside it is read."""
    folder = file.parent.resolve()
    try:
        path = (folder / name).resolve()
    except (OSError, ValueError):
        raise theme_error(file, f"{key}: {name!r} is no name of a file") from None
    if not path.is_relative_to(folder):
        raise theme_error(file, f"{key}: expected a file in the theme's folder, got {name!r}")
    if not path.is_file():
        raise theme_error(file, f"{key}: there is no file {name!r} in the theme's folder")
    return path


def _joined(under: Mapping[str, object], upper: ThemeTable, file: Path) -> ThemeTable:
    """Deep merge; the file's decorations are over its parents', its rules before theirs.

    A named entry replaces its parent's of that name; `replace` says which lists begin anew.
    """
    anew = upper.get("replace", [])
    if not isinstance(anew, list) or any(name not in _JOINED for name in anew):
        raise theme_error(file, f"replace: expected a list of {' and '.join(_JOINED)}, got {anew!r}")
    whole = laid_over(under, {key: value for key, value in upper.items() if key != "replace"})
    for key in _JOINED:
        if key in anew:
            whole[key] = upper.get(key, [])
        elif isinstance(upper.get(key), list):
            own = upper[key]
            assert isinstance(own, list)
            whole[key] = _added(_entries(under.get(key)), own, first=key == "rules")
    return whole


def _added(under: list[ThemeTable], upper: list[object], *, first: bool) -> list[object]:
    own = {entry["name"]: entry for entry in _entries(upper) if isinstance(entry.get("name"), str)}
    kept: list[object] = [own.get(rule.get("name"), rule) for rule in under]
    known = {rule["name"] for rule in under if "name" in rule}
    new = [rule for rule in upper if not (isinstance(rule, dict) and rule.get("name", "") in known)]
    return [*new, *kept] if first else [*kept, *new]


def _entries(value: object) -> list[ThemeTable]:
    """The tables of an array of tables; anything else is reported when the file is checked."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
