"""Language tags as PowerPoint takes them: a language with its country."""

from __future__ import annotations

_COUNTRY = {
    "af": "ZA", "am": "ET", "ar": "SA", "az": "AZ", "be": "BY", "bg": "BG", "bn": "BD", "bs": "BA", "ca": "ES",
    "cs": "CZ", "cy": "GB", "da": "DK", "de": "DE", "el": "GR", "en": "US", "es": "ES", "et": "EE", "eu": "ES",
    "fa": "IR", "fi": "FI", "fr": "FR", "ga": "IE", "gl": "ES", "gu": "IN", "he": "IL", "hi": "IN", "hr": "HR",
    "hu": "HU", "hy": "AM", "id": "ID", "is": "IS", "it": "IT", "ja": "JP", "ka": "GE", "kk": "KZ", "km": "KH",
    "kn": "IN", "ko": "KR", "lo": "LA", "lt": "LT", "lv": "LV", "mk": "MK", "ml": "IN", "mn": "MN", "mr": "IN",
    "ms": "MY", "my": "MM", "nb": "NO", "ne": "NP", "nl": "NL", "nn": "NO", "pa": "IN", "pl": "PL", "ps": "AF",
    "pt": "PT", "ro": "RO", "ru": "RU", "si": "LK", "sk": "SK", "sl": "SI", "sq": "AL", "sr": "RS", "sv": "SE",
    "sw": "KE", "ta": "IN", "te": "IN", "th": "TH", "tr": "TR", "uk": "UA", "ur": "PK", "uz": "UZ", "vi": "VN",
    "zh": "CN",
}  # fmt: skip
"""The country that PowerPoint's spelling tools expect where an author names none."""
_RENAMED = {"iw": "he", "in": "id", "no": "nb", "cn": "zh", "jp": "ja", "kr": "ko", "gr": "el", "cz": "cs"}
"""Old names of languages, and countries that sites take for languages."""
_SCRIPTS = {"hans": "CN", "hant": "TW"}


def tag(name: str) -> str:
    """`fr` and `fr-fr` are `fr-FR`, `zh-Hant` is `zh-TW`, `zh-Hant-HK` `zh-HK`; nothing is `en-US`."""
    parts = name.replace("_", "-").split("-")
    language = _RENAMED.get(parts[0].lower(), parts[0].lower())
    if not language.isalpha() or not language.isascii():
        return "en-US"
    script = ""
    for part in parts[1:]:
        if len(part) == 2 and part.isalpha():  # noqa: PLR2004 - a country has two letters (ISO 3166-1)
            return f"{language}-{part.upper()}"
        script = script or _SCRIPTS.get(part.lower(), "")
    if script or language in _COUNTRY:
        return f"{language}-{script or _COUNTRY[language]}"
    return language
