"""List styles of texts without a layout of the theme's own: in a template's placeholders, and in free boxes."""

from __future__ import annotations

from msgspec.structs import replace

from devops_slides.model.paint import Paint
from devops_slides.model.placed import PlacedText
from devops_slides.model.style import TextStyle
from devops_slides.model.template import Holder
from devops_slides.model.theme import Theme
from devops_slides.write.paint import solid
from devops_slides.write.styles import (
    ALIGN,
    BY_LEVEL,
    LISTS,
    PLAIN_STYLES,
    level_size,
    list_style,
    paragraph,
    plain_style,
)


def template_text_style(placed: PlacedText, theme: Theme) -> str:
    """The `a:lstStyle` of a text: complete in a free box; in a placeholder, only what differs in size or style."""
    slot, size = placed.slot, placed.size
    if slot.style.name == "quote":
        return f"<a:lstStyle>{_quote(placed, theme)}</a:lstStyle>"
    style = _sized(slot.style, size)
    lists = slot.name in LISTS and slot.style.name not in PLAIN_STYLES
    if slot.is_free:
        rows = list_style(style, theme.levels_of(slot), theme, slot.marker) if lists else plain_style(style, theme)
        return f"<a:lstStyle>{rows}</a:lstStyle>"
    if slot.style.name in PLAIN_STYLES:
        assert slot.holder is not None
        return f"<a:lstStyle>{_plain_row(1, style, slot.holder)}</a:lstStyle>"
    holder = slot.holder
    assert holder is not None
    if not lists and slot.levels and not slot.levels[0].is_bare:  # a plain line in a placeholder with bullets
        return f"<a:lstStyle>{_plain_row(1, style, holder)}</a:lstStyle>"
    if size == holder.size and holder.color is None:
        return "<a:lstStyle/>"
    rows = _row(1, style, holder.color)
    if lists:
        scale = size / slot.style.size
        for number, level in enumerate(theme.levels_of(slot)[1:], 2):
            before = slot.style.before if level.before is None else level.before
            rows += _row(number, replace(style, size=level_size(size, level), before=before * scale), holder.color)
    return f"<a:lstStyle>{rows}</a:lstStyle>"


def _sized(style: TextStyle, size: int) -> TextStyle:
    return replace(style, size=size, before=style.before * size / style.size)


def _row(level: int, style: TextStyle, color: Paint | None, margins: str = "", marker: str = "") -> str:
    """A level in another size; it has a line spacing too, because a template's may be in points."""
    ink = solid(color) if color is not None else ""
    return (
        f'<a:lvl{level}pPr{margins}><a:lnSpc><a:spcPct val="{round(style.line * 1000)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(style.before * 100)}"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft>'
        f'{marker}<a:defRPr sz="{style.size * 100}">{ink}</a:defRPr></a:lvl{level}pPr>'
    )


def _plain_row(level: int, style: TextStyle, holder: Holder) -> str:
    margins = f' marL="0" indent="0" algn="{ALIGN[style.align]}"'
    return _row(level, style, holder.color, margins, "<a:buNone/>")


def _quote(placed: PlacedText, theme: Theme) -> str:
    """The levels of a quotation: its text, and its attribution on the second level."""
    slot = placed.slot
    by = theme.styles["by"]
    scale = placed.size / slot.style.size
    small = replace(by, size=max(round(by.size * scale), by.least), before=by.before * scale)
    style = _sized(slot.style, placed.size)
    if slot.holder is None:
        margins = ' marL="0" indent="0"'
        row = paragraph(small, theme, BY_LEVEL, "<a:buNone/>", margins, small.before, small.size)
        return plain_style(style, theme) + row
    small = replace(small, align=style.align)
    return _plain_row(1, style, slot.holder) + _plain_row(BY_LEVEL, small, slot.holder)
