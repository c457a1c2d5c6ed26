"""Language tags as PowerPoint takes them: a language with its country."""

from __future__ import annotations

_COUNTRY = {
    "ar": "SA", "cs": "CZ", "da": "DK", "de": "DE", "el": "GR", "en": "US", "es": "ES", "fa": "IR", "fi": "FI",
    "fr": "FR", "he": "IL", "hi": "IN", "hu": "HU", "id": "ID", "it": "IT", "ja": "JP", "ko": "KR", "nb": "NO",
    "nl": "NL", "no": "NO", "pl": "PL", "pt": "PT", "ro": "RO", "ru": "RU", "sv": "SE", "th": "TH", "tr": "TR",
    "uk": "UA", "vi": "VN", "zh": "CN",
}  # fmt: skip
"""The country that PowerPoint's spelling tools expect where an author names none."""
_SCRIPTS = {"hans": "CN", "hant": "TW"}


def tag(name: str) -> str:
    """`fr` and `fr-fr` are `fr-FR`, `zh-Hant` is `zh-TW`; nothing is `en-US`."""
    parts = name.replace("_", "-").split("-")
    language = parts[0].lower()
    if not language.isalpha():
        return "en-US"
    for part in parts[1:]:
        if part.lower() in _SCRIPTS:
            return f"{language}-{_SCRIPTS[part.lower()]}"
        if len(part) == 2 and part.isalpha():  # noqa: PLR2004 - a country has two letters (ISO 3166-1)
            return f"{language}-{part.upper()}"
    return f"{language}-{_COUNTRY[language]}" if language in _COUNTRY else language
