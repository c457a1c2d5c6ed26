"""A Hugo site's configuration: the parts that tell where chapters and pictures are."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import yaml

from devops_slides.model.problem import ChapterError

_NAMES = tuple(f"{stem}.{ext}" for stem in ("hugo", "config") for ext in ("toml", "yaml", "yml", "json"))
Table = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Mount:
    """A folder (or one file) of the site that stands for another: `target` is relative to the component."""

    source: Path
    target: str


@dataclass(frozen=True, slots=True)
class Site:
    """What the configuration says. A plain folder of Markdown is a site without one.

    `content`, `static` and `assets` are mounts in the order in which Hugo looks through them;
    `base_path` is the path of baseURL, without slashes at its ends; `params` are the site's own values.
    """

    root: Path
    title: str
    language: str
    content: tuple[Mount, ...]
    static: tuple[Mount, ...]
    assets: tuple[Mount, ...]
    base_path: str
    is_hugo: bool
    params: Mapping[str, object] = field(default_factory=dict)


def root_of(place: Path) -> Path | None:
    """The nearest folder, from `place` upward, that holds a site's configuration."""
    for folder in (place, *place.parents):
        if config_files(folder):
            return folder
    return None


def config_files(folder: Path) -> list[Path]:
    """The configuration files of a folder: one in it, or those of config/_default."""
    if not folder.is_dir():
        return []
    single = [folder / name for name in _NAMES if (folder / name).is_file()][:1]
    default = folder / "config" / "_default"
    split = [one for one in sorted(default.glob("*")) if one.suffix in {".toml", ".yaml", ".yml", ".json"}]
    return single + split


def read_site(root: Path) -> Site:
    """The site at `root`. ChapterError where its configuration cannot be read."""
    config: dict[str, object] = {}
    files = config_files(root)
    for file in files:
        table = _load(file)
        if file.parent.name == "_default" and file.stem not in {"hugo", "config"}:
            table = {file.stem: table}
        config.update({key.lower(): value for key, value in table.items()})
    content_dir = str(config.get("contentdir") or "content")
    plain = not files
    own = Mount(root, "") if plain else Mount(root / content_dir, "")
    return Site(
        root=root,
        title=str(config.get("title") or ""),
        language=_language(config),
        content=_mounts(config, root, "content") or (own,),
        static=_mounts(config, root, "static") or _static(config, root),
        assets=_mounts(config, root, "assets") or (Mount(root / "assets", ""),),
        base_path=urlsplit(str(config.get("baseurl") or "")).path.strip("/"),
        is_hugo=not plain,
        params=_params(config),
    )


def _params(config: Table) -> Table:
    """The table `params`; Hugo's keys there have no case."""
    given = config.get("params")
    return {str(key).lower(): value for key, value in given.items()} if isinstance(given, dict) else {}


def _language(config: Table) -> str:
    """`locale` in new versions, `languageCode` in old ones, else the default content language."""
    for key in ("locale", "languagecode", "defaultcontentlanguage"):
        if config.get(key):
            return str(config[key])
    return ""


def _static(config: Table, root: Path) -> tuple[Mount, ...]:
    """The static folders, the site's before its theme's."""
    given = config.get("staticdir") or "static"
    folders = [str(one) for one in given] if isinstance(given, list) else [str(given)]
    mounts = [Mount(root / folder, "") for folder in folders]
    themes = config.get("theme") or []
    names = themes if isinstance(themes, list) else [themes]
    mounts += [Mount(root / "themes" / str(name) / "static", "") for name in names]
    return tuple(mounts)


def _mounts(config: Table, root: Path, component: str) -> tuple[Mount, ...]:
    """The module mounts of one component, as `[[module.mounts]]` lists them."""
    module = config.get("module")
    mounts = module.get("mounts") if isinstance(module, dict) else None
    if not isinstance(mounts, list):
        return ()
    found = []
    for mount in mounts:
        source, target = (str(mount.get(key, "")) for key in ("source", "target"))
        head, _, tail = target.replace("\\", "/").strip("/").partition("/")
        if head == component:
            found.append(Mount(root / source, tail))
    return tuple(found)


def _load(file: Path) -> dict[str, object]:
    shown = file.name
    try:
        text = file.read_text(encoding="utf-8-sig")
        if file.suffix == ".toml":
            return tomllib.loads(text)
        table = json.loads(text) if file.suffix == ".json" else yaml.safe_load(text)
    except (OSError, ValueError, yaml.YAMLError) as error:
        what = str(error).replace("\n", " ")
        raise ChapterError(f"cannot be read: {what}", place=shown, code="bad-config") from None
    return cast("dict[str, object]", table) if isinstance(table, dict) else {}
