"""The program's words in each language that it speaks; a language is a block of one table, so this module is long.

Patterns hold lower-case words; they are matched without regard to case and end at a word's end.
"""

from __future__ import annotations

from msgspec import Struct


class Labels(Struct, frozen=True):
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
    notes: str = "Notes"
    """What the slide of the footnotes is called."""


ALL = {
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
    "ru": Labels(
        "Введение", "План", "Цели", "Цель", "Иллюстрация", "Таблица", "Пример", "Цитата",
        ("Примечание", "Совет", "Внимание", "Опасность"),
        r"в (?:заключение|итоге)|подводя итоги?|итак|резюмируя|заключение|итоги?|выводы?|резюме",
        r"цел[иь]|задачи",
        "Примечания",
    ),
    "uk": Labels(
        "Вступ", "План", "Цілі", "Ціль", "Ілюстрація", "Таблиця", "Приклад", "Цитата",
        ("Примітка", "Порада", "Увага", "Небезпека"),
        r"на завершення|підбиваючи підсумки|підсумовуючи|отже|підсумок|підсумки|висновки?|резюме",
        r"ціл[іь]|мета|завдання",
        "Примітки",
    ),
    "el": Labels(
        "Εισαγωγή", "Περιεχόμενα", "Στόχοι", "Στόχος", "Εικόνα", "Πίνακας", "Παράδειγμα", "Παράθεση",
        ("Σημείωση", "Συμβουλή", "Προσοχή", "Κίνδυνος"),
        r"συμπερασματικά|συνοψίζοντας|εν κατακλείδι|συνοπτικά|εν συντομία|σύνοψη|συμπεράσματα|συμπέρασμα|περίληψη",
        r"στόχοι|στόχος|στόχων|σκοποί|σκοπός",
        "Σημειώσεις",
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
    "zh": Labels(
        "简介", "目录", "目标", "目标", "图", "表", "示例", "引文", ("注意", "提示", "警告", "危险"),
        r"总之|总而言之|综上所述|总结|小结|结论", r"目标|目的",
        "注释",
    ),
    "zh-tw": Labels(
        "簡介", "目錄", "目標", "目標", "圖", "表", "範例", "引文", ("注意", "提示", "警告", "危險"),
        r"總之|總而言之|綜上所述|總結|小結|結論", r"目標|目的",
        "註釋",
    ),
    "ja": Labels(
        "はじめに", "目次", "目標", "目標", "図", "表", "例", "引用", ("メモ", "ヒント", "注意", "危険"),
        r"まとめると|まとめ|要約すると|要約|結論として|結論|最後に", r"目標|目的",
        "注",
    ),
    "ko": Labels(
        "소개", "목차", "목표", "목표", "그림", "표", "예제", "인용", ("참고", "팁", "주의", "위험"),
        r"요약하(?:면|자면)|정리하(?:면|자면)|결론적으로|요약|결론|정리|마무리", r"목표|목적",
        "주석",
    ),
    "ar": Labels(
        "مقدمة", "المحتويات", "الأهداف", "الهدف", "صورة", "جدول", "مثال", "اقتباس",
        ("ملاحظة", "نصيحة", "تنبيه", "خطر"),
        r"و?(?:في (?:الختام|الخلاصة|النهاية)|ختامًا|ختاما|باختصار|بإيجاز|خلاصة القول)|(?:ال)?(?:خلاصة|ملخص|خاتمة)",
        r"(?:ال)?(?:أهداف|هدف)",
        "حواشٍ",
    ),
    "fa": Labels(
        "مقدمه", "فهرست مطالب", "اهداف", "هدف", "تصویر", "جدول", "نمونه", "نقل قول",
        ("نکته", "راهنمایی", "هشدار", "خطر"),
        "در (?:پایان|نتیجه|مجموع)|به[ \u200c]طور خلاصه|خلاصه|جمع[ \u200c]بندی|نتیجه[ \u200c]گیری",
        r"اهداف|هدف",
        "پانویس‌ها",
    ),
    "he": Labels(
        "מבוא", "תוכן העניינים", "מטרות", "מטרה", "איור", "טבלה", "דוגמה", "ציטוט",
        ("הערה", "טיפ", "אזהרה", "סכנה"),
        r"לסיכום|בסיכום|לסיום|בקצרה|סיכום|מסקנות|מסקנה",
        r"ה?(?:מטרות|מטרה|יעדים|יעד)",
        "הערות",
    ),
    "hi": Labels(
        "परिचय", "विषय-सूची", "उद्देश्य", "उद्देश्य", "चित्र", "तालिका", "उदाहरण", "उद्धरण",
        ("टिप्पणी", "सुझाव", "चेतावनी", "खतरा"),
        r"संक्षेप में|अंत में|निष्कर्षतः|सारांश|निष्कर्ष",
        r"उद्देश्य|लक्ष्य",
        "टिप्पणियाँ",
    ),
    "th": Labels(
        "บทนำ", "สารบัญ", "เป้าหมาย", "เป้าหมาย", "รูปภาพ", "ตาราง", "ตัวอย่าง", "คำพูด",
        ("หมายเหตุ", "เคล็ดลับ", "คำเตือน", "อันตราย"),
        r"กล่าวโดยสรุป|โดยสรุป|สรุปแล้ว|สรุปได้ว่า|บทสรุป|สรุป",
        r"เป้าหมาย|วัตถุประสงค์",
        "หมายเหตุ",
    ),
}  # fmt: skip
"""By primary language, or by language and country where the words of the country's script are others."""
