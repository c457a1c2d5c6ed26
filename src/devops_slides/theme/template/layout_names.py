"""What programs and people call the layouts of a template, in eight languages and as Google and LibreOffice do."""

from __future__ import annotations

import re
from typing import Literal

Host = Literal["title", "section", "content", "columns", "comparison", "only"]
"""What a template's layout is for: a deck's opening, a section's, text, two texts, two texts with heads, a title."""

TYPES: dict[str, Host] = {
    "title": "title",
    "secHead": "section",
    "obj": "content",
    "tx": "content",
    "twoObj": "columns",
    "twoColTx": "columns",
    "twoTxTwoObj": "comparison",
    "titleOnly": "only",
}
"""By the type that a layout says (ECMA-376 part 1, 19.7.15)."""

_NAMES: dict[Host, tuple[str, ...]] = {
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


def by_name(name: str) -> Host | None:
    """What a layout of that name is for; numbers around it and the spelling do not count."""
    plain = " ".join(name.replace("_", " ").casefold().split())
    return _BY_NAME.get(plain) or _BY_NAME.get(_DECORATED.sub("", plain))
