"""The look of a placeholder's text: properties of its levels through layout, master and theme."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.theme.template.xml import A, Element, elements, is_on, share, whole

_BULLET = "•"
_SYMBOLS = ("Wingdings", "Webdings", "Symbol", "StarSymbol", "OpenSymbol")
_EM = 1.2
"""The length that percentages of spacing refer to in PowerPoint, in em."""


class TextProperties(Struct, frozen=True):
    """A level's properties, None if nothing gives them. Lengths in EMU, sizes and spacing in points.

    `marker` is the bullet's character, empty for none; `line` is a percentage, or points if negative.
    """

    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    tracking: float | None = None
    face: str | None = None
    color: Element | None = None
    align: str | None = None
    rtl: bool | None = None
    mar: int | None = None
    indent: int | None = None
    line: float | None = None
    before: tuple[str, float] | None = None
    after: tuple[str, float] | None = None
    marker: str | None = None

    def over(self, under: TextProperties) -> TextProperties:
        """These properties, completed by those of `under`."""
        given = {name: value for name in self.__struct_fields__ if (value := getattr(self, name)) is not None}
        return replace(under, **given)

    def spacing(self, given: tuple[str, float] | None, size: float) -> float:
        """Points above or below a paragraph."""
        if given is None:
            return 0.0
        kind, value = given
        return value if kind == "points" else value / 100 * size * _EM

    def percent(self, size: float) -> float:
        """The line spacing in percent of single lines."""
        if self.line is None:
            return 100.0
        return self.line if self.line > 0 else -self.line / (size * _EM) * 100


def levels(styles: Iterable[Element | None]) -> tuple[TextProperties, ...]:
    """The nine levels of list styles merged, the master's first (ECMA-376 part 1, 21.1.2.4)."""
    found = [TextProperties()] * 9
    for style in styles:
        if style is not None:
            common = style.find(f"{A}defPPr")
            for number in range(9):
                for own in (common, style.find(f"{A}lvl{number + 1}pPr")):
                    found[number] = _look(own).over(found[number]) if own is not None else found[number]
    return tuple(found)


def _look(paragraph: Element) -> TextProperties:
    run = paragraph.find(f"{A}defRPr")
    look = TextProperties(
        align=paragraph.get("algn"),
        rtl=is_on(paragraph.get("rtl")) if paragraph.get("rtl") is not None else None,
        mar=whole(paragraph, "marL") if paragraph.get("marL") is not None else None,
        indent=whole(paragraph, "indent") if paragraph.get("indent") is not None else None,
        line=_line(paragraph.find(f"{A}lnSpc")),
        before=_space(paragraph.find(f"{A}spcBef")),
        after=_space(paragraph.find(f"{A}spcAft")),
        marker=_marker(paragraph),
    )
    return _run(run).over(look) if run is not None else look


def _run(run: Element) -> TextProperties:
    latin = run.find(f"{A}latin")
    caps = run.get("cap")
    return TextProperties(
        size=whole(run, "sz") / 100 if run.get("sz") is not None else None,
        bold=is_on(run.get("b")) if run.get("b") is not None else None,
        italic=is_on(run.get("i")) if run.get("i") is not None else None,
        caps=caps in {"all", "small"} if caps is not None else None,
        tracking=whole(run, "spc") / 100 if run.get("spc") is not None else None,
        face=latin.get("typeface") if latin is not None else None,
        color=run.find(f"{A}solidFill"),
    )


def _line(given: Element | None) -> float | None:
    space = _space(given)
    if space is None:
        return None
    kind, value = space
    return value if kind == "percent" else -value


def _space(given: Element | None) -> tuple[str, float] | None:
    for element in elements(given):
        if element.tag == f"{A}spcPts":
            return "points", whole(element, "val") / 100
        found = share(element.get("val"))
        return ("percent", found) if found is not None else None
    return None


def _marker(paragraph: Element) -> str | None:
    """A level's marker. A bullet replaces pictures, automatic numbers and symbol fonts: the layout knows which."""
    for element in elements(paragraph):
        if element.tag == f"{A}buNone":
            return ""
        if element.tag == f"{A}buChar":
            font = paragraph.find(f"{A}buFont")
            is_symbol = font is not None and (font.get("typeface") or "").startswith(_SYMBOLS)
            return _BULLET if is_symbol else element.get("char") or ""
        if element.tag in {f"{A}buAutoNum", f"{A}buBlip"}:
            return _BULLET
    return None
