"""Where themes are, how one extends another, and how a mistake in one is told."""

from __future__ import annotations

import difflib
import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import msgspec

from devops_slides.model.problem import ThemeError
from devops_slides.model.theme import Theme
from devops_slides.parse.theme.font_files import font_files, own_faces
from devops_slides.parse.theme.layout_schema import DecorationSpec, LayoutSpec
from devops_slides.parse.theme.resolve import resolve
from devops_slides.parse.theme.schema import CalloutSpec, LevelSpec, RuleSpec, StyleSpec, ThemeSpec

Table = dict[str, object]
_BASE = "base"
"""What all themes share: rules, picture limits, kinds of callout. No look of its own."""
_INDEX = re.compile(r"\[(\d+)\]")
_ENTRIES = {
    "text": StyleSpec,
    "layouts": LayoutSpec,
    "callout": CalloutSpec,
    "decoration": DecorationSpec,
    "rules": RuleSpec,
    "levels": LevelSpec,
}
"""Sections with many entries, whose name or number msgspec's message leaves out."""
_UNKNOWN_KEY = re.compile(r"unknown field `(?P<key>[^`]+)`")


def shipped() -> Path:
    """The folder of the themes that come with the program, in the wheel or in the repository."""
    inside = Path(__file__).parents[2] / "themes"
    return inside if inside.is_dir() else Path(__file__).parents[4] / "themes"


def names(folders: Iterable[Path]) -> dict[str, Path]:
    """The themes found by name: those of `folders` before the shipped ones."""
    found: dict[str, Path] = {}
    for folder in (*folders, shipped()):
        for file in sorted(folder.glob("*/theme.toml")):
            found.setdefault(file.parent.name, file)
    return found


def read_theme(name: str, folders: Iterable[Path] = ()) -> Theme:
    """The theme of that name, or at that path. ThemeError names file, key and what was expected."""
    file = _find(name, tuple(folders))
    table, digest = _merged(file, (), tuple(folders))
    try:
        spec = msgspec.convert(table, ThemeSpec, strict=True)
    except msgspec.ValidationError as error:
        raise _explained(file, *_pinned(str(error), table)) from None
    try:
        theme = resolve(spec, digest)
    except ValueError as error:
        raise ThemeError(str(error), place=_shown(file), code="bad-theme") from None
    faces = own_faces(file.parent)
    whole = hashlib.sha256("".join((theme.digest, *(face.digest for face in faces))).encode()).hexdigest()
    return replace(theme, faces=faces, digest=whole) if faces else theme


def lineage(name: str, folders: Iterable[Path] = ()) -> tuple[Path, ...]:
    """The files that a theme is made of, its own first. ThemeError as `read_theme` raises it."""
    known = tuple(folders)
    found: list[Path] = []
    file = _find(name, known)
    while file not in found:
        found.append(file)
        parent = _load(file)[0].get("extends")
        if not isinstance(parent, str):
            break
        file = _parent(file, parent, known)
    return (*found, shipped() / f"{_BASE}.toml", *font_files(found[0].parent))


def _parent(file: Path, name: str, folders: tuple[Path, ...]) -> Path:
    """The file of the theme that `file` extends: one beside it, else one of that name."""
    beside = file.parent / name
    return _find(str(beside) if beside.is_dir() else name, folders)


def _find(name: str, folders: tuple[Path, ...]) -> Path:
    path = Path(name)
    if path.suffix == ".toml" or path.is_dir() or "/" in name or "\\" in name:
        file = path / "theme.toml" if path.is_dir() else path
        if file.is_file():
            return file
        raise ThemeError(f"there is no theme file {_shown(file)}", code="unknown-theme")
    known = names(folders)
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(known))}"
    raise ThemeError(f"there is no theme {name!r}", code="unknown-theme", hint=hint)


