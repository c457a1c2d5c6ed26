"""The Markdown parser, which reads Markdown as Hugo’s Goldmark does."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from linkify_it import LinkifyIt
from linkify_it.main import Match
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from msgspec import Struct

from devops_slides.parse.content.goldmark_plugins import (
    block_attributes_plugin,
    delimiters_plugin,
    escaped_space_plugin,
    signs_plugin,
    tags_of,
)
from devops_slides.parse.content.long_text import long_text_plugin
from devops_slides.parse.content.markdown_depth import depth_plugin
from devops_slides.parse.course.goldmark import PLAIN as PLAIN_GOLDMARK
from devops_slides.parse.course.goldmark import Goldmark

_ALIAS = re.compile(r":[a-z0-9_+-]+:")


def emoji_plugin(parser: MarkdownIt) -> None:
    """Turn aliases in text into emoji, as Hugo does with `enableEmoji`; code keeps them."""
    parser.core.ruler.push("emoji", _rule)


def _rule(state: StateCore) -> None:
    for token in state.tokens:
        for child in token.children or ():
            if child.type == "text" and _ALIAS.search(child.content):
                from emoji import emojize  # noqa: PLC0415 - a large table, for few sites

                child.content = emojize(child.content, language="alias")


_ASKS_FOR_MATH = ("math", "katex", "mathjax", "usemath", "latex", "mathjaxenable")
"""Keys that switch a theme's formula writer on, in a page's front matter or the site's params."""
_OFF = {"", "false", "none", "off", "no"}


class _Parser(MarkdownIt):
    """Reads every address, so that dangerous ones are told; `to_link` and the finder of pictures refuse them."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the parser's own name
        return True


_GUESSED = re.compile(
    r"(?<![^\s*_~(])(?:(?P<www>www\.[-a-zA-Z0-9@:%._+~#=]{1,256}\.[a-z]+(?:[/#?][-a-zA-Z0-9@:%_+.~#!?&/=();,'\">^{}\[\]`]*)?)"
    r"|[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+)"
)
"""Web addresses from `www.` on, and mail addresses, where Goldmark's linkify looks for them."""
_AFTER = "?!.,:*_~"
"""Signs at the end of such an address that belong to the sentence."""


class _Addresses(LinkifyIt):  # type: ignore[misc] # it has no types
    """Links bare addresses as Goldmark does: those with a scheme, those from `www.` on, and mail addresses."""

    def __init__(self, protocol: str) -> None:
        super().__init__(options={"fuzzy_link": False, "fuzzy_email": False})
        self._protocol = protocol

    def pretest(self, text: str) -> bool:
        """Whether there may be an address; the library's own test also looks for guessable ones, at 2 ms per start."""
        return "//" in text or "www." in text or "@" in text or "mailto:" in text.lower()

    def test(self, text: str) -> bool:
        """Whether there is an address."""
        return super().test(text) or _GUESSED.search(text) is not None

    def match(self, text: str) -> list[Match]:
        """The addresses in order."""
        found: list[Match] = super().match(text) or []
        for guess in _GUESSED.finditer(text):
            bare = guess[0].rstrip(_AFTER)
            while bare.endswith(")") and bare.count(")") > bare.count("("):
                bare = bare[:-1].rstrip(_AFTER)
            end = guess.start() + len(bare)
            if any(other.index < end and guess.start() < other.last_index for other in found):
                continue
            address = Match(text, "http:" if guess["www"] else "mailto:", guess.start(), end)
            address.url = f"{self._protocol}://{bare}" if guess["www"] else f"mailto:{bare}"
            found.append(address)
        return sorted(found, key=lambda address: int(address.index))


class Flavour(Struct, frozen=True):
    """How a page is read: with formulas, with aliases for emoji, and with its site's settings of Goldmark."""

    math: bool = False
    emoji: bool = False
    goldmark: Goldmark = PLAIN_GOLDMARK


PLAIN = Flavour()


@functools.cache
def markdown(flavour: Flavour) -> MarkdownIt:
    """CommonMark with Goldmark's extensions: tables, strikethrough, definition lists, footnotes, bare addresses.

    Task lists are read with the lists. Dollars open formulas only on pages that have them: elsewhere they are prices
    and shell variables.
    """
    goldmark = flavour.goldmark
    parser = _Parser("commonmark", {"html": True, "typographer": True, "quotes": goldmark.quotes, "linkify": True})
    parser.enable(["table"] * goldmark.table + ["smartquotes"] * bool(goldmark.quotes) + ["linkify"] * goldmark.linkify)
    parser.linkify = _Addresses(goldmark.link_protocol)
    if tags := tags_of(goldmark):
        delimiters_plugin(parser, tags)
    if goldmark.definition_list:
        deflist_plugin(parser)
    if goldmark.footnote:
        footnote_plugin(parser)
    depth_plugin(parser)
    long_text_plugin(parser)
    container_plugin(parser, "notes")
    if goldmark.signs:
        signs_plugin(parser, goldmark.signs)
    if goldmark.escaped_space:
        escaped_space_plugin(parser)
    if goldmark.block_attributes:
        block_attributes_plugin(parser)
    if flavour.emoji:
        emoji_plugin(parser)
    if flavour.math:
        from mdit_py_plugins.dollarmath import dollarmath_plugin  # noqa: PLC0415 - few pages have formulas
        from mdit_py_plugins.texmath import texmath_plugin  # noqa: PLC0415 - as above

        dollarmath_plugin(parser, allow_labels=False, allow_space=False, allow_digits=False, double_inline=True)
        texmath_plugin(parser, delimiters="brackets")
    return parser


def asks_for_math(*tables: Mapping[str, object]) -> bool:
    """Whether a page's front matter, or the site's params, switch a formula writer on."""
    said = [value for table in tables for key, value in table.items() if str(key).lower() in _ASKS_FOR_MATH]
    return any(isinstance(value, Mapping) or str(value).lower() not in _OFF for value in said)
