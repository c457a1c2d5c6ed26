"""The address of a picture as a browser reads it."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import parse_qsl, unquote, urlsplit

from msgspec import Struct

Kind = Literal["path", "data", "remote", "mistyped", "malformed"]
_DROPPED = re.compile(r"[\t\r\n]")
"""Browsers take these out wherever they stand (URL Standard, 4.4)."""
_UNKNOWN = "�"


class Address(Struct, frozen=True):
    """`path` is decoded, with plain slashes; `query` has the names and values after the question mark.

    `host` is that of a `remote` one, lower case. A `mistyped` one has a slash too many:
    `//images/x.png` names a server “images”.
    """

    kind: Kind
    path: str
    query: tuple[tuple[str, str], ...] = ()
    host: str = ""


def read_address(src: str) -> Address:
    r"""What an address names. Never raises: what cannot be read is `malformed`.

    A file's address (`file:///C:/x.png`, `C:\x.png`) is a path, which leads to nothing outside the course.
    """
    clean = _DROPPED.sub("", src).strip()
    if clean[:5].casefold() == "data:":
        return Address("data", clean)
    try:
        parts = urlsplit(clean.replace("\\", "/"))
    except ValueError:
        return Address("malformed", clean)
    query = tuple(parse_qsl(parts.query, keep_blank_values=True))
    if parts.netloc and parts.scheme != "file" and (parts.scheme or "." in parts.netloc):
        return Address("remote", _decoded(parts.path) or "/", query, parts.netloc.lower())
    if parts.netloc and not parts.scheme:
        return Address("mistyped", _decoded(parts.path), query)
    drive = len(parts.scheme) == 1
    if parts.scheme not in {"", "file"} and not drive:
        return Address("malformed", clean, query)
    path = _decoded(parts.path).replace("\\", "/")
    return Address("path", path, query)


def host_of(url: str) -> str:
    """The host of an address, lower case, with its port; empty where there is none."""
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""


def _decoded(path: str) -> str:
    """Percent signs taken back: UTF-8, else the old Latin-1."""
    text = unquote(path)
    return unquote(path, "latin-1") if _UNKNOWN in text else text
