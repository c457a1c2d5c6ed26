"""Words of languages in Latin script."""

from __future__ import annotations

from devops_slides.plan.words.label_set import Labels

LATIN = {
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
        "Anmerkungen",
    ),
    "es": Labels(
        "Introducción", "Contenido", "Objetivos", "Objetivo", "Imagen", "Tabla", "Ejemplo", "Cita",
        ("Nota", "Consejo", "Atención", "Peligro"),
        r"en (?:resumen|conclusión|síntesis)|para (?:resumir|concluir)|resumen|conclusión|conclusiones",
        r"objetivos?|metas?",
        "Notas",
    ),
    "it": Labels(
        "Introduzione", "Contenuti", "Obiettivi", "Obiettivo", "Figura", "Tabella", "Esempio", "Citazione",
        ("Nota", "Suggerimento", "Attenzione", "Pericolo"),
        r"in (?:sintesi|conclusione|breve)|riassumendo|per concludere|conclusioni|riepilogo",
        r"obiettiv[oi]",
        "Note",
    ),
    "pt": Labels(
        "Introdução", "Conteúdo", "Objetivos", "Objetivo", "Figura", "Tabela", "Exemplo", "Citação",
        ("Nota", "Dica", "Atenção", "Perigo"),
        r"em (?:resumo|conclusão|síntese)|para (?:resumir|concluir)|resumo|conclusão|conclusões",
        r"objetivos?|metas?",
        "Notas",
    ),
    "nl": Labels(
        "Inleiding", "Inhoud", "Doelen", "Doel", "Afbeelding", "Tabel", "Voorbeeld", "Citaat",
        ("Opmerking", "Tip", "Let op", "Gevaar"),
        r"samenvattend|samengevat|samenvatting|kortom|tot slot|conclusie",
        r"doel(?:en|stellingen)?|leerdoelen",
        "Noten",
    ),
    "pl": Labels(
        "Wprowadzenie", "Plan", "Cele", "Cel", "Ilustracja", "Tabela", "Przykład", "Cytat",
        ("Uwaga", "Wskazówka", "Ostrzeżenie", "Niebezpieczeństwo"),
        r"podsumowując|reasumując|na zakończenie|w skrócie|podsumowanie|wnioski|zakończenie",
        r"cele?",
        "Przypisy",
    ),
    "cs": Labels(
        "Úvod", "Obsah", "Cíle", "Cíl", "Obrázek", "Tabulka", "Příklad", "Citát",
        ("Poznámka", "Tip", "Varování", "Nebezpečí"),
        r"závěrem|na závěr|shrnuto|souhrnně|ve zkratce|shrnutí|souhrn|závěr",
        r"cíle?",
        "Poznámky",
    ),
    "ro": Labels(
        "Introducere", "Cuprins", "Obiective", "Obiectiv", "Imagine", "Tabel", "Exemplu", "Citat",
        ("Notă", "Sfat", "Atenție", "Pericol"),
        r"în (?:concluzie|rezumat|sinteză)|pe scurt|pentru a (?:rezuma|încheia)|concluzii|concluzie|rezumat",
        r"obiectiv(?:e|ul|ele)?|scopuri",
        "Note",
    ),
    "hu": Labels(
        "Bevezetés", "Tartalom", "Célok", "Cél", "Kép", "Táblázat", "Példa", "Idézet",
        ("Megjegyzés", "Tipp", "Figyelem", "Veszély"),
        r"összefoglalva|összegezve|végezetül|röviden|összefoglalás|összegzés|összefoglaló",
        r"cél(?:ok|ja|jai|kitűzések)?",
        "Jegyzetek",
    ),
    "sv": Labels(
        "Inledning", "Innehåll", "Mål", "Mål", "Bild", "Tabell", "Exempel", "Citat",
        ("Obs!", "Tips", "Varning", "Fara"),
        r"sammanfattningsvis|avslutningsvis|kort sagt|sammanfattning|slutsats(?:er)?",
        r"mål|målsättningar|lärandemål|syften",
        "Noter",
    ),
    "da": Labels(
        "Introduktion", "Indhold", "Mål", "Mål", "Billede", "Tabel", "Eksempel", "Citat",
        ("Bemærk", "Tip", "Advarsel", "Fare"),
        r"sammenfattende|opsummerende|afslutningsvis|kort sagt|opsummering|sammenfatning|konklusion",
        r"mål|formål|læringsmål",
        "Noter",
    ),
    "nb": Labels(
        "Innledning", "Innhold", "Mål", "Mål", "Bilde", "Tabell", "Eksempel", "Sitat",
        ("Merk", "Tips", "Advarsel", "Fare"),
        r"oppsummert|avslutningsvis|kort sagt|oppsummering|sammendrag|konklusjon",
        r"mål|formål|læringsmål",
        "Noter",
    ),
    "fi": Labels(
        "Johdanto", "Sisältö", "Tavoitteet", "Tavoite", "Kuva", "Taulukko", "Esimerkki", "Lainaus",
        ("Huomautus", "Vinkki", "Varoitus", "Vaara"),
        r"yhteenvetona|lopuksi|lyhyesti sanottuna|yhteenveto|johtopäätökset|johtopäätös|tiivistelmä",
        r"tavoit(?:e|teet)|päämäärät|oppimistavoitteet",
        "Viitteet",
    ),
    "tr": Labels(
        "Giriş", "İçindekiler", "Hedefler", "Hedef", "Görsel", "Tablo", "Örnek", "Alıntı",
        ("Not", "İpucu", "Uyarı", "Tehlike"),
        r"özetle|özetlemek gerekirse|sonuç olarak|kısacası|özet|sonuç",
        r"hedef(?:ler)?|hedefleri|amaç|amaçlar|amaçları",
        "Notlar",
    ),
    "vi": Labels(
        "Giới thiệu", "Nội dung", "Mục tiêu", "Mục tiêu", "Hình ảnh", "Bảng", "Ví dụ", "Trích dẫn",
        ("Lưu ý", "Mẹo", "Cảnh báo", "Nguy hiểm"),
        r"tóm lại|nói tóm lại|kết luận|tổng kết|tóm tắt",
        r"mục tiêu|mục đích",
        "Chú thích",
    ),
    "id": Labels(
        "Pendahuluan", "Daftar isi", "Tujuan", "Tujuan", "Gambar", "Tabel", "Contoh", "Kutipan",
        ("Catatan", "Tips", "Peringatan", "Bahaya"),
        r"kesimpulannya|singkatnya|ringkasnya|sebagai penutup|kesimpulan|ringkasan|rangkuman",
        r"tujuan|sasaran",
        "Catatan",
    ),
}  # fmt: skip
"""By primary language, or by language and country if the country's script has different words."""
