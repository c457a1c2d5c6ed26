"""`:rocket:` and its kin, where the site says that they are emoji."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

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
