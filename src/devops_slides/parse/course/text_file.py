"""Reads UTF-8 text; of any other text it guesses the encoding, so that its author learns of it."""

from __future__ import annotations

import re
from pathlib import Path

from devops_slides.files.read_file import read_file
from devops_slides.model.limits import LIMITS, Limits, check
from devops_slides.model.problem import ChapterError

_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_LETTERS = (
    ("shift_jis", "[\u3040-\u30ff]", 0.3),
    ("euc_jp", "[\u3040-\u30ff]", 0.3),
    ("euc_kr", "[\uac00-\ud7a3]", 0.7),
    ("gb18030", "[\u4e00-\u9fff\u3000-\u3015\uff00-\uff1f]", 0.9),
    ("big5", "[\u4e00-\u9fff\u3000-\u3015\uff00-\uff1f]", 0.9),
    ("windows-1251", "[а-яё]", 0.75),
    ("koi8-r", "[а-яё]", 0.75),
    ("windows-1256", "[\u0621-\u064a]", 0.75),
)
"""Encodings, the rarest as an accident first: the letters that their texts consist of, and the least share of them
among all characters that are not ASCII."""
_LONGEST_CHARACTER = 4
"""In bytes of UTF-8."""
_NUL_SHARE = 0.2
"""Least share of NULs in UTF-16: a text in a Latin script has one in every second byte, a picture has heaps."""


def marked_encoding(data: bytes) -> str:
    """The encoding that a byte order mark or the NULs of a text indicate, empty if there is no such sign."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    head = data[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if len(head) > 1 and max(even, odd) > _NUL_SHARE * len(head) and min(even, odd) <= max(even, odd) // 10:
        return "UTF-16 without a byte order mark"
    return ""


def likely_encoding(data: bytes) -> str:
    """The likeliest encoding of a text that is not UTF-8; windows-1252 if its letters indicate no other."""
    for name, letters, least in _LETTERS:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        strange = [c for c in text if not c.isascii()]
        if strange and len(re.findall(letters, text)) >= least * len(strange):
            return name
    return "windows-1252"


_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x85]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")


def read_text(file: Path, shown: str, limits: Limits = LIMITS) -> tuple[str, bytes]:
    """The file's text with plain line ends, and its bytes. ChapterError if it is not UTF-8 text, or too much of it.

    A control character becomes a space, so that it separates words and never reaches a slide.
    """
    try:
        check("characters", file.stat().st_size // _LONGEST_CHARACTER, limits, shown)  # before it fills all memory
        data = read_file(file, "text")
    except OSError as error:
        raise ChapterError(error.strerror or "cannot be read", place=shown, code="unreadable-file") from None
    if encoding := marked_encoding(data):
        raise _not_utf8(shown, encoding)
    if b"\x00" in data:
        raise ChapterError(
            "is a binary file, not Markdown", place=shown, code="binary-file", hint="rename it if it is a picture"
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _not_utf8(f"{shown}:{line}", f"perhaps {likely_encoding(data)}") from None
    check("characters", len(text), limits, shown)
    return _CONTROLS.sub(" ", _BREAKS.sub("\n", text)), data


def _not_utf8(place: str, guess: str) -> ChapterError:
    return ChapterError(f"is not UTF-8 ({guess})", place=place, code="not-utf8", hint="save it as UTF-8")
