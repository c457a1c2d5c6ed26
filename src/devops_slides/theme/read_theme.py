"""Finds and reads themes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import msgspec
from msgspec.structs import replace

from devops_slides.files.boundary import HINT, boundary
from devops_slides.files.read_file import read_file
from devops_slides.model.problem import ThemeError, suggestion
from devops_slides.model.theme import Theme
from devops_slides.theme.font_files import font_files, own_faces
from devops_slides.theme.toml.merge import ThemeTable, ancestry, beside, merged_theme, read_table, theme_error
from devops_slides.theme.toml.mistakes import as_in_file
from devops_slides.theme.toml.numbers import endless_numbers
from devops_slides.theme.toml.resolve import resolve
from devops_slides.theme.toml.schema import ThemeSpec

OWN_THEMES = "slide-themes"
"""The folder of a course's own themes; Hugo's `themes/` is never searched, because its themes have a theme.toml too."""
TEMPLATES = (".pptx", ".potx", ".pptm", ".potm", ".ppsx", ".ppsm", ".ppt", ".pot", ".pps")
"""The last three are those of PowerPoint 97 to 2003, which are recognized only to report them."""
_SHOWN = 80
"""Most letters of a name in a message."""
_BASE = "base.toml"
"""What all themes share: rules, picture limits, kinds of callout. It has no look of its own."""


def shipped_themes() -> Path:
    """The folder of the themes that come with the program, in the wheel or in the repository."""
    inside = Path(__file__).parents[1] / "themes"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "themes"


def theme_names(folders: Iterable[Path]) -> dict[str, Path]:
    """The themes by name, folders and templates: those in `folders` take precedence over the shipped ones.

    `folders` are the course's own, and those that the command line allows.
    """
    found: dict[str, Path] = {}
    for folder in (*folders, shipped_themes()):
        for file in sorted(folder.glob("*/theme.toml")):
            found.setdefault(file.parent.name, file)
        for file in sorted(path for path in folder.glob("[!~]*") if is_template(path)):
            found.setdefault(file.stem, file)
    return found


def read_theme(name: str, folders: Iterable[Path] = ()) -> Theme:
    """The theme of that name, or at that path. ThemeError names file, key and what was expected."""
    file = theme_file(name, folders)
    table, digest = merged_table(file, folders)
    if endless := next(endless_numbers(table), ""):
        raise theme_error(file, as_in_file(f"{endless}: expected a number that is not infinite", table, file))
    if "template" in table:
        from devops_slides.theme.template.read_template import on_template  # noqa: PLC0415 - few themes use a template

        return _with_faces(on_template(file, table, digest), file)
    try:
        theme = resolve(msgspec.convert(table, ThemeSpec, strict=True), digest)
    except msgspec.ValidationError as error:
        from devops_slides.theme.toml.mistakes import first_mistake  # noqa: PLC0415 - only for mistakes

        message, hint = first_mistake(table) or (str(error), "")
        raise theme_error(file, as_in_file(message, table, file), hint) from None
    except (ValueError, ArithmeticError) as error:
        raise theme_error(file, as_in_file(str(error), table, file)) from None
    except OSError as error:
        raise theme_error(file, error.strerror or "cannot be read") from None
    return _with_faces(theme, file)


def _with_faces(theme: Theme, file: Path) -> Theme:
    """The theme with the font files beside its own file; a template without a theme file has none."""
    faces = () if is_template(file) else own_faces(file.parent)
    whole = hashlib.sha256("".join((theme.digest, *(face.digest for face in faces))).encode()).hexdigest()
    return replace(theme, faces=faces, digest=whole) if faces else theme


def is_template(file: Path) -> bool:
    """Whether a file is a company's template by its name."""
    return file.suffix.casefold() in TEMPLATES


def merged_table(file: Path, folders: Iterable[Path] = ()) -> tuple[ThemeTable, str]:
    """A theme's table over those of the themes that it extends, named by its folder, and the digest of all."""
    if is_template(file):
        table = read_table(base_file())
        digest = hashlib.sha256(read_file(base_file(), "settings")).hexdigest()
        return {"name": file.stem, "template": str(file), **table}, digest
    table, digest = merged_theme(file, base_file(), partial(_parent, tuple(folders)))
    return {"name": file.resolve().parent.name, **table}, digest


def lineage(name: str, folders: Iterable[Path] = ()) -> tuple[Path, ...]:
    """The files of a theme, its own first, with pictures and fonts. ThemeError as from `read_theme`."""
    known = tuple(folders)
    file = theme_file(name, known)
    if is_template(file):
        return (file, base_file())
    files = ancestry(file, base_file(), partial(_parent, known))
    pictures = tuple(picture for source in files for picture in beside(source))
    return (*reversed(files), *pictures, *font_files(file.parent))


def tables_of(file: Path, folders: Iterable[Path] = ()) -> list[tuple[str, ThemeTable]]:
    """The tables of a theme and of those that it extends, base first, each with the name of its theme."""
    if is_template(file):
        return [(_BASE, read_table(base_file()))]
    files = ancestry(file, base_file(), partial(_parent, tuple(folders)))
    return [(_BASE if source == base_file() else source.resolve().parent.name, read_table(source)) for source in files]


def base_file() -> Path:
    """The file that every theme extends in the end."""
    return shipped_themes() / _BASE


def theme_file(name: str, folders: Iterable[Path]) -> Path:
    """The file of the theme of that name, or at that path from here or from the folders. ThemeError if none."""
    path = Path(name)
    if path.suffix == ".toml" or is_template(path) or _is_dir(path) or "/" in name or "\\" in name:
        for place in (path, *(base / path for folder in folders for base in (folder, folder.parent))):
            file = place / "theme.toml" if _is_dir(place) else place
            if _is_file(file):
                return file
        raise ThemeError(f"there is no theme file {path.as_posix()[:_SHOWN]}", code="unknown-theme")
    known = theme_names(folders)
    if name in known:
        return _within(known[name], name, folders)
    raise ThemeError(f"there is no theme {name[:_SHOWN]!r}", code="unknown-theme", hint=suggestion(name, sorted(known)))


def _is_dir(path: Path) -> bool:
    """Whether there is a folder; false for a name that no file can have."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _is_file(path: Path) -> bool:
    """Whether there is a file; false for a name that no file can have."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def named_theme(name: str, folders: Iterable[Path]) -> Path:
    """The file of a theme that a file of the course names. ThemeError as from `theme_file`, or if it lies outside.

    Only the command line may name a theme anywhere.
    """
    known = tuple(folders)
    return _within(theme_file(name, known), name, known)


def _within(file: Path, name: str, folders: Iterable[Path], *own: Path) -> Path:
    """The file if it is the program's, or lies in the course, in an allowed folder or in one of its `own`."""
    courses = (folder.parent if folder.name == OWN_THEMES else folder for folder in folders)
    if boundary((shipped_themes(), *courses, *own)).holds(file):
        return file
    raise ThemeError(f"the theme {name!r} lies outside the course", code="outside-course", hint=HINT)


def _parent(folders: tuple[Path, ...], file: Path, name: str) -> Path:
    """The file of the theme that a file extends: in a folder beside it, else by that name."""
    beside = file.parent / name
    themes = file.parent.parent if file.name == "theme.toml" else file.parent
    return _within(theme_file(str(beside) if _is_dir(beside) else name, folders), name, folders, themes)
