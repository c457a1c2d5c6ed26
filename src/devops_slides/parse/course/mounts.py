"""Hugo's mounts: which folders of a site hold its content, its files and its templates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from devops_slides.parse.course.config import ConfigTable, table, texts
from devops_slides.parse.course.globs import allowed


class Mount(Struct, frozen=True):
    """A folder (or one file) of the site that is mounted elsewhere: `target` is relative to the component.

    `languages` are the codes that it is for, empty for all. `included` and `excluded` are patterns
    of paths in it.
    """

    source: Path
    target: str
    languages: tuple[str, ...] = ()
    included: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()

    def takes(self, path: str) -> bool:
        """Whether the file at a path in the mount belongs to it."""
        return allowed(path, self.included, self.excluded)

    def serves(self, language: str) -> bool:
        """Whether the mount is for a language."""
        return not self.languages or language in self.languages


def module_mounts(config: ConfigTable, root: Path, component: str) -> tuple[Mount, ...]:
    """The mounts of one component, as listed in `[[module.mounts]]`."""
    listed = table(config.get("module")).get("mounts")
    found = []
    for mount in listed if isinstance(listed, list) else ():
        if not isinstance(mount, Mapping):
            continue
        head, _, tail = str(mount.get("target", "")).replace("\\", "/").strip("/").partition("/")
        if head == component:
            files = texts(mount.get("files"))
            without = [file.lstrip("! ") for file in files if file.startswith("!")]
            within = [file for file in files if not file.startswith("!")]
            found.append(
                Mount(
                    root / str(mount.get("source", "")),
                    tail,
                    _languages(mount),
                    (*texts(mount.get("includefiles")), *within),
                    (*texts(mount.get("excludefiles")), *without),
                )
            )
    return tuple(found)


def _languages(mount: ConfigTable) -> tuple[str, ...]:
    """The codes in `lang` in old versions of Hugo, in `sites.matrix.languages` in new ones."""
    matrix = table(table(mount.get("sites")).get("matrix"))
    return tuple(text.lower() for text in (*texts(mount.get("lang")), *texts(matrix.get("languages"))) if text)


def content_mounts(config: ConfigTable, languages: Mapping[str, ConfigTable], root: Path) -> tuple[Mount, ...]:
    """The content folders: those of the mounts, else of the languages, else the site's only one."""
    mounts = module_mounts(config, root, "content")
    if mounts:
        return mounts
    common = str(config.get("contentdir") or "content")
    if not any(language.get("contentdir") for language in languages.values()):
        return (Mount(root / common, ""),)
    return tuple(
        Mount(root / str(value.get("contentdir") or common), "", (code.lower(),)) for code, value in languages.items()
    )


def static_mounts(config: ConfigTable, own: ConfigTable, root: Path) -> tuple[Mount, ...]:
    """The static folders of a language: its own, the site's, its themes'."""
    mounts = module_mounts(config, root, "static")
    if not mounts:
        folders = [*_static_dirs(own), *(_static_dirs(config) or ["static"])]
        mounts = tuple(Mount(root / folder, "") for folder in dict.fromkeys(folders))
    themes = root / str(config.get("themesdir") or "themes")
    return (*mounts, *(Mount(themes / name / "static", "") for name in _themes(config)))


def layout_mounts(config: ConfigTable, root: Path) -> tuple[Mount, ...]:
    """The folders of templates: the site's own first, then its themes'."""
    own = module_mounts(config, root, "layouts") or (Mount(root / str(config.get("layoutdir") or "layouts"), ""),)
    themes = root / str(config.get("themesdir") or "themes")
    return (*own, *(Mount(themes / name / "layouts", "") for name in _themes(config)))


def _static_dirs(config: ConfigTable) -> list[str]:
    """`staticDir`, and `staticDir0` to `staticDir10`; later ones override earlier ones in Hugo."""
    keys = ["staticdir", *(f"staticdir{number}" for number in range(11))]
    return [text for key in reversed(keys) for text in reversed(texts(config.get(key))) if text]


def _themes(config: ConfigTable) -> Iterator[str]:
    yield from (text for text in texts(config.get("theme")) if text)
    imports = table(config.get("module")).get("imports")
    for module in imports if isinstance(imports, list) else ():
        path = str(table(module).get("path") or "")
        if path and not path.startswith(("/", ".")) and ":" not in path:
            yield path
