"""Footers of a template's layout: PowerPoint shows them only if a slide has them itself."""

from __future__ import annotations

from devops_slides.model.layout import FooterStyle
from devops_slides.model.placed import PlacedDeck, PlacedSlide
from devops_slides.model.template import FooterHolder
from devops_slides.write.paint import solid
from devops_slides.write.shapes import named
from devops_slides.write.styles import ALIGN
from devops_slides.write.xml import escape, guid, language


def template_footers(
    slide: PlacedSlide, index: int, deck: PlacedDeck, footer: FooterStyle, first: int, click: str
) -> list[str]:
    """The footer line, the slide number with the words that the template has around it, and a fixed date."""
    lang = language(deck.language)
    sides = {"footer": footer.align, "number": footer.number_align}
    found = []
    for id_, holder in enumerate(footer.held, first):
        text = _text(holder, slide, index, lang)
        if text:
            side = f'<a:pPr algn="{ALIGN[sides[holder.slot]]}"/>' if holder.slot in sides else ""
            own = named(id_, holder.slot, slide.key, click=click if holder.slot == "footer" else "")
            found.append(
                f'<p:sp><p:nvSpPr>{own}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
                f"<p:nvPr><p:ph {holder.attributes}/></p:nvPr></p:nvSpPr><p:spPr/>"
                f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{side}{text}</a:p></p:txBody></p:sp>"
            )
    return found


def _text(holder: FooterHolder, slide: PlacedSlide, index: int, lang: str) -> str:
    look = f"<a:rPr {lang}>{solid(holder.color)}</a:rPr>" if holder.color is not None else f"<a:rPr {lang}/>"
    if holder.slot == "number":
        field = f'<a:fld id="{guid("slidenum")}" type="slidenum">{look}<a:t>{index}</a:t></a:fld>'
        return _run(holder.before, look) + field + _run(holder.after, look)
    return _run(slide.footer if holder.slot == "footer" else holder.before, look)


def _run(text: str, look: str) -> str:
    return f"<a:r>{look}<a:t>{escape(text)}</a:t></a:r>" if text else ""
