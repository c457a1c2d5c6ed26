"""Code: a paragraph a line, coloured by Pygments through theme colours."""

from __future__ import annotations

from devops_slides.model.placed import PlacedCode
from devops_slides.model.script import has_italics, script_of
from devops_slides.model.theme import Theme
from devops_slides.write.paint import solid
from devops_slides.write.shapes import named, placeholder, transform
from devops_slides.write.styles import hanging
from devops_slides.write.xml import attribute, escape


def code_shape(number: int, placed: PlacedCode, layout: str, key: str, theme: Theme, lang: str) -> str:
    """The XML of a piece of code; its characters are the author's, nothing added."""
    slot = placed.slot
    style = "<a:lstStyle/>"
    if placed.size != slot.style.size or placed.hang != hanging(slot.style.size):
        style = (
            f'<a:lstStyle><a:lvl1pPr marL="{placed.hang}" indent="-{placed.hang}">'
            f'<a:defRPr sz="{placed.size * 100}"/></a:lvl1pPr></a:lstStyle>'
        )
    place = transform(placed.box) if placed.box != slot.box else ""
    lines = "".join(_line(tokens, theme, lang) for tokens in placed.tokens)
    return (
        f'<p:sp><p:nvSpPr>{named(number, slot.name, key)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {placeholder(slot.name, layout)}/></p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr>"
        f"<p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr>{style}{lines}</p:txBody></p:sp>"
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
