"""Films, sounds and framed pages, which a slide cannot play: their poster, or a link to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from markdown_it.token import Token
from msgspec.structs import replace

from devops_slides.model.text import Link, Run
from devops_slides.parse.content.links import to_link
from devops_slides.parse.content.reading import Inline, Reading
from devops_slides.parse.pictures.reference import Reference, read_address

if TYPE_CHECKING:
    from lxml import etree

PLAYERS = {"iframe", "video", "audio", "embed", "object", "source"}
_PICTURES = {".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff"}
_OPENED = re.compile(r"<(?P<name>[a-z][a-z0-9]*)", re.IGNORECASE)
_KINDS = {"iframe": "the framed page", "video": "the film", "audio": "the sound"}


def player_inlines(node: etree._Element, style: Run, reading: Reading, line: int) -> Iterator[Inline]:
    """A player as its poster and a link to what it plays, which is reported; a drawing in an object as a picture.

    `line` is its line in the file. What browsers that cannot play it show instead does not count.
    """
    source = _source(node)
    label = _label(node, source)
    if _is_picture(node, source):
        yield Reference(source, str(node.get("aria-label") or node.get("title") or ""), link=style.link)
        return
    if not source:
        return
    message = f"{_KINDS.get(str(node.tag), 'the file')} {source} cannot be played on a slide"
    reading.problems.add(
        reading.shown,
        line,
        "not-played",
        message,
        "its poster or its name is shown instead, with a link if it leads somewhere",
    )
    link = _link(source)
    poster = str(node.get("poster") or "").strip()
    words = replace(style, text=label, link=link)
    yield Reference(poster, label, caption=(words,), link=link) if poster else words


def _source(node: etree._Element) -> str:
    """The address of what is played: of several files the first, as browsers take it."""
    named = node.get("src") or node.get("data") or node.get("data-src")
    inner = (element.get("src") or element.get("value") for element in node.iter("source", "embed", "param"))
    linked = (element.get("href") for element in node.iter("a"))
    return str(named or next((address for address in (*inner, *linked) if address), "")).strip()


def _label(node: etree._Element, source: str) -> str:
    """The words of the link: the author's own, else the file's name, else the address without its scheme."""
    given = str(node.get("title") or node.get("aria-label") or "").strip()
    if given:
        return given
    address = read_address(source)
    name = unquote(PurePosixPath(address.path).name)
    if PurePosixPath(name).suffix:
        return name
    return f"{address.host}{address.path}".rstrip("/") or source


def _is_picture(node: etree._Element, source: str) -> bool:
    if node.tag not in {"object", "embed"}:
        return False
    kind = str(node.get("type", "")).lower()
    return kind.startswith("image/") or PurePosixPath(read_address(source).path).suffix.lower() in _PICTURES


def _link(source: str) -> Link | None:
    """The link to what is played; data in the page itself leads nowhere."""
    kind, link = read_address(source).kind, to_link(source)
    return None if kind == "data" or (kind == "malformed" and link.kind != "refused") else link


def with_players(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens of a paragraph, the tags of each player and what is between them as one."""
    held: list[Token] = []
    name = ""
    for token in tokens:
        tag = opened_tag(token.content) if token.type == "html_inline" else ""
        if not held:
            if tag not in PLAYERS or token.content.endswith("/>") or tag in {"embed", "source"}:
                yield token
                continue
            name = tag
        held.append(token)
        if token.type == "html_inline" and token.content.lower().startswith(f"</{name}"):
            yield Token("html_inline", "", 0, content="".join(_written(part) for part in held))
            held = []
    yield from held


def opened_tag(text: str) -> str:
    """The name of the element that a piece of HTML opens, or nothing."""
    match = _OPENED.match(text)
    return match["name"].lower() if match else ""


def players_in(source: str, style: Run, reading: Reading, line: int) -> Iterator[Inline]:
    """The player at the start of a piece of HTML."""
    from lxml import html  # noqa: PLC0415 - lxml only for HTML

    for node in html.fragment_fromstring(source, create_parent="div"):
        yield from player_inlines(node, style, reading, line)
        return


def _written(token: Token) -> str:
    return "\n" if token.type == "softbreak" else token.content
