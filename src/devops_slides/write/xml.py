"""Escaping for XML, namespaces, and ids that follow from names."""

from __future__ import annotations

import hashlib
import re

from devops_slides.model.script import is_east_asian

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": " "})
_IN_ATTRIBUTE = str.maketrans({'"': "&quot;", "\n": " ", "\t": " "})


def escape(text: str) -> str:
    """Text escaped for an element.

    Characters that XML 1.0 forbids and noncharacters (Unicode 23.7) are dropped, and what Office would read as an escaped
    character (`_x000B_`, ECMA-376 part 1, 22.9.2.19) is escaped itself.
    """
    return _LOOKS_ESCAPED.sub("_x005F_", _FORBIDDEN.sub("", text)).translate(_MARKUP)


def attribute(text: str) -> str:
    """Text escaped for an attribute in double quotes."""
    return _FORBIDDEN.sub("", text).translate(_MARKUP).translate(_IN_ATTRIBUTE)


def language(tag: str) -> str:
    """The attributes of a run's language; in East Asian texts its Latin words are English, as in PowerPoint."""
    beside = ' altLang="en-US"' if is_east_asian(tag) else ""
    return f'lang="{attribute(tag)}"{beside}'


def guid(*names: str) -> str:
    """A GUID in braces that follows from the names alone."""
    digits = hashlib.sha256("\0".join(names).encode()).hexdigest().upper()
    return f"{{{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-8{digits[17:20]}-{digits[20:32]}}}"


def number(*names: str) -> int:
    """A positive 31-bit number that follows from the names alone."""
    return int(hashlib.sha256("\0".join(names).encode()).hexdigest()[:8], 16) & 0x7FFFFFFF or 1


def short_digest(data: str | bytes) -> str:
    """A digest that is long enough to detect changes: 16 hexadecimal digits; empty for empty data."""
    raw = data.encode() if isinstance(data, str) else data
    return hashlib.sha256(raw).hexdigest()[:16] if raw else ""
