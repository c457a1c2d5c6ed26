"""The language of a folder that names none, guessed from its text: enough text, and no doubt, or no guess."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

_MOST_FILES = 20
_ENOUGH = 300
"""Least number of letters: shorter texts are full of names of products."""
_SAMPLE = 6_000
"""Most characters that are looked at."""
_SURE = 0.99
_ENGLISH = frozenset(("and", "of", "the", "to", "with"))
_ENGLISH_SHARE = 0.06
"""Least share of those words in an English text, which no other language reaches; it spares loading a library."""
_NO_TEXT = re.compile(
    r"\A\s*---\n.*?\n---\n|^[ \t]*(`{3,}|~{3,}).*?^[ \t]*\1|`[^`\n]*`|<!--.*?-->|<[^<>]*>|\{\{.*?\}\}|\]\([^()\s]*|\w+://\S+",
    re.DOTALL | re.MULTILINE,
)
_CHINESE = {"zh-cn": "zh-CN", "zh-tw": "zh-TW"}


def guessed_language(files: Iterable[Path]) -> str:
    """The tag of the language that the first of the files are written in, in their order; empty if there is a doubt."""
    sample = ""
    for file, _ in zip(files, range(_MOST_FILES), strict=False):
        sample += _words(file)
        if len(sample) > _SAMPLE:
            break
    sample = sample[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _ENOUGH:
        return ""
    words = re.findall(r"\w+", sample.lower())
    if sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words):
        return ""
    return _detected(sample)


def _words(file: Path) -> str:
    try:
        with file.open(encoding="utf-8") as opened:
            text = opened.read(4 * _SAMPLE)
    except (OSError, UnicodeDecodeError):
        return ""
    return _NO_TEXT.sub(" ", text.replace("\r\n", "\n")) + "\n"


def _detected(text: str) -> str:
    from langdetect import DetectorFactory, LangDetectException, detect_langs  # noqa: PLC0415 - 0.2 s, for few folders

    DetectorFactory.seed = 0
    try:
        first = detect_langs(text)[0]
    except LangDetectException:
        return ""
    return _CHINESE.get(first.lang, first.lang) if first.prob >= _SURE else ""
