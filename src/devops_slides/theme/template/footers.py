"""The footer, the slide number and the date of a template's layout."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from devops_slides.model.geometry import Box, Emu
from devops_slides.model.layout import FooterStyle
from devops_slides.model.style import Align, TextStyle
from devops_slides.model.template import FooterHolder
from devops_slides.theme.template.layout_roles import Given
from devops_slides.theme.template.placeholders import PlaceholderBox
from devops_slides.theme.template.slots import Styles

_SLOTS = {"ftr": "footer", "sldNum": "number", "dt": "date"}
_ALIGN: dict[str, Align] = {"l": "left", "ctr": "center", "r": "right"}
_PROMPT = ("<", "‹")
"""Starts of texts that programs show instead of a footer, such as LibreOffice's `<footer>`."""
_PROMPTS = {
    "footer", "footer text", "pied de page", "fußzeile", "pie de página", "piè di pagina", "rodapé", "voettekst",
    "页脚",
}  # fmt: skip
"""Such texts as a whole."""


def footer_of(given: Given, text: str, style: TextStyle, styles: Styles) -> FooterStyle | None:
    """The footers of a layout, None if it has none; the template's own text takes precedence over `text`."""
    places = {kind: place for kind in _SLOTS if (place := given.footer(kind)) is not None}
    if not places:
        return None
    line, number = places.get("ftr"), places.get("sldNum")
    nowhere = Box(Emu(0), Emu(0), Emu(0), Emu(0))
    fixed = _fixed(line) if line is not None else ""
    return FooterStyle(
        text="" if line is None else fixed or text,
        box=line.box.within(line.insets) if line is not None and line.box is not None else nowhere,
        number=number.box if number is not None and number.box is not None else nowhere,
        style=_style(line, style),
        number_style=_style(number, style),
        align=_side(line),
        number_align=_side(number),
        held=tuple(_holders(places, styles)),
    )


def _holders(places: dict[str, PlaceholderBox], styles: Styles) -> Iterator[FooterHolder]:
    for kind, place in places.items():
        paint, is_other = styles.read(place, place.looks[0].size or 0)
        color = paint if is_other else None
        if kind == "dt":
            # A date field would change with the clock; PowerPoint's own “Header & Footer” inserts it.
            if fixed := _fixed(place):
                yield FooterHolder(_SLOTS[kind], place.attributes, fixed, color=color, box=place.box)
        elif kind == "sldNum":
            before, after = (place.before, place.after) if place.field else ("", "")
            yield FooterHolder(_SLOTS[kind], place.attributes, before, after, color, place.box)
        else:
            yield FooterHolder(_SLOTS[kind], place.attributes, color=color, box=place.box)


def _fixed(place: PlaceholderBox) -> str:
    """The words that the template itself has in a footer."""
    words = place.before.strip()
    is_prompt = words.startswith(_PROMPT) or words.casefold() in _PROMPTS
    return "" if place.field or is_prompt else words


def _style(place: PlaceholderBox | None, style: TextStyle) -> TextStyle:
    look = place.looks[0] if place is not None else None
    if look is None or look.size is None:
        return style
    return replace(style, size=int(look.size), bold=bool(look.bold), caps=bool(look.caps))


def _side(place: PlaceholderBox | None) -> Align:
    return _ALIGN.get((place.looks[0].align if place is not None else None) or "l", "left")
