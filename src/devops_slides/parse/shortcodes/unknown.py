"""Shortcodes without a known meaning: what is kept of them, and what is told."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.parse.shortcodes.scan import Call

_PICTURE = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?)(?:[?#]\S*)?", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
"""An address of the web: what the shortcode would have shown is there."""
_SILENT = frozenset(
    word
    for line in (
        "class style id icon color colour width height align alignment rel target type lang language name size key",
        "linenos position loading ratio resize href url src link file path",
    )
    for word in line.split()
)
"""Named arguments that say how or where something is shown."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*[.!?…]?")
_SETTING = re.compile(r"(?:true|false|[-+#]?[\d.,]+(?:%|px|em|rem|vh|vw|pt|cm)?|(?:[a-z][a-z0-9+.-]*:)?//\S*|[/.#]\S*)")


class Remark(Struct, frozen=True):
    """What is told of a shortcode: a problem's code, the message, and the hint."""

    code: str
    message: str
    hint: str


class Kept(Struct, frozen=True):
    """What is kept of a shortcode's arguments as words, and which of them are lost."""

    words: tuple[str, ...]
    lost: tuple[str, ...]


def kept_arguments(call: Call) -> Kept:
    """The arguments that are words for readers; settings of looks and addresses are neither kept nor lost."""
    words: list[str] = []
    lost: list[str] = []
    words += [f"<{value}>" for value in (*call.positional, *call.named.values()) if _ADDRESS.fullmatch(value)]
    for value in (*call.positional, *(value for key, value in call.named.items() if key not in _SILENT)):
        text = value.strip()
        if not text or _SETTING.fullmatch(text):
            continue
        (words if " " in text or _WORD.fullmatch(text) else lost).append(text)
    return Kept(tuple(words), tuple(lost))


def as_picture(call: Call) -> Call | None:
    """The call as that of `figure`, if an argument names a picture."""
    for value in (*call.named.values(), *call.positional):
        if _PICTURE.fullmatch(value):
            named = {**call.named, "src": value}
            return replace(call, name="figure", named=named, positional=())
    return None


def told(call: Call, why: str, kept: Kept | None) -> Remark:
    """What is told of a shortcode; `why` is what its template lacks, empty if it has none.

    `kept` is None if its picture is shown.
    """
    message = f"the shortcode {call.name!r} is not known"
    if why:
        message = f"the template of the shortcode {call.name!r} is not simple enough: {why}"
    has_content = call.inner is not None and bool(call.inner.text.strip())
    hint = "its content is kept" if has_content else ""
    if kept is None:
        hint = "its picture is kept"
    elif kept.words:
        hint = "its content and arguments are kept" if has_content else "its arguments are kept"
    if kept is not None and kept.lost:
        message = f"{message}; lost: {', '.join(kept.lost)}"
    elif not hint:
        message, hint = f"{message}; what it shows is lost", "write its words in the chapter"
    return Remark("unknown-shortcode", message, hint)
