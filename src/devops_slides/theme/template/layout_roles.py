"""The roles of a template's layouts: by type, by name in eight languages, Google's and LibreOffice's, or by look."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Literal, get_args

from msgspec import Struct

from devops_slides.model.geometry import Size
from devops_slides.theme.template.placeholders import FOOTERS, PlaceholderBox

HostRole = Literal["title", "section", "content", "columns", "comparison", "only"]
"""The role of a template's layout: a deck's opening, a section's, text, two texts, two texts with heads, a title."""

TYPES: dict[str, HostRole] = {
    "title": "title",
    "secHead": "section",
    "obj": "content",
    "tx": "content",
    "twoObj": "columns",
    "twoColTx": "columns",
    "twoTxTwoObj": "comparison",
    "titleOnly": "only",
}
"""Roles by the type that a layout gives (ECMA-376 part 1, 19.7.15)."""

_NAMES: dict[HostRole, tuple[str, ...]] = {
    "title": (
        "title slide", "title", "cover", "cover slide", "opening slide", "diapositive de titre", "page de titre",
        "couverture", "titelfolie", "titelseite", "deckblatt", "diapositiva de título", "portada",
        "diapositiva titolo", "copertina", "slide de título", "diapositivo de título", "capa", "titeldia",
        "titelslide", "voorblad", "标题幻灯片", "封面", "標題投影片",
    ),
    "section": (
        "section header", "section", "section title", "divider", "chapter", "titre de section", "en-tête de section",
        "section de titre", "intercalaire", "abschnittsüberschrift", "abschnittsheader", "abschnitt", "trennfolie",
        "kapitel",
        "encabezado de sección", "sección", "separador", "intestazione sezione", "sezione", "cabeçalho da secção",
        "cabeçalho da seção", "seção", "sectiekop", "sectie", "节标题", "章节", "章節標題", "区段标题",
    ),
    "content": (
        "title and content", "title and body", "title, content", "content", "text", "title and text", "standard",
        "titre et contenu", "titre et texte", "contenu", "texte", "titel und inhalt", "titel und text", "inhalt",
        "título y objetos", "título y contenido", "título y texto", "contenido", "titolo e contenuto", "titolo e testo",
        "contenuto",
        "título e conteúdo", "título e objeto", "título e texto", "conteúdo", "titel en object", "titel en inhoud",
        "titel en tekst", "inhoud", "标题和内容", "标题与内容", "內容", "内容", "標題及物件",
    ),
    "columns": (
        "two content", "two columns", "title and two columns", "title, 2 content", "deux contenus", "deux colonnes",
        "zwei inhalte", "zwei spalten", "dos objetos", "dos contenidos", "dos columnas", "due contenuti",
        "contenuto 2", "due colonne", "dois objetos", "dois conteúdos", "conteúdo duplo", "duas partes de conteúdo",
        "conteúdo em duas partes", "duas colunas",
        "inhoud van twee",
        "twee objecten", "twee kolommen", "两栏内容", "兩項物件", "两项内容", "双栏",
    ),
    "comparison": (
        "comparison", "comparaison", "vergleich", "comparación", "confronto", "comparação", "vergelijking",
        "比较", "比較", "对比",
    ),
    "only": (
        "title only", "titre seul", "nur titel", "solo el título", "sólo el título", "solo título", "solo titolo",
        "só título", "somente título", "apenas título", "alleen titel", "仅标题", "只有標題",
    ),
}  # fmt: skip
_DECORATED = re.compile(r"^[\d\W_]+|[\d\W_]+$")
_BY_NAME = {name: host for host, names in _NAMES.items() for name in names}


def by_name(name: str) -> HostRole | None:
    """The role of a layout of that name; numbers around it and the spelling do not count."""
    plain = " ".join(name.replace("_", " ").casefold().split())
    return _BY_NAME.get(plain) or _BY_NAME.get(_DECORATED.sub("", plain))


_TEXTS = ("obj", "body", "subTitle")
_SMALL = 0.06
"""Share of the slide below which a text placeholder is a label, not a body."""
_LEAST_BODY = 0.15
"""Least share of the slide for the body of a content layout."""
_ALIKE = 0.2
"""Largest difference of two columns in top or size, as a share of the slide."""


