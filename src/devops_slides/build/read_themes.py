"""The themes of a run: each is read once, its template tried, and what is wrong with it found once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from msgspec import Struct, field

from devops_slides.model.problem import Problem, ThemeError
from devops_slides.model.request import Order
from devops_slides.model.theme import Theme
from devops_slides.theme.read_theme import OWN_THEMES, lineage, named_theme, read_theme


def template_problems(theme: Theme) -> tuple[Problem, ...]:
    """What of a theme's template its decks do not get, or get otherwise."""
    if theme.template is None:
        return ()
    file, lost, mended = theme.template.file, theme.template.lost, theme.template.mended
    return (
        *(Problem(file, 0, "template-content", what, "save a copy of the template without it") for what in lost),
        *(Problem(file, 0, "template-layout", what, "change it in the template's slide master") for what in mended),
    )


def check_result(theme: Theme) -> tuple[Problem, ...]:
    """That `themes check` finds something in a theme's template, in one problem: its author may never have asked."""
    if theme.template is None:
        return ()
    from devops_slides.theme.lint.findings import findings  # noqa: PLC0415 - few decks use a template

    found = Counter(one.code for one in findings(theme) if one.code != "unreachable-rule")
    if not found:
        return ()
    what = "on its layouts, something cannot be read, or is over something else: "
    counts = ", ".join(f"{code} ({number})" for code, number in sorted(found.items()))
    file = theme.template.file
    return (Problem(file, 0, "template-check", what + counts, f"see `devops-slides themes check {file}`"),)


def theme_folders(root: Path, order: Order) -> tuple[Path, ...]:
    """Where themes are looked for: the course's own folder, and those that the command line allows."""
    return (root / OWN_THEMES, *order.allow)


def _with_base(theme: Theme) -> Theme:
    """The theme, once a base of decks has been made of its template. ThemeError if the template's parts are damaged."""
    if theme.template is None:
        return theme
    from devops_slides.write.base import base_of  # noqa: PLC0415 - few decks use a template

    try:
        base_of(theme, "en-US")
    except Exception as error:  # noqa: BLE001 - whatever a damaged part leads to, the template is the reason
        what = f"is damaged: {type(error).__name__}: {error}"[:200]
        raise ThemeError(what, place=theme.template.file, code="bad-theme") from None
    return theme


class ReadThemes(Struct, frozen=True):
    """Themes by name and course, each read once."""

    _read: dict[tuple[str, Path], Theme] = field(default_factory=dict)
    _files: dict[tuple[str, Path], tuple[Path, ...]] = field(default_factory=dict)
    _problems: dict[str, tuple[Problem, ...]] = field(default_factory=dict)

    def problems(self, theme: Theme) -> tuple[Problem, ...]:
        """What is wrong with a theme's template, found once for all of its decks."""
        if theme.digest not in self._problems:
            self._problems[theme.digest] = (*template_problems(theme), *check_result(theme))
        return self._problems[theme.digest]

    def theme(self, name: str, root: Path, order: Order) -> Theme:
        """The theme of that name for the course at `root`. ThemeError as from `read_theme`.

        A theme that the order does not name is named by a file of the course, and may not lie outside it.
        """
        if (name, root) not in self._read:
            folders = theme_folders(root, order)
            if name != order.theme:
                named_theme(name, folders)
            self._read[name, root] = _with_base(read_theme(name, folders))
        return self._read[name, root]

    def files(self, name: str, root: Path, order: Order) -> tuple[Path, ...]:
        """The files of a theme and of those that it extends, empty if it cannot be used."""
        if (name, root) not in self._files:
            try:
                self._files[name, root] = lineage(name, theme_folders(root, order))
            except ThemeError:
                self._files[name, root] = ()
        return self._files[name, root]
