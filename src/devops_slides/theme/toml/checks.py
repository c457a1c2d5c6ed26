"""What a theme must have, and where its boxes may stand."""

from __future__ import annotations

from collections.abc import Iterator

from devops_slides.model.geometry import EMU_PER_CM, Box, Size
from devops_slides.model.layout import Layout
from devops_slides.model.theme import Theme

REQUIRED = {
    "title": ("title",),
    "section": ("title", "body"),
    "agenda": ("title", "body"),
    "content": ("title", "body"),
    "objective": ("title", "body"),
    "picture": ("title", "picture"),
    "two-column": ("title", "head1", "body1", "head2", "body2"),
    "table": ("title", "table"),
    "code": ("title", "code"),
    "callout-note": ("title", "label", "body"),
    "callout-tip": ("title", "label", "body"),
    "callout-warning": ("title", "label", "body"),
    "callout-danger": ("title", "label", "body"),
    "quote": ("title", "body"),
    "summary": ("title", "body"),
}
"""The layouts of the roles that slides have, and the slots without which something of a chapter would be lost."""
_STYLES = ("title", "body", "table", "by")
"""Text styles that the program asks for by name."""
_TOLERANCE = 7_200
"""0.02 cm: lengths in a theme are rounded."""


def check_layouts(theme: Theme, size: Size) -> None:
    """Raise ValueError with the key of a layout, slot or style that is missing, or of a box outside the slide."""
    for style in _STYLES:
        if style not in theme.styles:
            raise ValueError(f"text.{style}: is missing")
    for name, slots in REQUIRED.items():
        key = _key(name)
        if name not in theme.layouts:
            raise ValueError(f"{key}: is missing")
        for slot in slots:
            if theme.layouts[name].slot(slot) is None:
                raise ValueError(f"{key}.{slot}: is missing")
    for layout in theme.layouts.values():
        for where, box in _boxes(layout):
            _check_box(where, box, size)


def _key(layout: str) -> str:
    return f"layouts.{'callout' if layout.startswith('callout-') else layout}"


def _boxes(layout: Layout) -> Iterator[tuple[str, Box]]:
    """The boxes of what is read, with their keys; decorations may go over the edge."""
    for slot in layout.slots:
        yield f"{_key(layout.name)}.{slot.name}.box", slot.box
    if layout.footer is not None:
        yield "footer.box", layout.footer.box
        yield "footer.number", layout.footer.number


def _check_box(key: str, box: Box, size: Size) -> None:
    if box.width <= 0 or box.height <= 0:
        raise ValueError(f"{key}: expected a width and a height of more than 0")
    sides = {
        "left": -box.left,
        "top": -box.top,
        "right": box.right - size.width,
        "bottom": box.bottom - size.height,
    }
    side, over = max(sides.items(), key=lambda one: one[1])
    if over > _TOLERANCE:
        whole = f"{size.width / EMU_PER_CM:.2f} × {size.height / EMU_PER_CM:.2f} cm"
        raise ValueError(
            f"{key}: expected a box inside the slide ({whole}), its {side} edge is {over / EMU_PER_CM:.2f} cm outside"
        )
