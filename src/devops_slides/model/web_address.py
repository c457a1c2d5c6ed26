"""Which addresses may be links in a deck: those of pages, letters and calls, and nothing on a reader’s computer."""

from __future__ import annotations

import re

SCHEMES = ("http", "https", "mailto", "tel")
"""The schemes of links. PowerPoint opens others, such as `file:` and `ms-msdt:`, with whatever program takes them."""
_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*):", re.IGNORECASE)
_REMOVED = re.compile(r"[\t\r\n]")
_TRIMMED = "".join(map(chr, range(0x21)))


def cleaned_address(address: str) -> str:
    """An address as browsers read it: without tabs and line ends, and trimmed (URL Standard, 4.4)."""
    return _REMOVED.sub("", address).strip(_TRIMMED)


def scheme_of(address: str) -> str:
    """The scheme of an address in lower case, empty if it has none: it is then relative to a page."""
    match = _SCHEME.match(cleaned_address(address))
    return match[1].lower() if match else ""


def is_web(address: str) -> bool:
    """Whether an absolute address may be a link in a deck."""
    return scheme_of(address) in SCHEMES


def is_share(address: str) -> bool:
    r"""Whether an address names a computer as Windows does, `\\host\share`: opening it logs in there."""
    return cleaned_address(address).startswith(("\\", "/\\"))