class Given(Struct, frozen=True):
    """A layout as the template has it."""

    part: str
    name: str
    kind: str
    master: str
    places: tuple[PlaceholderBox, ...]
    colors: tuple[tuple[str, str], ...] = ()
    hidden: frozenset[str] = frozenset()
    """The footers that new slides lack, though there are places for them."""

    @property
    def title(self) -> PlaceholderBox | None:
        """The place of its title."""
        return next(
            (place for place in self.places if place.is_title and place.box is not None and not place.is_turned), None
        )

    @property
    def texts(self) -> tuple[PlaceholderBox, ...]:
        """Its places for text, in reading order."""
        found = [
            place for place in self.places if place.kind in _TEXTS and place.box is not None and not place.is_turned
        ]
        return tuple(
            sorted(found, key=lambda place: (place.box.top, place.box.left) if place.box is not None else (0, 0))
        )

    def footer(self, kind: str) -> PlaceholderBox | None:
        """The place of its footer line, slide number or date, if new slides have one."""
        shown = (
            place for place in self.places if place.kind == kind and place.box is not None and kind not in self.hidden
        )
        return next(shown, None)

    def bodies(self, size: Size) -> tuple[PlaceholderBox, ...]:
        """Its places for running text, largest first."""
        whole = size.width * size.height
        return tuple(sorted((text for text in self.texts if text.area >= _SMALL * whole), key=lambda text: -text.area))

    def columns(self, size: Size) -> tuple[PlaceholderBox, PlaceholderBox] | None:
        """Two bodies side by side, left before right."""
        if len(found := self.bodies(size)) < len(("left", "right")):
            return None
        left, right = sorted(found[:2], key=lambda column: column.box.left if column.box is not None else 0)
        assert left.box is not None
        assert right.box is not None
        beside = left.box.right <= right.box.left + _ALIKE * left.box.width
        level = abs(left.box.top - right.box.top) <= _ALIKE * size.height
        alike = abs(left.box.height - right.box.height) <= _ALIKE * size.height
        return (left, right) if beside and level and alike else None

    def heads(self, size: Size) -> tuple[PlaceholderBox, PlaceholderBox] | None:
        """The small texts above its two columns."""
        columns = self.columns(size)
        if columns is None:
            return None
        found = []
        for column in columns:
            own = [text for text in self.texts if text not in columns and _is_above(text, column)]
            found += own[-1:]
        return (found[0], found[1]) if len(found) == len(columns) else None


def _is_above(text: PlaceholderBox, column: PlaceholderBox) -> bool:
    assert text.box is not None
    assert column.box is not None
    middle = text.box.left + text.box.width // 2
    return text.box.top < column.box.top and column.box.left <= middle <= column.box.right


def _is_content(layout: Given, size: Size) -> bool:
    bodies = layout.bodies(size)
    return layout.title is not None and len(bodies) == 1 and bodies[0].area >= _LEAST_BODY * size.width * size.height


_FITS: dict[HostRole, Callable[[Given, Size], bool]] = {
    "title": lambda layout, _: layout.title is not None,
    "section": lambda layout, _: layout.title is not None,
    "content": lambda layout, size: layout.title is not None and bool(layout.bodies(size)),
    "columns": lambda layout, size: layout.title is not None and layout.columns(size) is not None,
    "comparison": lambda layout, size: layout.title is not None and layout.heads(size) is not None,
    "only": lambda layout, _: layout.title is not None,
}
"""What a layout must have before its type or name counts."""
_LOOKS: dict[HostRole, Callable[[Given, Size], bool]] = {
    "title": lambda layout, _: (
        any(place.kind in {"ctrTitle", "subTitle"} for place in layout.places) and layout.title is not None
    ),
    "content": lambda layout, size: _is_content(layout, size) and len(layout.texts) == 1,
    "columns": lambda layout, size: (
        layout.title is not None and layout.columns(size) is not None and len(layout.texts) == 2  # noqa: PLR2004
    ),
    "comparison": lambda layout, size: layout.title is not None and layout.heads(size) is not None,
    "only": lambda layout, _: (
        layout.title is not None and all(place.is_title or place.kind in FOOTERS for place in layout.places)
    ),
}
"""What a layout with a role looks like if neither its type nor its name indicates the role."""


def layout_roles(given: Iterable[Given], size: Size) -> dict[HostRole, Given]:
    """The layouts of the master with the most roles, at least one for content. ValueError if none has a title."""
    layouts = tuple(given)
    masters = dict.fromkeys(layout.master for layout in layouts)
    found = [_of_master([layout for layout in layouts if layout.master == master], size) for master in masters]
    best = max(found, key=len, default={})
    if "content" not in best:
        titled = [layout for layout in layouts if layout.title is not None]
        if not titled:
            raise ValueError("has no layout with a title")
        best["content"] = next(
            (layout for layout in titled if _is_content(layout, size)), best.get("only") or titled[0]
        )
    return best


def _of_master(layouts: list[Given], size: Size) -> dict[HostRole, Given]:
    found: dict[HostRole, Given] = {}
    for host in get_args(HostRole):
        fitting = [layout for layout in layouts if _FITS[host](layout, size)]
        named = next(
            (layout for layout in fitting if TYPES.get(layout.kind) == host and by_name(layout.name) in {host, None}),
            None,
        )
        named = named or next((layout for layout in fitting if by_name(layout.name) == host), None)
        if named is not None:
            found[host] = named
    for host, looks in _LOOKS.items():
        taken = {layout.part for layout in found.values()}
        alike = (
            layout
            for layout in layouts
            if layout.part not in taken and by_name(layout.name) is None and looks(layout, size)
        )
        if host not in found and (first := next(alike, None)) is not None:
            found[host] = first
    return found
