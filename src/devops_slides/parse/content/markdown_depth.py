"""How deep Markdown may nest: what is deeper becomes paragraphs at the deepest level."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

MOST = 44
"""Most levels of blocks within blocks. A list has two, its items count; a shortcode has `SHORTCODE`.

Each level takes up to eight frames of Python's stack, of whose thousand the program's other parts need a third.
"""
SHORTCODE = 3
LEAST = 8
"""Levels that HTML in a deep place has at least."""
_MARKERS = re.compile(r"(?:(?:[-*+>]|\d{1,9}[.)])(?:[ \t]+|$)|>)+")
_PARSER = 60
"""The parser's own limit, beyond which it would drop text; it also limits brackets within brackets."""
_IMAGES = 8
"""Most pictures within the alternative texts of one another; each makes the parser begin anew."""


def depth_plugin(parser: MarkdownIt) -> None:
    """Make paragraphs of what is nested too deep; the environment's `nesting` counts the levels around the text.

    The lines where that happens go into the environment's `deep`, a list.
    """
    parser.options["maxNesting"] = _PARSER
    parser.block.ruler.before("table", "depth", _flat)
    image = dict(zip(parser.inline.ruler.get_active_rules(), parser.inline.ruler.getRules(""), strict=False))["image"]

    def rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's interface
        depth = state.env.get("images", 0)
        if depth >= _IMAGES:
            return False
        state.env["images"] = depth + 1
        found = image(state, silent)
        state.env["images"] = depth
        return found

    parser.inline.ruler.at("image", rule)


def _flat(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's interface
    """A block rule: at the deepest level all lines up to the container's end are paragraphs."""
    if silent or state.level < MOST - min(state.env.get("nesting", 0), MOST - LEAST):
        return False
    state.env["deep"].append(start)
    line = start
    piece: list[str] = []
    first = start
    while line < end and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
        bare = _MARKERS.sub("", text, count=1) if _MARKERS.match(text) else text
        if bare != text or not bare.strip():
            _paragraph(state, piece, first, line)
            piece, first = [], line
        piece += [bare] if bare.strip() else []
        line += 1
    _paragraph(state, piece, first, line)
    state.line = line
    return True


def _paragraph(state: StateBlock, lines: list[str], first: int, end: int) -> None:
    if not lines:
        return
    state.push("paragraph_open", "p", 1).map = [first, end]
    inline: Token = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = "\n".join(lines), [first, end], []
    state.push("paragraph_close", "p", -1)
