"""The few words that the program itself puts on slides, and the words by which it knows what a text is."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Labels:
    """One language's words. The patterns are matched without regard to case."""

    introduction: str
    agenda: str
    objectives: str
    objective: str
    picture: str
    table: str
    code: str
    quote: str
    kinds: tuple[str, str, str, str]
    """Names of the callouts note, tip, warning, danger."""
    summary: str
    """How a closing paragraph or heading begins."""
    goals: str
    """What a heading over objectives holds."""


_ALL = {
    "fr": Labels(
        "Introduction", "Au programme", "Objectifs", "Objectif", "Illustration", "Tableau", "Exemple", "Citation",
        ("Note", "Conseil", "Attention", "Danger"),
        r"en (?:résumé|conclusion|bref|somme|définitive)|pour (?:résumer|conclure)|conclusion|résumé|synthèse"
        r"|à retenir|ce qu[’']il faut retenir",
        r"objectifs?|buts?|finalités",
    ),
    "en": Labels(
        "Introduction", "Agenda", "Objectives", "Objective", "Picture", "Table", "Example", "Quote",
        ("Note", "Tip", "Warning", "Danger"),
        r"in (?:summary|conclusion|short|brief)|to (?:sum up|summari[sz]e|conclude)|summary|conclusions?"
        r"|wrap[- ]up|key takeaways|takeaways",
        r"objectives?|goals?|aims?|outcomes",
    ),
    "de": Labels(
        "Einführung", "Inhalt", "Ziele", "Ziel", "Abbildung", "Tabelle", "Beispiel", "Zitat",
        ("Hinweis", "Tipp", "Achtung", "Gefahr"),
        r"zusammenfassung|zusammenfassend|zusammengefasst|kurz gesagt|fazit|abschließend|schluss",
        r"ziele?|lernziele?",
    ),
    "es": Labels(
        "Introducción", "Contenido", "Objetivos", "Objetivo", "Imagen", "Tabla", "Ejemplo", "Cita",
        ("Nota", "Consejo", "Atención", "Peligro"),
        r"en (?:resumen|conclusión|síntesis)|para (?:resumir|concluir)|resumen|conclusión|conclusiones",
        r"objetivos?|metas?",
    ),
    "it": Labels(
        "Introduzione", "Contenuti", "Obiettivi", "Obiettivo", "Figura", "Tabella", "Esempio", "Citazione",
        ("Nota", "Suggerimento", "Attenzione", "Pericolo"),
        r"in (?:sintesi|conclusione|breve)|riassumendo|per concludere|conclusioni|riepilogo",
        r"obiettiv[oi]",
    ),
    "pt": Labels(
        "Introdução", "Conteúdo", "Objetivos", "Objetivo", "Figura", "Tabela", "Exemplo", "Citação",
        ("Nota", "Dica", "Atenção", "Perigo"),
        r"em (?:resumo|conclusão|síntese)|para (?:resumir|concluir)|resumo|conclusão|conclusões",
        r"objetivos?|metas?",
    ),
    "nl": Labels(
        "Inleiding", "Inhoud", "Doelen", "Doel", "Afbeelding", "Tabel", "Voorbeeld", "Citaat",
        ("Opmerking", "Tip", "Let op", "Gevaar"),
        r"samenvattend|samengevat|samenvatting|kortom|tot slot|conclusie",
        r"doel(?:en|stellingen)?",
    ),
    "zh": Labels(
        "简介", "目录", "目标", "目标", "图", "表", "示例", "引文", ("注意", "提示", "警告", "危险"),
        r"总之|综上所述|总结|小结|结论", r"目标|目的",
    ),
    "ja": Labels(
        "はじめに", "目次", "目標", "目標", "図", "表", "例", "引用", ("メモ", "ヒント", "注意", "危険"),
        r"まとめ|要約|結論", r"目標|目的",
    ),
}  # fmt: skip


def labels(language: str) -> Labels:
    """The words of a language tag; English where a language is not known."""
    return _ALL.get(language.split("-", maxsplit=1)[0].lower(), _ALL["en"])


def starts_summary(text: str, words: Labels) -> int:
    """How many characters of `text` say that a summary follows (`En résumé`), 0 where none do."""
    match = re.match(rf"(?:{words.summary})(?!\w)", text, re.IGNORECASE)
    return match.end() if match else 0


def is_summary_heading(text: str, words: Labels) -> bool:
    """Whether a heading says that a summary follows."""
    end = starts_summary(text, words)
    return bool(end) and not re.search(r"\w", text[end:])


def names_goals(text: str, words: Labels) -> bool:
    """Whether a heading stands over objectives."""
    return re.search(rf"(?<!\w)(?:{words.goals})(?!\w)", text, re.IGNORECASE) is not None or bool(
        re.search(words.goals, text) and not text.isascii()
    )
