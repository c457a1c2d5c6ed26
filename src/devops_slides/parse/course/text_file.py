"""Text files as they are found: encodings, line ends and stray control characters dealt with once."""

from __future__ import annotations

import re
from pathlib import Path

from devops_slides.model.problem import ChapterError
from devops_slides.parse.course.encodings import likely, marked

_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x85]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")


def read_text(file: Path, shown: str) -> tuple[str, bytes]:
    """The file's text with plain line ends, and its bytes. ChapterError where it is no UTF-8 text.

    A control character becomes a space, so that it parts words and never reaches a slide.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ChapterError(error.strerror or "cannot be read", place=shown, code="unreadable-file") from None
    if encoding := marked(data):
        raise _not_utf8(shown, encoding)
    if b"\x00" in data:
        raise ChapterError(
            "is a binary file, not Markdown", place=shown, code="binary-file", hint="rename it if it is a picture"
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _not_utf8(f"{shown}:{line}", f"{likely(data)}, perhaps") from None
    return _CONTROLS.sub(" ", _BREAKS.sub("\n", text)), data


def _not_utf8(place: str, guess: str) -> ChapterError:
    return ChapterError(f"is not UTF-8 ({guess})", place=place, code="not-utf8", hint="save it as UTF-8")
