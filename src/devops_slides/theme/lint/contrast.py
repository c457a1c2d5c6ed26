"""The contrast of every text of a theme with what is behind it on its layout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from devops_slides.model.geometry import EMU_PER_CM, Box
from devops_slides.model.layout import BODIES, Decoration, Layout, Slot
from devops_slides.model.paint import Gradient, Ground, Paint, contrast, painted
from devops_slides.model.style import TextStyle
from devops_slides.model.theme import Theme

LEAST, LEAST_LARGE = 4.5, 3.0
"""WCAG 2.2, 1.4.3 (AA)."""
LARGE, LARGE_BOLD = 18, 14
"""Points from which text, and bold text, is large (WCAG 2.2)."""
_LINE = 0.35 * EMU_PER_CM
"""In EMU: anything thinner is a line, which letters may cross."""
_ROUNDING = 0.02 * EMU_PER_CM
_SWAP = {"background": "text", "text": "background", "surface": "muted", "muted": "surface"}


class ContrastReading(Struct, frozen=True):
    """A text of a layout, the colour of its letters, and the ground with the least contrast (RRGGBB)."""

    layout: str
    text: str
    ink: str
    ground: str
    large: bool

    @property
    def ratio(self) -> float:
        """Contrast, 1 to 21."""
        return contrast(self.ink, self.ground)

    @property
    def is_enough(self) -> bool:
        """Whether it reaches WCAG's AA."""
        return self.ratio >= (LEAST_LARGE if self.large else LEAST)


def contrast_readings(theme: Theme) -> Iterator[ContrastReading]:
    """Every text that the theme's layouts can show, except those in a template's own placeholders."""
    for layout in theme.layouts.values():
        palette = palette_on(theme, layout)
        for slot in layout.slots:
            if slot.name != "picture" and slot.holder is None:
                yield from _of_slot(slot, layout, theme, palette)
        footer = layout.footer
        if footer is not None and layout.host is None:
            for name, box, style in (
                ("footer", footer.box, footer.style),
                ("number", footer.number, footer.number_style),
            ):
                yield _worst(layout, name, style.color, style, behind(box, layout, palette), palette)


def behind(
    box: Box, layout: Layout, palette: Mapping[str, str], decorations: tuple[Decoration, ...] | None = None
) -> tuple[str, ...]:
    """The colours (RRGGBB) behind a box: the layout's ground, and the decorations over it, which are all if not given.

    Both ends of a gradient count; the colours of a theme's pictures are unknown here.
    """
    found = _over((palette["background"],), layout.background, palette)
    for decoration in layout.decorations if decorations is None else decorations:
        across = _common(box.left, box.right, decoration.box.left, decoration.box.right)
        down = _common(box.top, box.bottom, decoration.box.top, decoration.box.bottom)
        if (
            decoration.ground is None
            or min(decoration.box.width, decoration.box.height) < _LINE
            or across <= 0
            or down <= 0
        ):
            continue
        covered = _over(found, decoration.ground, palette)
        whole = across >= box.width - _ROUNDING and down >= box.height - _ROUNDING
        found = covered if whole else tuple(dict.fromkeys((*found, *covered)))
    return found


def palette_on(theme: Theme, layout: Layout) -> Mapping[str, str]:
    """The colours of the roles on a layout; a template's layout may have a colour map of its own."""
    if layout.host is not None and layout.host.palette:
        return dict(layout.host.palette)
    if not layout.inverted:
        return theme.palette
    return {role: theme.palette[_SWAP.get(role, role)] for role in theme.palette}


def _of_slot(slot: Slot, layout: Layout, theme: Theme, palette: Mapping[str, str]) -> Iterator[ContrastReading]:
    grounds = _over(behind(slot.box, layout, palette), slot.ground, palette)
    if slot.is_code:
        for token, paint in theme.code.paints.items():
            if token not in {"plain", "numbers"}:
                yield _worst(layout, f"code {token}", paint, slot.style, grounds, palette)
    if slot.name == "table":
        head = _over(grounds, theme.table.head_ground, palette)
        yield _worst(layout, "table head", theme.table.head_color, slot.style, head, palette)
    yield _worst(layout, slot.name, slot.style.color, slot.style, grounds, palette)
    if slot.style.name == "quote":
        by = theme.styles["by"]
        yield _worst(layout, "by", by.color, by, grounds, palette)
    if slot.name in BODIES or slot.name == "table":
        for role in (layout.links,) if layout.links else ("link", "visited"):
            yield _worst(layout, f"{slot.name} {role}", Paint(role), slot.style, grounds, palette)
    if slot.name in BODIES and slot.style.name not in {"lead", "quote"}:
        yield _worst(layout, f"{slot.name} numbers", slot.marker or theme.levels[0].color, slot.style, grounds, palette)


def _worst(
    layout: Layout, text: str, ink: Paint, style: TextStyle, grounds: tuple[str, ...], palette: Mapping[str, str]
) -> ContrastReading:
    large = style.least >= LARGE or (style.bold and style.least >= LARGE_BOLD)
    found = [ContrastReading(layout.name, text, painted(ink, palette, ground), ground, large) for ground in grounds]
    return min(found, key=lambda reading: reading.ratio)


def _over(below: tuple[str, ...], ground: Ground | None, palette: Mapping[str, str]) -> tuple[str, ...]:
    """The visible colours if a ground covers any of these colours."""
    if ground is None:
        return below
    paints = (ground.start, ground.end) if isinstance(ground, Gradient) else (ground,)
    return tuple(dict.fromkeys(painted(paint, palette, color) for paint in paints for color in below))


def _common(low: int, high: int, other_low: int, other_high: int) -> int:
    return min(high, other_high) - max(low, other_low)
