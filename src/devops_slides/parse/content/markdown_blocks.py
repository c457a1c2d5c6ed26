"""Markdown to blocks, by way of markdown-it’s tokens; every block keeps its lines in the file."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from markdown_it.token import Token
from msgspec.structs import replace

from devops_slides.model.block import Block, Directive, Footnotes, Heading, Rule, Span
from devops_slides.model.text import Runs, cut, plain, strip
from devops_slides.parse.content.code import code_block, formula
from devops_slides.parse.content.depth import tell_too_deep, without_shortcodes
from devops_slides.parse.content.directives import directive
from devops_slides.parse.content.html_spans import element_blocks, element_ends
from devops_slides.parse.content.inlines import read_inlines, without_attributes
from devops_slides.parse.content.lists import Inside, definitions, read_list
from devops_slides.parse.content.markdown_depth import MOST, SHORTCODE
from devops_slides.parse.content.markdown_parser import markdown
from devops_slides.parse.content.notes import notes_of
from devops_slides.parse.content.quotes import quote_or_alert, with_titles_apart
from devops_slides.parse.content.reading import Inline, Reading
from devops_slides.parse.content.shortcode_blocks import embedded_blocks
from devops_slides.parse.content.split_inlines import split_inlines, split_text
from devops_slides.parse.content.tables import read_table
from devops_slides.parse.shortcodes.expand import Expanded, Html, Markdown, expand
from devops_slides.parse.shortcodes.scan import VERBATIM, Call
from devops_slides.parse.shortcodes.unknown import Remark
from devops_slides.parse.source_lines import SourceLines

_ATTRIBUTES = re.compile(r"\s*\{(?P<all>(?:[#.]|[\w-]+=)[^{}]*)\}\s*$")
_TAG = re.compile(r"<[a-z/!][^<>]*>", re.IGNORECASE)
_ID = re.compile(r"#(?P<id>[^\s#.{}]+)")


def heading_text(runs: Runs) -> tuple[Runs, str]:
    """The words of a heading and its id: `Title {#name .class}` is (`Title`, `name`)."""
    text = "".join(run.text for run in runs)
    match = _ATTRIBUTES.search(text)
    if match is None:
        return strip(runs), ""
    name = _ID.search(match["all"])
    return strip(cut(runs, 0, match.start())), name["id"] if name else ""


def read_blocks(source: SourceLines, reading: Reading) -> tuple[Block, ...]:
    """The blocks of a piece of Markdown, with its shortcodes expanded."""

    def report(line: int, remark: Remark) -> None:
        if all(
            (problem.path, problem.message) != (reading.shown, remark.message) for problem in reading.problems.found
        ):
            reading.problems.add(reading.shown, line, remark.code, remark.message, remark.hint)

    def embedded(number: int, span: Span, nesting: int) -> tuple[Block, ...]:
        below = replace(reading, nesting=nesting + SHORTCODE)
        match expanded.calls.get(number):
            case Call() as call if call.inner is not None and call.name not in VERBATIM and below.nesting > MOST:
                return read_blocks(without_shortcodes(call.inner, below), below)
            case Call() as call:
                return tuple(embedded_blocks(call, below, span, read_blocks))
            case Markdown(source) if below.nesting > MOST:
                return read_blocks(without_shortcodes(source, below), below)
            case Markdown(source):
                return read_blocks(source.dedented(), replace(below, depth=reading.depth + 1))
            case Html(text, call):
                from devops_slides.parse.content.html_blocks import html_blocks  # noqa: PLC0415 - lxml only for HTML

                whole = Span(call.line, max(call.line, span.end))
                return tuple(html_blocks(text, replace(inner, nesting=below.nesting), whole))
        return ()

    expanded = expand(source, reading.params, report, reading.own, reading.depth)
    inner = replace(
        reading, lines=expanded.source.lines, embedded=embedded, as_written=expanded.as_written, read=read_blocks
    )
    deep: list[int] = []
    environment = {"references": reading.references, "nesting": reading.nesting, "deep": deep}
    tokens = markdown(reading.flavour).parse(expanded.source.text, environment)
    for line in deep[:1]:
        tell_too_deep(inner, inner.lines[min(line, len(inner.lines) - 1)])
    if expanded.calls:
        _put_back(tokens, expanded)
    return tuple(_blocks(tokens, inner, None))


_VERBATIM = {"fence", "code_block", "code_inline", "math_block", "math_inline"}


def _put_back(tokens: Iterable[Token], expanded: Expanded) -> None:
    """Show shortcodes as written where there can be no block: in code, and in the attributes of an element."""
    for token in tokens:
        if token.type in _VERBATIM:
            token.content = expanded.as_written(token.content)
        elif token.type in {"html_block", "html_inline"}:
            token.content = _TAG.sub(lambda tag: expanded.as_written(tag[0]), token.content)
        elif token.type == "image":
            for part in token.children or ():
                part.content = expanded.as_written(part.content)
        else:
            _put_back(token.children or (), expanded)


def _blocks(tokens: list[Token], reading: Reading, above: Span | None) -> Iterator[Block]:
    at = 0
    ends = element_ends(tokens) if any(token.type == "html_block" for token in tokens) else {}
    while at < len(tokens):
        end = ends.get(at, at)
        if end > at:
            span = Span(reading.span(tokens[at], above).start, reading.span(tokens[end], above).end)
            inside = functools.partial(_inside, reading, span)
            yield from element_blocks(tokens[at : end + 1], reading, span, inside)
        else:
            end = _end(tokens, at)
            yield from _block(tokens[at : end + 1], reading, above)
        at = end + 1


def _inside(reading: Reading, span: Span, tokens: list[Token]) -> tuple[Block, ...]:
    return tuple(_blocks(tokens, reading, span))


def _end(tokens: list[Token], at: int) -> int:
    """The index of the token that closes the one at `at`; `at` itself if that token does not nest."""
    depth = 0
    for index in range(at, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1


def _block(tokens: list[Token], reading: Reading, above: Span | None) -> Iterator[Block]:
    first = tokens[0]
    span = reading.span(first, above)

    def inside(inner: list[Token], own: Span) -> tuple[Block, ...]:
        return tuple(_blocks(inner, replace(reading, nesting=reading.nesting + 1), own))

    match first.type:
        case "heading_open":
            yield from _heading(tokens, reading, span)
        case "paragraph_open":
            yield from split_inlines(_without_block_attributes(tokens[1].children or [], reading, span), reading, span)
        case "bullet_list_open" | "ordered_list_open":
            yield read_list(tokens, reading, span, inside)
        case "dl_open":
            yield definitions(tokens, reading, span, inside)
        case "fence" | "code_block":
            yield from code_block(first, span)
        case "math_block" | "math_block_label" | "math_block_eqno":
            yield from formula(first, span)
        case "blockquote_open":
            yield from quote_or_alert(inside(with_titles_apart(tokens[1:-1]), span), span)
        case "table_open":
            yield from read_table(tokens, reading, span)
        case "hr":
            yield Rule(span)
        case "container_notes_open":
            if notes := notes_of(inside(tokens[1:-1], span)):
                yield Directive(span, notes=notes)
        case "footnote_block_open":
            yield _footnotes(tokens, span, inside)
        case "html_block":
            from devops_slides.parse.content.html_blocks import html_blocks  # noqa: PLC0415 - lxml only for HTML

            said = directive(first.content, span, reading)
            if said is not None:
                yield said
            elif reading.flavour.goldmark.raw_html:
                yield from html_blocks(first.content, reading, span)
            elif not first.content.lstrip().startswith("<!--"):
                message = "HTML is left out, as the site leaves it out"
                reading.problems.add(
                    reading.shown, span.start, "raw-html", message, "markup.goldmark.renderer.unsafe is false"
                )


def _heading(tokens: list[Token], reading: Reading, span: Span) -> Iterator[Block]:
    inlines = read_inlines(tokens[1].children or (), reading, span)
    runs, pictures = split_text(inlines, reading, span)
    runs, name = heading_text(runs) if reading.flavour.goldmark.heading_attributes else (strip(runs), "")
    if plain(runs).strip():
        yield Heading(int(tokens[0].tag[1]), runs, span, name)
    yield from pictures


def _without_block_attributes(children: list[Token], reading: Reading, span: Span) -> list[Inline]:
    """A paragraph's inlines; Goldmark applies attributes in braces on its last line to the paragraph itself."""
    last = children[-1] if children else None
    if last is not None and last.type == "text" and last.content.startswith("{"):
        rest = without_attributes(last.content)
        alone = len(children) == 1 or (children[-2].type == "softbreak" and children[-3].type != "image")
        if not rest.strip() and alone:
            children = children[:-1]
    return read_inlines(children, reading, span)


def _footnotes(tokens: list[Token], span: Span, inside: Inside) -> Footnotes:
    notes = []
    at = 1
    while at < len(tokens) - 1:
        end = _end(tokens, at)
        notes.append(inside(tokens[at + 1 : end], span))
        at = end + 1
    return Footnotes(tuple(notes), span)
