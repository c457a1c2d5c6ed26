"""One slide as XML: decorative marks at the back, then the title, the other shapes and the footer."""

from __future__ import annotations

from devops_slides.model.layout import FooterStyle
from devops_slides.model.placed import (
    Placed,
    PlacedCode,
    PlacedDeck,
    PlacedMark,
    PlacedPicture,
    PlacedSlide,
    PlacedTable,
    PlacedText,
)
from devops_slides.model.style import Align
from devops_slides.model.text import Link
from devops_slides.model.theme import Theme
from devops_slides.write.code import code_shape
from devops_slides.write.layouts import color_override
from devops_slides.write.pictures import mark_shape, picture_shape
from devops_slides.write.relations import Relations
from devops_slides.write.shapes import PLACEHOLDER, TREE_HEAD, named, upwards
from devops_slides.write.styles import ALIGN
from devops_slides.write.tables import table_shape
from devops_slides.write.template_footers import template_footers
from devops_slides.write.text import text_shape
from devops_slides.write.xml import HEAD, NAMESPACES, escape, guid, language, number


def slide_xml(slide: PlacedSlide, index: int, deck: PlacedDeck, theme: Theme, to: Relations, tags: str) -> str:
    """The XML of a slide; `index` is the number that it shows, `tags` is the rId of its tags part."""
    layout = theme.layouts[slide.layout]
    ordered = sorted(slide.placed, key=_reading_order)
    shapes = [_shape(id_, shape, slide, deck, theme, to) for id_, shape in enumerate(ordered, 2)]
    if layout.footer is not None:
        footers = template_footers if layout.host is not None else _footers
        shapes += footers(slide, index, deck, layout.footer, len(ordered) + 2, _click("footer", slide, theme, to))
    return (
        f"{HEAD}<p:sld {NAMESPACES}><p:cSld><p:spTree>{TREE_HEAD}{''.join(shapes)}</p:spTree>"
        f'<p:custDataLst><p:tags r:id="{tags}"/></p:custDataLst>'
        '<p:extLst><p:ext uri="{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}"><p14:creationId '
        f'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" val="{creation_id(slide)}"/></p:ext></p:extLst>'
        f"</p:cSld><p:clrMapOvr>{color_override(layout, theme)}</p:clrMapOvr></p:sld>"
    )


def creation_id(slide: PlacedSlide) -> int:
    """The slide's creation id (MS-PPTX 2.6.5), which follows from its key."""
    return number("slide", slide.key)


def _reading_order(shape: Placed) -> int:
    if isinstance(shape, PlacedMark):
        return 0
    return 1 if shape.slot.name == "title" else 2


def _shape(id_: int, shape: Placed, slide: PlacedSlide, deck: PlacedDeck, theme: Theme, to: Relations) -> str:
    match shape:
        case PlacedText():
            click = _click(shape.slot.name, slide, theme, to)
            return text_shape(id_, shape, slide.layout, slide.key, theme, deck.language, to, click)
        case PlacedPicture():
            return picture_shape(id_, shape, slide.layout, slide.key, to)
        case PlacedTable():
            return table_shape(id_, shape, slide.layout, slide.key, theme, deck.language, to)
        case PlacedCode():
            return code_shape(id_, shape, slide.layout, slide.key, theme, deck.language)
        case PlacedMark():
            return mark_shape(id_, shape)


def _click(slot: str, slide: PlacedSlide, theme: Theme, to: Relations) -> str:
    """The link back, on one whole shape, so that no text changes its look: the kicker, else the footer, else the title."""
    if not slide.back:
        return ""
    filled = {shape.slot.name for shape in slide.placed if isinstance(shape, PlacedText)}
    footer = theme.layouts[slide.layout].footer
    if (
        footer is not None
        and slide.footer
        and (not footer.held or any(holder.slot == "footer" for holder in footer.held))
    ):
        filled.add("footer")
    chosen = next(name for name in ("kicker", "footer", "title") if name in filled)
    return to.link(Link("slide", slide.back)) if slot == chosen else ""


def _footers(
    slide: PlacedSlide, index: int, deck: PlacedDeck, footer: FooterStyle, first: int, click: str
) -> list[str]:
    """The footer line and the slide number.

    Without properties of its own, LibreOffice 7.4 sets such a paragraph from the left, and scripts
    other than Latin in another face.
    """
    given = language(deck.language)
    sides = {"footer": footer.align, "number": footer.number_align}
    texts = {
        "footer": f"<a:r><a:rPr {given}/><a:t>{escape(slide.footer)}</a:t></a:r>" if slide.footer else "",
        "number": f'<a:fld id="{guid("slidenum")}" type="slidenum"><a:rPr {given}/><a:t>{index}</a:t></a:fld>',
    }
    turned = {"footer": upwards(footer.box) if footer.vertical else ""}
    return [
        f'<p:sp><p:nvSpPr>{named(id_, slot, slide.key, click=click if slot == "footer" else "")}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {PLACEHOLDER[slot]}/></p:nvPr></p:nvSpPr>{_properties(turned.get(slot, ''))}"
        f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{_side(footer, sides[slot])}{text}</a:p></p:txBody></p:sp>"
        for id_, (slot, text) in enumerate(texts.items(), first)
        if text
    ]


def _properties(inner: str) -> str:
    return f"<p:spPr>{inner}</p:spPr>" if inner else "<p:spPr/>"


def _side(footer: FooterStyle, align: Align) -> str:
    return f'<a:pPr algn="{ALIGN[align]}" rtl="{int(footer.style.rtl)}"/>'
