"""A picture as its author names it: its address as a browser reads it, its words, and the size asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal
from urllib.parse import parse_qsl, unquote, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from devops_slides.model.text import Link, Run, Runs
from devops_slides.model.web_address import is_web

AddressKind = Literal["path", "data", "remote", "mistyped", "malformed"]
_DROPPED = re.compile(r"[\t\r\n]")
"""Browsers remove these anywhere in an address (URL Standard, 4.4)."""
_UNKNOWN = "�"


class Address(Struct, frozen=True):
    """An address. `path` is decoded, with plain slashes; `query` has the names and values after the question mark.

    `host` is that of a `remote` address, in lower case. A `mistyped` one has a slash too many:
    `//images/x.png` names a server “images”.
    """

    kind: AddressKind
    path: str
    query: tuple[tuple[str, str], ...] = ()
    host: str = ""


def read_address(src: str) -> Address:
    r"""Read an address. Never raises: what cannot be read is `malformed`.

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
    """The host of an address in lower case, with its port; empty if there is none."""
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""


def _decoded(path: str) -> str:
    """A path without percent signs, decoded as UTF-8, else as the old Latin-1."""
    text = unquote(path)
    return unquote(path, "latin-1") if _UNKNOWN in text else text


_STYLE = re.compile(r"(?:^|;)\s*(?P<key>width|max-width|height|zoom)\s*:\s*(?P<value>[^;!]+)", re.IGNORECASE)
_SOURCE = re.compile(r"(?P<src>[^\s,]\S*[^\s,]|[^\s,])(?:\s+(?P<size>\d+(?:\.\d+)?)[wx])?\s*(?:,|$)")


class Reference(Struct, frozen=True):
    """A picture as the author names it; the sizes are those asked for, as written.

    `most` is a maximum width; `zoom` is a factor; `others` are addresses to try instead of `src`.
    `row` is its line in the block around it, from 0; `link` is where a click on the picture leads.
    `decorative` is whether the author says that it means nothing, as opposed to saying nothing.
    """

    src: str
    alt: str = ""
    title: str = ""
    width: str = ""
    caption: Runs = ()
    height: str = ""
    most: str = ""
    zoom: str = ""
    others: tuple[str, ...] = ()
    row: int = 0
    link: Link | None = None
    decorative: bool = False
    is_ground: bool = False
    """Whether it is behind the other content of a slide."""


def with_asked_sizes_of(reference: Reference, attributes: Mapping[str, str]) -> Reference:
    """The reference with the sizes of an element's attributes; as in browsers, a style takes precedence over these."""
    style = {match["key"].lower(): match["value"].strip() for match in _STYLE.finditer(attributes.get("style", ""))}
    return replace(
        reference,
        width=style.get("width") or attributes.get("width", "") or reference.width,
        height=style.get("height") or attributes.get("height", "") or reference.height,
        most=style.get("max-width") or reference.most,
        zoom=style.get("zoom") or reference.zoom,
    )


def image_reference(attributes: Mapping[str, str]) -> Reference:
    """The reference of an `<img>`; pages that load late keep the address in `data-src`, `srcset` has several."""
    late = [attributes.get(key, "").strip() for key in ("data-src", "data-original", "data-lazy-src")]
    src = attributes.get("src", "").strip()
    placed = [src] if src and not (src.startswith("data:") and any(late)) else []
    offered = (source for key in ("srcset", "data-srcset") for source in sources(attributes.get(key, "")))
    found = [source for source in (*placed, *late, *offered) if source]
    asked = Reference(
        src=found[0] if found else "",
        alt=attributes.get("alt", ""),
        title=attributes.get("title", ""),
        others=tuple(found[1:]),
        decorative=_is_decorative(attributes),
    )
    return with_asked_sizes_of(asked, attributes)


def _is_decorative(attributes: Mapping[str, str]) -> bool:
    """Whether an element is hidden from those who hear a page: an empty `alt` with such a role, or `aria-hidden`."""
    if attributes.get("alt", "").strip() or attributes.get("title", "").strip():
        return False
    role = attributes.get("role", "").strip().lower()
    is_hidden = attributes.get("aria-hidden", "").strip().lower() == "true"
    return is_hidden or ("alt" in attributes and role in {"presentation", "none"})


def sources(srcset: str) -> Iterator[str]:
    """The addresses of a `srcset`, largest first."""
    found = [(float(match["size"] or 1), match["src"]) for match in _SOURCE.finditer(srcset)]
    yield from (src for _, src in sorted(found, key=lambda source: -source[0]))


def words_instead(asked: Reference) -> Runs:
    """What replaces a missing picture: its words, and a link to one that is elsewhere."""
    words = asked.alt.strip() or asked.title.strip()
    link = asked.link
    if read_address(asked.src).kind == "remote":
        address = asked.src.strip()
        whole = f"https:{address}" if address.startswith("//") else address
        link = link or Link("url" if is_web(whole) else "refused", whole)
        words = words or address
    runs = (Run(words, link=link),) if words else ()
    return (*runs, Run("\n"), *asked.caption) if runs and asked.caption else runs or asked.caption
