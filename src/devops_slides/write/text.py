"""The XML of a slide's text: runs, paragraphs, and the placeholder that holds them."""

from __future__ import annotations

from collections.abc import Iterable

from devops_slides.model.layout import Slot
from devops_slides.model.paint import Paint
from devops_slides.model.placed import PlacedParagraph, PlacedText
from devops_slides.model.script import has_italics, scripts_of
from devops_slides.model.style import Level
from devops_slides.model.text import Run, Runs
from devops_slides.model.theme import Theme
from devops_slides.write.link_pieces import link_pieces
from devops_slides.write.paint import fill, solid
from devops_slides.write.relations import Relations
from devops_slides.write.shapes import body_properties, locks, named, own_place, place_of
from devops_slides.write.styles import ALIGN, BY_LEVEL, LISTS, PLAIN_STYLES, bullet, level_size
from devops_slides.write.template_text_styles import template_text_style
from devops_slides.write.xml import attribute, escape, language

_LINK = Paint("link")


def text_shape(
    number: int, placed: PlacedText, layout: str, key: str, theme: Theme, lang: str, to: Relations, click: str = ""
) -> str:
    """A placeholder with its text; its position and sizes only if they differ from the layout's.

    `click` is the `a:hlinkClick` of the whole shape.
    """
    slot = placed.slot
    place = own_place(slot, placed.box)
    if slot.is_rounded:  # its ground is a mark behind it
        place += "<a:noFill/>"
    elif slot.is_free:
        place += fill(slot.ground)
    paragraphs = "".join(paragraph_xml(placed, theme, lang, to))
    style = (
        _list_style(placed, theme) if slot.holder is None and not slot.is_free else template_text_style(placed, theme)
    )
    return (
        f"<p:sp><p:nvSpPr>{named(number, slot.name, key, click=click)}{locks(slot)}"
        f"<p:nvPr>{place_of(slot, layout)}</p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr>"
        f"<p:txBody>{body_properties(slot, placed.insets)}{style}{paragraphs}</p:txBody></p:sp>"
    )


def _list_style(placed: PlacedText, theme: Theme) -> str:
    """Sizes and spacing of a text whose size is not its layout's."""
    style = placed.slot.style
    if placed.size == style.size:
        return "<a:lstStyle/>"
    scale = placed.size / style.size
    rows = [_shrunk(1, placed.size, style.before * scale)]
    if style.name == "quote":
        by = theme.styles["by"]
        rows.append(_shrunk(BY_LEVEL, max(round(by.size * scale), by.least), by.before * scale))
    elif has_markers(placed.slot):
        for number, level in enumerate(theme.levels[1:], 2):
            before = style.before if level.before is None else level.before
            rows.append(_shrunk(number, level_size(placed.size, level), before * scale))
    return f"<a:lstStyle>{''.join(rows)}</a:lstStyle>"


def _shrunk(level: int, size: int, before: float) -> str:
    return (
        f'<a:lvl{level}pPr><a:spcBef><a:spcPts val="{round(before * 100)}"/></a:spcBef>'
        f'<a:defRPr sz="{size * 100}"/></a:lvl{level}pPr>'
    )


def has_markers(slot: Slot) -> bool:
    """Whether the slot's first level has a bullet that prose must remove."""
    return slot.name in LISTS and slot.style.name not in PLAIN_STYLES and slot.style.name != "agenda"


def paragraph_xml(placed: PlacedText, theme: Theme, lang: str, to: Relations) -> Iterable[str]:
    """The paragraphs of a text.

    An item's number is text before a tab, so that it is the author's number in every program and on
    every continuation slide.
    """
    for paragraph in placed.paragraphs:
        number = _number(paragraph, placed.slot, theme, lang) if paragraph.marker else ""
        properties = _paragraph_properties(paragraph, placed.slot, theme.levels_of(placed.slot))
        slanted = theme.styles["by"].italic if paragraph.source.style == "by" else placed.slot.style.italic
        yield f"<a:p>{properties}{number}{runs_xml(paragraph.source.runs, paragraph.lines, theme, lang, to, slanted=slanted)}</a:p>"