def _merged(file: Path, below: tuple[Path, ...], folders: tuple[Path, ...]) -> tuple[Table, str]:
    """The file's table laid over its parents', layouts over those they are `like`; and the digest of all."""
    if file in below:
        chain = " → ".join(_shown(one) for one in (*below, file))
        raise ThemeError(f"extends goes round in a circle: {chain}", place=_shown(file), code="bad-theme")
    table, digest = _load(file)
    parent = table.pop("extends", None)
    if parent is not None and not isinstance(parent, str):
        raise ThemeError("extends: expected the name of a theme", place=_shown(file), code="bad-theme")
    if parent is not None:
        under, inherited = _merged(_parent(file, parent, folders), (*below, file), folders)
    else:
        under, inherited = _load(shipped() / f"{_BASE}.toml")
    merged = _over(under, table)
    _apply_like(merged, file)
    return merged, hashlib.sha256((inherited + digest).encode()).hexdigest()


def _load(file: Path) -> tuple[Table, str]:
    try:
        data = file.read_bytes()
        return tomllib.loads(data.decode("utf-8-sig")), hashlib.sha256(data).hexdigest()
    except OSError as error:
        raise ThemeError(error.strerror or "cannot be read", place=_shown(file), code="bad-theme") from None
    except UnicodeDecodeError:
        raise ThemeError("is not UTF-8 text", place=_shown(file), code="bad-theme") from None
    except tomllib.TOMLDecodeError as error:
        raise ThemeError(f"is not valid TOML: {error}", place=_shown(file), code="bad-theme") from None


def _over(under: Mapping[str, object], upper: Mapping[str, object]) -> Table:
    """Deep merge: tables key by key, everything else replaced."""
    merged = dict(under)
    for key, value in upper.items():
        below = merged.get(key)
        merged[key] = _over(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged


def _apply_like(table: Table, file: Path) -> None:
    layouts = table.get("layouts")
    if not isinstance(layouts, dict):
        return
    for name, layout in layouts.items():
        if not isinstance(layout, dict) or "like" not in layout:
            continue
        like = layout.pop("like")
        if not isinstance(layouts.get(like), dict) or like == name:
            message = f"layouts.{name}.like: there is no layout {like!r}"
            raise ThemeError(message, place=_shown(file), code="bad-theme")
        layouts[name] = _over(layouts[like], layout)


def _pinned(text: str, table: Table) -> tuple[str, str]:
    """The message of msgspec and the key, where it says `[...]` with the name or number of the entry."""
    what, _, where = text.partition(" - at `$")
    path = where.rstrip("`").lstrip(".")
    section, several, rest = path.partition("[...]")
    if not several:
        return what, _INDEX.sub(lambda match: f"[{int(match[1]) + 1}]", path, count=1)
    entries = table.get(section)
    numbered = list(entries.items()) if isinstance(entries, dict) else list(enumerate(_as_list(entries), 1))
    for name, entry in numbered:
        try:
            msgspec.convert(entry, _ENTRIES[section])
        except msgspec.ValidationError as error:
            what, _, inner = str(error).partition(" - at `$")
            label = f".{name}" if isinstance(entries, dict) else f"[{name}]"
            return what, f"{section}{label}{inner.rstrip('`')}"
    return what, f"{section}{rest}"


def _as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _explained(file: Path, what: str, key: str) -> ThemeError:
    """The message with the key in front and, for an unknown key, the likeliest one behind."""
    hint = ""
    if match := _UNKNOWN_KEY.search(what):
        near = difflib.get_close_matches(match["key"], _known_keys(), n=1)
        hint = f"did you mean {near[0]}?" if near else ""
        what = f"there is no key {match['key']!r}"
    message = f"{key or 'file'}: {what[0].lower()}{what[1:]}"
    return ThemeError(message, place=_shown(file), code="bad-theme", hint=hint)


def _known_keys() -> list[str]:
    """Every key that the schema knows: enough to guess a misspelt one."""
    schema = msgspec.json.schema(ThemeSpec)
    return [name for part in schema["$defs"].values() for name in part.get("properties", ())]


def _shown(file: Path) -> str:
    return file.as_posix()
