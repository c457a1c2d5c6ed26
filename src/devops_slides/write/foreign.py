"""List styles of texts that no layout of the theme's own describes: in a template's placeholders, and in free boxes."""

from __future__ import annotations

from dataclasses import replace

from devops_slides.model.placed import PlacedText
from devops_slides.model.style import TextStyle
from devops_slides.model.theme import Theme
from devops_slides.write.styles import BY_LEVEL, LISTS, PLAIN_STYLES, level_size, list_style, paragraph, plain_style


def foreign_style(placed: PlacedText, theme: Theme) -> str:
    """The `a:lstStyle` of a text: whole in a free box, in a placeholder where its size or its style is another."""
    slot, size = placed.slot, placed.size
    if slot.style.name == "quote":
        return f"<a:lstStyle>{_quote(placed, theme)}</a:lstStyle>"
    style = _sized(slot.style, size)
    lists = slot.name in LISTS and slot.style.name not in PLAIN_STYLES
    if slot.is_free:
        rows = list_style(style, theme.levels_of(slot), theme) if lists else plain_style(style, theme)
        return f"<a:lstStyle>{rows}</a:lstStyle>"
    if slot.style.name in PLAIN_STYLES:
        return f"<a:lstStyle>{_plain_row(1, style)}</a:lstStyle>"
    assert slot.holder is not None
    if size == slot.holder.size:
        return "<a:lstStyle/>"
    rows = _row(1, size, style.before, style.line)
    if lists:
        scale = size / slot.style.size
        for number, level in enumerate(theme.levels_of(slot)[1:], 2):
            before = slot.style.before if level.before is None else level.before
            rows += _row(number, level_size(size, level), before * scale, style.line)
    return f"<a:lstStyle>{rows}</a:lstStyle>"


def _sized(style: TextStyle, size: int) -> TextStyle:
    return replace(style, size=size, before=style.before * size / style.size)


def _row(level: int, size: int, before: float, line: float, margins: str = "", marker: str = "") -> str:
    """A level in another size; its line is given too, since a template may have one in points."""
    return (
        f'<a:lvl{level}pPr{margins}><a:lnSpc><a:spcPct val="{round(line * 1000)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(before * 100)}"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft>'
        f'{marker}<a:defRPr sz="{size * 100}"/></a:lvl{level}pPr>'
    )


def _plain_row(level: int, style: TextStyle) -> str:
    return _row(level, style.size, style.before, style.line, ' marL="0" indent="0"', "<a:buNone/>")


def _quote(placed: PlacedText, theme: Theme) -> str:
    """A quote, and on its second level who said it."""
    slot = placed.slot
    by = theme.styles["by"]
    scale = placed.size / slot.style.size
    small = replace(by, size=max(round(by.size * scale), by.least), before=by.before * scale)
    style = _sized(slot.style, placed.size)
    if slot.is_free:
        margins = ' marL="0" indent="0"'
        row = paragraph(small, theme, BY_LEVEL, "<a:buNone/>", margins, small.before, small.size)
        return plain_style(style, theme) + row
    return _plain_row(1, style) + _plain_row(BY_LEVEL, small)
