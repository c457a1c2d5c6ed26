"""Links that can be read on a template's ground: by another colour map where its own colour of links cannot."""

from __future__ import annotations

from collections.abc import Iterator

from devops_slides.model.paint import Paint, contrast
from devops_slides.theme.template.layout_roles import Given
from devops_slides.theme.template.slots import LEAST, Styles
from devops_slides.theme.template.theme_part import palette, seen

_LINKS = ("hlink", "folHlink")
_TEXTS = ("tx1", "bg1", "tx2", "bg2")


def link_colors(given: Given, styles: Styles, ink: Paint, panel: str = "") -> tuple[tuple[str, str], ...]:
    """The colour map of a layout's slides: the layout's own, or one in which links can be read; empty for the master's.

    `panel` is the role of the panel that text stands on, empty for none. Where what lies behind is not one colour,
    it is taken to be what `ink`, the text's colour, is read on.
    """
    names = {**styles.names, **dict(given.colors)}
    own = palette(styles.colors, names)
    behind = own[panel] if panel else _behind(given, styles, ink, names)
    pale = [name for name in _LINKS if contrast(styles.colors[names[name]], behind) < LEAST]
    if not pale:
        return given.colors
    readable = next(_readable(styles, names, behind), names["tx1"])
    return tuple((names | dict.fromkeys(pale, readable)).items())


def _behind(given: Given, styles: Styles, ink: Paint, names: dict[str, str]) -> str:
    for text in given.texts:
        if (found := seen(text.ground, styles.colors, names)) is not None:
            return found
    return palette(styles.colors, names)[styles.ink(Paint(styles.palette.get(ink.role, ink.role))).role]


def _readable(styles: Styles, names: dict[str, str], behind: str) -> Iterator[str]:
    """Slots of the theme that can be read on a colour: accents first, since links should stand out."""
    for name in (*(f"accent{number}" for number in range(1, 7)), *_TEXTS):
        if contrast(styles.colors[names[name]], behind) >= LEAST:
            yield names[name]
