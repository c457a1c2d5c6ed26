"""The script of a character, and the language of a stretch of text in a foreign script."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

_RANGES = (
    (0x41, 0x5A, "Latn"), (0x61, 0x7A, "Latn"), (0xAA, 0xAA, "Latn"), (0xBA, 0xBA, "Latn"), (0xC0, 0x2AF, "Latn"),
    (0x370, 0x3FF, "Grek"), (0x400, 0x52F, "Cyrl"), (0x531, 0x58F, "Armn"), (0x591, 0x5F4, "Hebr"),
    (0x600, 0x6FF, "Arab"), (0x700, 0x74F, "Syrc"), (0x750, 0x77F, "Arab"), (0x780, 0x7BF, "Thaa"),
    (0x8A0, 0x8FF, "Arab"), (0x900, 0x97F, "Deva"), (0x980, 0x9FF, "Beng"), (0xA00, 0xA7F, "Guru"),
    (0xA80, 0xAFF, "Gujr"), (0xB00, 0xB7F, "Orya"), (0xB80, 0xBFF, "Taml"), (0xC00, 0xC7F, "Telu"),
    (0xC80, 0xCFF, "Knda"), (0xD00, 0xD7F, "Mlym"), (0xD80, 0xDFF, "Sinh"), (0xE00, 0xE7F, "Thai"),
    (0xE80, 0xEFF, "Laoo"), (0xF00, 0xFFF, "Tibt"), (0x1000, 0x109F, "Mymr"), (0x10A0, 0x10FF, "Geor"),
    (0x1100, 0x11FF, "Hang"), (0x1200, 0x139F, "Ethi"), (0x1780, 0x17FF, "Khmr"), (0x1800, 0x18AF, "Mong"),
    (0x1C80, 0x1C8F, "Cyrl"), (0x1E00, 0x1EFF, "Latn"), (0x1F00, 0x1FFF, "Grek"), (0x2C60, 0x2C7F, "Latn"),
    (0x2DE0, 0x2DFF, "Cyrl"), (0x2E80, 0x2FDF, "Hani"), (0x3005, 0x3007, "Hani"), (0x3021, 0x3029, "Hani"),
    (0x3041, 0x30FF, "Kana"), (0x3105, 0x312F, "Bopo"), (0x3131, 0x318E, "Hang"), (0x31F0, 0x31FF, "Kana"),
    (0x3400, 0x4DBF, "Hani"), (0x4E00, 0x9FFF, "Hani"), (0xA960, 0xA97F, "Hang"), (0xA9E0, 0xA9FF, "Mymr"),
    (0xAA60, 0xAA7F, "Mymr"), (0xAC00, 0xD7FF, "Hang"), (0xF900, 0xFAFF, "Hani"), (0xFB00, 0xFB06, "Latn"),
    (0xFB1D, 0xFB4F, "Hebr"), (0xFB50, 0xFDFF, "Arab"), (0xFE70, 0xFEFC, "Arab"), (0xFF21, 0xFF5A, "Latn"),
    (0xFF66, 0xFF9F, "Kana"), (0x20000, 0x323AF, "Hani"),
)  # fmt: skip
"""Blocks by ISO 15924 code (Unicode's Blocks.txt and Scripts.txt); a character in none belongs to every script."""
_STARTS = tuple(first for first, _, _ in _RANGES)
_LANGUAGES = {
    "Latn": "en-US", "Grek": "el-GR", "Cyrl": "ru-RU", "Armn": "hy-AM", "Hebr": "he-IL", "Arab": "ar-SA",
    "Syrc": "syr-SY", "Thaa": "dv-MV", "Deva": "hi-IN", "Beng": "bn-BD", "Guru": "pa-IN", "Gujr": "gu-IN",
    "Orya": "or-IN", "Taml": "ta-IN", "Telu": "te-IN", "Knda": "kn-IN", "Mlym": "ml-IN", "Sinh": "si-LK",
    "Thai": "th-TH", "Laoo": "lo-LA", "Tibt": "bo-CN", "Mymr": "my-MM", "Geor": "ka-GE", "Hang": "ko-KR",
    "Ethi": "am-ET", "Khmr": "km-KH", "Mong": "mn-MN", "Hani": "zh-CN", "Kana": "ja-JP", "Bopo": "zh-TW",
}  # fmt: skip
"""The language of most texts in a script, which spelling tools and font choice should assume."""
_WRITTEN = {
    "ja": ("Hani", "Kana", "Latn"), "ko": ("Hang", "Hani", "Latn"), "zh": ("Hani", "Bopo", "Latn"),
    "sr": ("Cyrl", "Latn"), "uz": ("Latn", "Cyrl"), "az": ("Latn", "Cyrl"), "kk": ("Cyrl", "Latn"),
    "pa": ("Guru", "Arab"), "ku": ("Latn", "Arab"), "yue": ("Hani", "Bopo", "Latn"),
}  # fmt: skip
"""Scripts of the languages that have several. Latin words in East Asian texts keep that language, as in PowerPoint."""
_ONE_SCRIPT = {
    "Grek": "el", "Cyrl": "ru uk be bg mk mn ky tg ba tt", "Armn": "hy", "Hebr": "he iw yi",
    "Arab": "ar fa ur ps sd ug ckb", "Syrc": "syr", "Thaa": "dv", "Deva": "hi mr ne sa kok mai", "Beng": "bn as",
    "Gujr": "gu", "Orya": "or", "Taml": "ta",
    "Telu": "te", "Knda": "kn", "Mlym": "ml", "Sinh": "si", "Thai": "th", "Laoo": "lo", "Tibt": "bo dz", "Mymr": "my",
    "Geor": "ka", "Ethi": "am ti", "Khmr": "km",
}  # fmt: skip
_SCRIPT_OF = {language: script for script, some in _ONE_SCRIPT.items() for language in some.split()}
_SYMBOLS, _LEAST_LETTERS = ("Latn", "Grek"), 2
"""A single letter of these alphabets (λ, π, x) is a symbol, not a word of another language."""
_EAST_ASIAN = ("Hani", "Kana", "Hang", "Bopo")
_EAST_ASIAN_MARKS = frozenset("、。〈〉《》「」『』【】！（），：；？")
_ITALIC = ("Latn", "Grek", "Cyrl", "Armn")
_NOT_LATIN = re.compile("[^\u0000-\u036f\u1e00-\u1eff\u2000-\u2bff]")


class Stretch(Struct, frozen=True):
    """A piece of text in one language; `language` is "" if it is the text's own, `script` is an ISO 15924 code."""

    text: str
    language: str
    script: str


def primary_language(language: str) -> str:
    """The primary subtag of a language tag, in lower case."""
    return language.split("-", maxsplit=1)[0].lower()


@cache
def script_of(char: str) -> str:
    """The script of a character as an ISO 15924 code; "" for digits, punctuation, marks, symbols, emoji."""
    code = ord(char)
    at = bisect_right(_STARTS, code) - 1
    if at < 0 or code > _RANGES[at][1] or not unicodedata.category(char).startswith(("L", "M", "N")):
        return ""
    return _RANGES[at][2]


@cache
def scripts_of(language: str) -> tuple[str, ...]:
    """The scripts that a language is written in."""
    name = primary_language(language)
    return _WRITTEN.get(name) or (_SCRIPT_OF.get(name, "Latn"),)


def is_east_asian(language: str) -> bool:
    """Whether a language is Chinese, Japanese or Korean."""
    return scripts_of(language)[0] in _EAST_ASIAN


def has_italics(script: str) -> bool:
    """Whether a script has italics; in others, programs would slant the letters."""
    return not script or script in _ITALIC


def stretches(text: str, language: str) -> Iterator[Stretch]:
    """The text cut where its script is not one of the language's; spaces and marks between stay with the language."""
    own = scripts_of(language)
    if own[0] == "Latn" and (text.isascii() or _NOT_LATIN.search(text) is None):
        yield Stretch(text, "", "Latn")
        return
    at = 0
    for start, end, script in _foreign(text, own):
        if start > at:
            yield Stretch(text[at:start], "", own[0])
        yield Stretch(text[start:end], _language(text, script), script)
        at = end
    if at < len(text):
        yield Stretch(text[at:], "", own[0])


def _language(text: str, script: str) -> str:
    """The language of a script; Chinese characters beside kana are Japanese, beside Hangul Korean."""
    if script == "Hani":
        found = {script_of(char) for char in text}
        script = "Kana" if "Kana" in found else "Hang" if "Hang" in found else script
    return _LANGUAGES[script]


def _foreign(text: str, own: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """Start, end and script of each stretch in a script that is not one of `own`."""
    start, end, script = 0, 0, ""
    for at, char in enumerate(text):
        found = script_of(char)
        joins = found == script or (found in _EAST_ASIAN and script in _EAST_ASIAN)
        if script and found and not joins:
            yield from _words(text, start, end, script)
            script = ""
        if found and found not in own:
            start = start if script else at
            script, end = script or found, at + 1
        elif script and end == at and (char in _EAST_ASIAN_MARKS or unicodedata.combining(char)):
            end = at + 1
    if script:
        yield from _words(text, start, end, script)


def _words(text: str, start: int, end: int, script: str) -> Iterator[tuple[int, int, str]]:
    if script not in _SYMBOLS or sum(map(str.isalpha, text[start:end])) >= _LEAST_LETTERS:
        yield start, end, script
