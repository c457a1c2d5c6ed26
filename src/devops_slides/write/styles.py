"""Text styles as list styles: the paragraph properties of a master, a layout or a shrunk shape."""

from __future__ import annotations

from devops_slides.model.geometry import Emu, points
from devops_slides.model.layout import BODIES, Slot
from devops_slides.model.paint import Paint
from devops_slides.model.style import Level, TextStyle
from devops_slides.model.theme import Theme
from devops_slides.write.paint import color, solid
from devops_slides.write.xml import attribute

_FACE = {"heading": "+mj", "body": "+mn"}
ALIGN = {"left": "l", "center": "ctr", "right": "r"}
"""Sides of the slide, whatever the text's direction: PowerPoint writes `algn="r" rtl="1"` for text from the right."""
HANGING = 1.2
"""Hanging indent of a wrapped code line, in em."""


def run_properties(style: TextStyle, theme: Theme, size: int) -> str:
    """The `a:defRPr` with everything that runs inherit."""
    spacing = f' spc="{round(style.spacing * 100)}"' if style.spacing else ""
    if style.font == "mono" or style.face:
        face = attribute(theme.face(style))
        faces = f'<a:latin typeface="{face}"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
    else:
        prefix = _FACE[style.font]
        faces = f'<a:latin typeface="{prefix}-lt"/><a:ea typeface="{prefix}-ea"/><a:cs typeface="{prefix}-cs"/>'
    return (
        f'<a:defRPr sz="{size * 100}" b="{int(style.bold)}" i="{int(style.italic)}" kern="0"{spacing}>'
        f"{solid(style.color)}{faces}</a:defRPr>"
    )


def paragraph(style: TextStyle, theme: Theme, level: int, marker: str, margins: str, before: float, size: int) -> str:
    """One `lvlNpPr` (ECMA-376 21.1.2.4.13); spacing is always in points, because percentages differ by program."""
    return (
        f'<a:lvl{level}pPr{margins} algn="{ALIGN[style.align]}" rtl="{int(style.rtl)}" hangingPunct="0">'
        f'<a:lnSpc><a:spcPct val="{round(style.line * 1000)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(before * 100)}"/></a:spcBef>'
        f'<a:spcAft><a:spcPts val="0"/></a:spcAft>{marker}'
        f"{run_properties(style, theme, size)}</a:lvl{level}pPr>"
    )


def bullet(level: Level, paint: Paint) -> str:
    """A level's marker in its colour, in the text's own face and size."""
    return f'<a:buClr>{color(paint)}</a:buClr><a:buFont typeface="Arial"/><a:buChar char="{attribute(level.char)}"/>'


def level_size(style_size: int, level: Level) -> int:
    """The size of a list level in whole points."""
    return max(round(style_size * level.size / 100), 1)


def plain_style(style: TextStyle, theme: Theme) -> str:
    """The level of a slot without lists: no marker, no margin."""
    return paragraph(style, theme, 1, "<a:buNone/>", ' marL="0" indent="0"', style.before, style.size)


def list_style(style: TextStyle, levels: tuple[Level, ...], theme: Theme, marker: Paint | None = None) -> str:
    """Nine levels with their markers; further levels look like the last of `levels`."""
    found = []
    for number in range(1, 10):
        level = levels[min(number, len(levels)) - 1]
        margins = f' marL="{level.mar}" indent="{-level.indent}"'
        before = style.before if level.before is None else level.before
        dressed = bullet(level, marker or level.color)
        found.append(paragraph(style, theme, number, dressed, margins, before, level_size(style.size, level)))
    return "".join(found)


def numbered_style(style: TextStyle, theme: Theme) -> str:
    """The level of an agenda: room for a number, which is text."""
    level = theme.levels[0]
    margins = f' marL="{level.mar}" indent="{-level.indent}"'
    return paragraph(style, theme, 1, "<a:buNone/>", margins, style.before, style.size)


def hanging(size: int) -> Emu:
    """The hanging indent of code at a size in points."""
    return points(size * HANGING)


def code_style(style: TextStyle, theme: Theme) -> str:
    """The level of code: one paragraph per line, wrapped under a hanging indent."""
    hang = hanging(style.size)
    return paragraph(style, theme, 1, "<a:buNone/>", f' marL="{hang}" indent="-{hang}"', 0, style.size)


LISTS = BODIES
"""Slots whose levels have markers, unless their style is one of `PLAIN_STYLES`."""
PLAIN_STYLES = ("lead", "quote")
BY_LEVEL = 2
"""The level of a quotation's attribution."""


def slot_style(slot: Slot, theme: Theme) -> str:
    """The list style of a layout's placeholder."""
    if slot.style.name == "agenda":
        return numbered_style(slot.style, theme)
    if slot.is_code:
        return code_style(slot.style, theme)
    if slot.style.name == "quote":
        by = theme.styles["by"]
        by_margins = ' marL="0" indent="0"'
        return plain_style(slot.style, theme) + paragraph(
            by, theme, BY_LEVEL, "<a:buNone/>", by_margins, by.before, by.size
        )
    if slot.name in LISTS and slot.style.name not in PLAIN_STYLES:
        return list_style(slot.style, theme.levels_of(slot), theme, slot.marker)
    return plain_style(slot.style, theme)
