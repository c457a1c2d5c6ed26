"""Values of a theme file with their key in front of what is wrong with them."""

from __future__ import annotations

from devops_slides.model.paint import Border, Ground, Paint
from devops_slides.model.style import TextStyle
from devops_slides.theme.toml import values
from devops_slides.theme.toml.layout_schema import BorderSpec

Kind = tuple[str, str] | None


def named_paint(key: str, value: str, kind: Kind = None) -> Paint:
    """A paint; ValueError begins with the key."""
    try:
        return values.paint(value, kind)
    except ValueError as error:
        raise ValueError(f"{key}: {error}") from None


def named_style(key: str, name: str, styles: dict[str, TextStyle]) -> TextStyle:
    """The text style of that name; ValueError names the key and the styles there are."""
    if name not in styles:
        raise ValueError(f"{key}: there is no text style {name!r}; there are {', '.join(styles)}")
    return styles[name]


def named_ground(key: str, value: str, kind: Kind) -> Ground:
    """A paint or a gradient; ValueError begins with the key."""
    try:
        return values.ground(value, kind)
    except ValueError as error:
        raise ValueError(f"{key}: {error}") from None


def named_border(key: str, spec: BorderSpec | None, kind: Kind = None) -> Border | None:
    """An outline, None where none is given."""
    return None if spec is None else Border(named_paint(f"{key}.color", spec.color, kind), spec.width)
