"""The files of a Hugo site's configuration, merged as Hugo merges them; the case of keys is ignored."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

from devops_slides.files.boundary import HINT, Boundary
from devops_slides.files.read_file import read_file
from devops_slides.model.plain_values import line_in, read_json, read_toml
from devops_slides.model.problem import UsageError
from devops_slides.parse.course.hugo_settings import is_hugos
from devops_slides.parse.course.yaml_text import read_yaml

ConfigTable = Mapping[str, object]
ENDINGS = (".toml", ".yaml", ".yml", ".json")
_MAIN = ("hugo", "config")
NAMES = tuple(f"{stem}{ending}" for stem in _MAIN for ending in ENDINGS)
_ENVIRONMENTS = ("_default", "production")
"""Folders of config/, in which later ones override earlier ones: a published site is built for `production`."""


def config_files(folder: Path) -> list[Path]:
    """The configuration files of a folder: its own one, then those of config/_default and config/production."""
    if not folder.is_dir():
        return []
    named = (folder / name for name in NAMES if (folder / name).is_file())
    found = [file for file in named if is_hugos(file)][:1]
    for environment in _ENVIRONMENTS:
        files = sorted((folder / "config" / environment).glob("*"))
        files = [file for file in files if file.suffix in ENDINGS and file.is_file()]
        if found or environment == _ENVIRONMENTS[0] or any(file.stem in _MAIN for file in files):
            found += sorted(files, key=lambda file: file.stem not in _MAIN)
    return found


def load_config(root: Path, within: Boundary) -> dict[str, object]:
    """The whole configuration with keys in lower case, empty if there is none.

    UsageError names a broken file, and one that a link leads out of `within`.
    """
    config: dict[str, object] = {}
    for file in config_files(root):
        table = _lower(_load(file, root, within))
        assert isinstance(table, dict)
        if file.stem not in _MAIN:
            table = _under(file.stem.lower(), table)
        config = merged_config(config, table)
    return config


def _under(stem: str, table: dict[str, object]) -> dict[str, object]:
    """The table that a separate file stands for: `params` for params, `menus.fr` for languages.fr.menus."""
    name, _, language = stem.partition(".")
    if not language:
        return {name: table}
    inner = table if name == "languages" else {name: table}
    return {"languages": {language: inner}}


def merged_config(below: ConfigTable, above: ConfigTable) -> dict[str, object]:
    """Two tables as one; `above` overrides `below` unless both values are tables."""
    found = dict(below)
    for key, value in above.items():
        old = found.get(key)
        found[key] = merged_config(old, value) if isinstance(old, Mapping) and isinstance(value, Mapping) else value
    return found


def _lower(value: object) -> object:
    if isinstance(value, dict):
        found: dict[str, object] = {}
        for key, inner in value.items():
            found = merged_config(found, {str(key).lower(): _lower(inner)})
        return found
    return [_lower(inner) for inner in value] if isinstance(value, list) else value


def _load(file: Path, root: Path, within: Boundary) -> object:
    if not within.holds(file):
        place = f"{root.name}/{file.relative_to(root).as_posix()}"
        raise UsageError("a link leads out of the course", place=place, code="outside-course", hint=HINT)
    try:
        text = read_file(file, "settings").decode("utf-8-sig")
        if file.suffix == ".toml":
            return read_toml(text)
        table = read_json(text) if file.suffix == ".json" else read_yaml(text)
    except (OSError, ValueError, yaml.YAMLError) as error:
        mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
        what = str(error.problem) if isinstance(error, yaml.MarkedYAMLError) else " ".join(str(error).split())
        line = mark.line + 1 if mark is not None else line_in(error)
        shown = f"{root.name}/{file.relative_to(root).as_posix()}{f':{line}' if line else ''}"
        raise UsageError(f"cannot be read: {what}", place=shown, code="bad-config") from None
    return table if isinstance(table, dict) else {}


def texts(value: object) -> tuple[str, ...]:
    """The texts of a text or a list; empty for nothing and for tables."""
    if value is None or isinstance(value, Mapping):
        return ()
    return tuple(str(item) for item in value) if isinstance(value, list) else (str(value),)


def table(value: object) -> ConfigTable:
    """The value if it is a table, else an empty one."""
    return value if isinstance(value, Mapping) else {}
