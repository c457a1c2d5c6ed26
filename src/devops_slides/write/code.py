"""Code: one paragraph per line, with Pygments tokens in theme colours."""

from __future__ import annotations

from msgspec.structs import replace

from devops_slides.model.placed import PlacedCode
from devops_slides.model.script import has_italics, script_of
from devops_slides.model.theme import Theme
from devops_slides.write.paint import fill, solid
from devops_slides.write.shapes import body_properties, locks, named, own_place, place_of
from devops_slides.write.styles import code_style, hanging
from devops_slides.write.xml import attribute, escape


def code_shape(number: int, placed: PlacedCode, layout: str, key: str, theme: Theme, lang: str) -> str:
    """The XML of a piece of code; its characters are the author's, with nothing added."""
    slot = placed.slot
    style = "<a:lstStyle/>"
    if slot.is_free:
        style = f"<a:lstStyle>{code_style(replace(slot.style, size=placed.size), theme)}</a:lstStyle>"
    elif placed.size != slot.style.size or placed.hang != hanging(slot.style.size):
        style = (
            f'<a:lstStyle><a:lvl1pPr marL="{placed.hang}" indent="-{placed.hang}">'
            f'<a:defRPr sz="{placed.size * 100}"/></a:lvl1pPr></a:lstStyle>'
        )
    place = own_place(slot, placed.box)
    if slot.is_rounded:  # its ground is a mark behind it
        place += "<a:noFill/><a:ln><a:noFill/></a:ln>"
    elif slot.is_free:
        place += fill(slot.ground)
    body = body_properties(slot, (slot.inset, slot.inset))
    lines = "".join(_line(tokens, theme, lang) for tokens in placed.tokens)
    return (
        f"<p:sp><p:nvSpPr>{named(number, slot.name, key)}{locks(slot)}"
        f"<p:nvPr>{place_of(slot, layout)}</p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr>"
        f"<p:txBody>{body}{style}{lines}</p:txBody></p:sp>"
    )


def _line(tokens: tuple[tuple[str, str], ...], theme: Theme, lang: str) -> str:
    given = f'lang="{attribute(lang)}" noProof="1"'
    runs = []
    for kind, text in tokens:
        paint = theme.code.paints.get(kind)
        slant = ' i="1"' if kind == "comment" and all(has_italics(script_of(char)) for char in text) else ""
        inner = solid(paint) if paint is not None and kind != "plain" else ""
        runs.append(f"<a:r><a:rPr {given}{slant}>{inner}</a:rPr><a:t>{escape(text)}</a:t></a:r>")
    return f"<a:p>{''.join(runs)}</a:p>" if runs else f"<a:p><a:endParaRPr {given}/></a:p>"
