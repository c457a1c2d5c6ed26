"""Goldmark's extensions that markdown-it has not, as its plugins."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

from devops_slides.parse.course.goldmark import Goldmark

_ONE, _TWO = 1, 2
_BEYOND_SIGNS = 0x110000
"""One more than the last character: a marker holds a sign and the length of its run."""
_ATTRIBUTES = re.compile(
    r"\{[ \t]*(?:[#.][^\s{}\"'=]+|[\w:-]+=(?:\"[^\"{}]*\"|'[^'{}]*'|[^\s{}\"']+)|[ \t,]+)+\}[ \t]*"
)


def tags_of(goldmark: Goldmark) -> Mapping[tuple[str, int], str]:
    """The element for each sign and the length of its run; a single `~` strikes through too, as in GFM."""
    found: dict[tuple[str, int], str] = {}
    if goldmark.subscript:
        found |= {("~", _ONE): "sub", ("~", _TWO): "sub"}
    if goldmark.delete:
        found["~", _TWO] = "s"
    if goldmark.strikethrough:
        found |= {("~", _ONE): "s", ("~", _TWO): "s"}
    if goldmark.superscript:
        found["^", _ONE] = "sup"
    if goldmark.mark:
        found["=", _TWO] = "mark"
    if goldmark.insert:
        found["+", _TWO] = "ins"
    return found


def delimiters_plugin(parser: MarkdownIt, tags: Mapping[tuple[str, int], str]) -> None:
    """Elements between two runs of a sign: `~~x~~`, `==x==`, `H~2~O`."""
    signs = {sign for sign, _ in tags}
    markers = {length * _BEYOND_SIGNS + ord(sign): tag for (sign, length), tag in tags.items()}

    def open_or_close(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's own signature
        sign = state.src[state.pos]
        if silent or sign not in signs:
            return False
        scanned = state.scanDelims(state.pos, True)  # noqa: FBT003 - as above
        marker = scanned.length * _BEYOND_SIGNS + ord(sign)
        token = state.push("text", "", 0)
        token.content = sign * scanned.length
        if marker in markers:
            at = len(state.tokens) - 1
            state.delimiters.append(Delimiter(marker, 0, at, -1, scanned.can_open, scanned.can_close))
        state.pos += scanned.length
        return True

    def in_all(state: StateInline) -> None:
        _as_elements(state, state.delimiters, markers)
        for meta in state.tokens_meta:
            if meta and "delimiters" in meta:
                _as_elements(state, meta["delimiters"], markers)

    parser.inline.ruler.before("emphasis", "delimiters", open_or_close)
    parser.inline.ruler2.after("balance_pairs", "delimiters", in_all)


def _as_elements(state: StateInline, delimiters: Sequence[Delimiter], markers: Mapping[int, str]) -> None:
    for opener in delimiters:
        tag = markers.get(opener.marker)
        if tag is None or opener.end == -1:
            continue
        for at, nesting in ((opener.token, 1), (delimiters[opener.end].token, -1)):
            token = state.tokens[at]
            token.type = f"{tag}_{'open' if nesting > 0 else 'close'}"
            token.tag, token.nesting, token.content = tag, nesting, ""  # type: ignore[assignment]


def signs_plugin(parser: MarkdownIt, signs: Sequence[tuple[str, str]]) -> None:
    """Dashes, ellipses and angle quotation marks for what is typed for them, except in bare addresses."""
    put = dict(signs)
    pattern = re.compile("|".join(map(re.escape, put)))

    def replace_signs(state: StateCore) -> None:
        for token in state.tokens:
            links = 0
            for child in token.children or ():
                if child.type in {"link_open", "link_close"} and child.info == "auto":
                    links += child.nesting
                elif child.type == "text" and not links and pattern.search(child.content):
                    child.content = pattern.sub(lambda found: put[found[0]], child.content)

    def open_quote(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's own signature
        if not state.src.startswith("<<", state.pos):
            return False
        if not silent:
            state.push("text", "", 0).content = put["<<"]
        state.pos += 2
        return True

    parser.core.ruler.push("signs", replace_signs)
    if "<<" in put:  # else what follows would be a tag
        parser.inline.ruler.before("autolink", "open_quote", open_quote)


def escaped_space_plugin(parser: MarkdownIt) -> None:
    r"""`\ ` shows nothing, and counts as a space for the marks beside it."""

    def escaped_space(state: StateInline, silent: bool) -> bool:  # noqa: ARG001, FBT001 - the parser's own signature
        if not state.src.startswith("\\ ", state.pos):
            return False
        state.pos += 2
        return True

    parser.inline.ruler.before("escape", "escaped_space", escaped_space)


def block_attributes_plugin(parser: MarkdownIt) -> None:
    """A line of attributes belongs to the block before it, which it ends: `{.note #here}`."""

    def attributes(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001 - as above
        start = state.bMarks[line] + state.tShift[line]
        if not _ATTRIBUTES.fullmatch(state.src, start, state.eMarks[line]):
            return False
        if not silent:
            state.line = line + 1
        return True

    parser.block.ruler.before(
        "table", "attributes", attributes, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