def _number(paragraph: PlacedParagraph, slot: Slot, theme: Theme, lang: str) -> str:
    paint = slot.marker or theme.levels[min(max(paragraph.source.level, 1), len(theme.levels)) - 1].color
    inner = solid(paint) if paint != slot.style.color else ""
    # LibreOffice 7.4 gives a tab no width if text runs from the right.
    gap = "\u00a0\t" if paragraph.rtl else "\t"
    return f"<a:r><a:rPr {language(lang)}>{inner}</a:rPr><a:t>{escape(paragraph.marker)}{gap}</a:t></a:r>"


def _paragraph_properties(paragraph: PlacedParagraph, slot: Slot, levels: tuple[Level, ...]) -> str:
    source = paragraph.source
    side = f' algn="{ALIGN[paragraph.align]}"' if paragraph.align is not None else ""
    side += f' rtl="{int(paragraph.rtl)}"' if paragraph.rtl != slot.style.rtl else ""
    if source.style == "by":
        return f'<a:pPr lvl="{BY_LEVEL - 1}"{side}/>'
    if paragraph.hang is None and not has_markers(slot):
        return f"<a:pPr{side}/>" if side else ""
    if source.level == 0:
        return f'<a:pPr marL="0" indent="0"{side}><a:buNone/></a:pPr>'
    given = ""
    own = levels[min(source.level, len(levels)) - 1]
    if paragraph.hang is not None:
        given = f' marL="{own.mar - own.indent + paragraph.hang}"'
    elif not source.marked or own.is_bare:
        given = f' marL="{own.mar}"'
    level = f' lvl="{source.level - 1}"' if source.level > 1 else ""
    hang = paragraph.hang if paragraph.hang is not None else own.indent if own.is_bare else None
    indent = ' indent="0"' if not source.marked else f' indent="{-hang}"' if hang is not None else ""
    bare = "<a:buNone/>" if paragraph.marker or not source.marked else bullet(own, own.color) if own.is_bare else ""
    return f"<a:pPr{given}{level}{indent}{side}>{bare}</a:pPr>" if given or level or bare or side else ""


def runs_xml(
    runs: Runs, lines: tuple[str, ...], theme: Theme, lang: str, to: Relations, *, slanted: bool = False
) -> str:
    """The runs, with links in one piece per line of their paragraph; a newline inside a run is a line break.

    In a `slanted` text, scripts without italics are upright.
    """
    found = []
    for run, is_between in link_pieces(runs, lines):
        properties = _run_properties(run, theme, lang, to, is_between=is_between, slanted=slanted)
        for number, piece in enumerate(run.text.split("\n")):
            if number:
                found.append(f"<a:br><a:rPr {language(run.lang or lang)}/></a:br>")
            if piece:
                found.append(f"<a:r>{properties}<a:t>{escape(piece)}</a:t></a:r>")
    return "".join(found)


def _run_properties(run: Run, theme: Theme, lang: str, to: Relations, *, is_between: bool, slanted: bool) -> str:
    given = f" {language(run.lang or lang)}"
    given += ' b="1"' if run.bold else ""
    if run.italic:
        given += ' i="1"'
    elif slanted and run.lang and not has_italics(scripts_of(run.lang)[0]):
        given += ' i="0"'
    given += ' strike="sngStrike"' if run.strike else ""
    given += ' baseline="30000"' if run.raised else ' baseline="-25000"' if run.lowered else ""
    given += ' noProof="1"' if run.code else ""
    # LibreOffice 7.4 draws some links in the colour of the text after them.
    inner = solid(_LINK) if is_between else ""
    if run.code:
        face = attribute(theme.fonts.mono)
        inner += f'<a:latin typeface="{face}"/>'
    inner += to.link(run.link) if run.link is not None else ""
    return f"<a:rPr{given}>{inner}</a:rPr>" if inner else f"<a:rPr{given}/>"
