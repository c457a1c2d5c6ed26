"""Templates whose layouts have PowerPoint's names in a language and no type: only the name indicates the role.

The names are those that PowerPoint writes into a new presentation in each language.
"""

from __future__ import annotations

from functools import partial

from package_checks import P
from templates.base import child, layouts, wide
from templates.package import Parts, edited, packed
from templates.template import Template

NAMES = {
    "en": (
        "Title Slide, Title and Content, Section Header, Two Content, Comparison, Title Only, Blank, "
        "Content with Caption, Picture with Caption, Title and Vertical Text, Vertical Title and Text"
    ),
    "fr": (
        "Diapositive de titre, Titre et contenu, Titre de section, Deux contenus, Comparaison, Titre seul, Vide, "
        "Contenu avec légende, Image avec légende, Titre et texte vertical, Titre vertical et texte"
    ),
    "de": (
        "Titelfolie, Titel und Inhalt, Abschnittsüberschrift, Zwei Inhalte, Vergleich, Nur Titel, Leer, "
        "Inhalt mit Überschrift, Bild mit Überschrift, Titel und vertikaler Text, Vertikaler Titel und Text"
    ),
    "es": (
        "Diapositiva de título, Título y objetos, Encabezado de sección, Dos objetos, Comparación, Solo el título, "
        "En blanco, Contenido con título, Imagen con título, Título y texto vertical, Título vertical y texto"
    ),
    "it": (
        "Diapositiva titolo, Titolo e contenuto, Intestazione sezione, Due contenuti, Confronto, Solo titolo, Vuota, "
        "Contenuto con didascalia, Immagine con didascalia, Titolo e testo verticale, Titolo verticale e testo"
    ),
    "pt": (
        "Slide de Título, Título e Conteúdo, Cabeçalho da Seção, Duas Partes de Conteúdo, Comparação, Somente Título, "
        "Em Branco, Conteúdo com Legenda, Imagem com Legenda, Título e Texto Vertical, Texto e Título Verticais"
    ),
    "pt-PT": (
        "Diapositivo de Título, Título e Objeto, Cabeçalho da Secção, Conteúdo Duplo, Comparação, Só Título, "
        "Em Branco, Conteúdo com Legenda, Imagem com Legenda, Título e Texto Vertical, Título Vertical e Texto"
    ),
    "nl": (
        "Titeldia, Titel en object, Sectiekop, Twee objecten, Vergelijking, Alleen titel, Leeg, "
        "Inhoud met bijschrift, Afbeelding met bijschrift, Titel en verticale tekst, Verticale titel en tekst"
    ),
    "zh": "标题幻灯片, 标题和内容, 节标题, 两栏内容, 比较, 仅标题, 空白, 内容与标题, 图片与标题, 标题和竖排文字, 竖排标题与文本",
}
"""The eleven layouts of a new presentation, in its order."""


def without_types(parts: Parts) -> None:
    """Remove every layout's type."""
    for layout in layouts(parts):
        with edited(parts, layout) as root:
            root.attrib.pop("type", "")


def named(parts: Parts, names: list[str]) -> None:
    """Name the layouts in order."""
    for layout, name in zip(layouts(parts), names, strict=True):
        with edited(parts, layout) as root:
            child(root, f"{P}cSld").set("name", name)


def localised(language: str) -> bytes:
    parts = wide()
    without_types(parts)
    named(parts, NAMES[language].split(", "))
    return packed(parts)


def copied_names() -> bytes:
    """PowerPoint puts a number before the name of a layout that is pasted: "1_Titre et contenu"."""
    parts = wide()
    without_types(parts)
    named(parts, [f"{1 + place % 2}_{name} " for place, name in enumerate(NAMES["fr"].split(", "))])
    return packed(parts)


TEMPLATES = (
    *(Template(f"names-{one}", f"layouts named in {one}, no types", partial(localised, one)) for one in NAMES),
    Template("names-pasted", "French names after a number and an underscore, a blank behind them", copied_names),
)
