"""Goldmark's settings in a site's configuration, with Hugo's defaults (https://gohugo.io/configuration/markup/)."""

from __future__ import annotations

import html
from collections.abc import Mapping

from msgspec import Struct

from devops_slides.parse.course.config import ConfigTable, table

_QUOTES = ("leftdoublequote", "rightdoublequote", "leftsinglequote", "rightsinglequote")
_CURLY = ("“", "”", "‘", "’")
_SIGNS = {
    "emdash": ("---", "—"),
    "endash": ("--", "–"),
    "ellipsis": ("...", "…"),
    "leftanglequote": ("<<", "«"),
    "rightanglequote": (">>", "»"),
}
"""What the typographer replaces, by the names of its settings."""


class Goldmark(Struct, frozen=True):
    """How Markdown is read.

    `quotes` are those put for straight ones, opening and closing, double and single; empty for none. `signs` are texts
    with what is put for them. `raw_html` is false only where the site says so: where it says nothing, HTML is kept
    although Hugo leaves it out, as nothing of a chapter should be lost.
    """

    quotes: tuple[str, ...] = _CURLY
    signs: tuple[tuple[str, str], ...] = ()
    linkify: bool = True
    link_protocol: str = "https"
    definition_list: bool = True
    footnote: bool = True
    strikethrough: bool = True
    table: bool = True
    task_list: bool = True
    delete: bool = False
    insert: bool = False
    mark: bool = False
    subscript: bool = False
    superscript: bool = False
    joins_wide_lines: bool = False
    """A line break between two wide characters, as of Chinese and Japanese, is no space."""
    escaped_space: bool = False
    r"""`\ ` shows nothing; it parts words from marks in languages without spaces."""
    block_attributes: bool = False
    heading_attributes: bool = True
    raw_html: bool = True
    hard_wraps: bool = False


PLAIN = Goldmark()
"""How a folder that is no site is read: as GitHub does, but with typographic quotation marks."""


def read_goldmark(config: ConfigTable) -> Goldmark:
    """The settings of a site's whole configuration, whose keys are in lower case."""
    goldmark = table(table(config.get("markup")).get("goldmark"))
    extensions, parser, renderer = (table(goldmark.get(name)) for name in ("extensions", "parser", "renderer"))
    extras, cjk = table(extensions.get("extras")), table(extensions.get("cjk"))
    attribute = table(parser.get("attribute"))
    quotes, signs = _typographer(extensions.get("typographer"))
    has_cjk = _is_on(cjk, default=False)
    return Goldmark(
        quotes=quotes,
        signs=signs,
        linkify=_is_on(extensions.get("linkify")),
        link_protocol=str(extensions.get("linkifyprotocol") or "https"),
        definition_list=_is_on(extensions.get("definitionlist")),
        footnote=_is_on(extensions.get("footnote")),
        strikethrough=_is_on(extensions.get("strikethrough")),
        table=_is_on(extensions.get("table")),
        task_list=_is_on(extensions.get("tasklist")),
        delete=_is_on(extras.get("delete"), default=False),
        insert=_is_on(extras.get("insert"), default=False),
        mark=_is_on(extras.get("mark"), default=False),
        subscript=_is_on(extras.get("subscript"), default=False),
        superscript=_is_on(extras.get("superscript"), default=False),
        joins_wide_lines=has_cjk and _is_on(cjk.get("eastasianlinebreaks"), default=False),
        escaped_space=has_cjk and _is_on(cjk.get("escapedspace"), default=False),
        block_attributes=_is_on(attribute.get("block"), default=False),
        heading_attributes=_is_on(attribute.get("title")),
        raw_html=_is_on(renderer.get("unsafe")),
        hard_wraps=_is_on(renderer.get("hardwraps"), default=False),
    )


def _is_on(value: object, *, default: bool = True) -> bool:
    """Whether a setting is on: true, or a table that is enabled."""
    if isinstance(value, Mapping):
        value = value.get("enable")
    return value if isinstance(value, bool) else default


def _typographer(value: object) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Quotation marks and signs; a setting that is empty leaves what is written."""
    own = table(value)
    if value is False or own.get("disable") is True:
        return (), ()
    given = {name: html.unescape(str(text)) for name, text in own.items() if isinstance(text, str)}
    quotes = tuple(given.get(name, curly) for name, curly in zip(_QUOTES, _CURLY, strict=True))
    signs = tuple((written, given.get(name, put)) for name, (written, put) in _SIGNS.items())
    return quotes, tuple((written, put) for written, put in signs if put)
