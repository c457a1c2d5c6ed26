"""Inline Markdown to runs and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from unicodedata import east_asian_width

from markdown_it.token import Token
from msgspec import Struct, field
from msgspec.structs import replace

from devops_slides.model.block import Span
from devops_slides.model.text import Link, Run, Runs
from devops_slides.parse.content.directives import directive, ground
from devops_slides.parse.content.drawings import with_drawings
from devops_slides.parse.content.links import to_link
from devops_slides.parse.content.picture_marks import with_asked_sizes
from devops_slides.parse.content.players import PLAYERS, opened_tag, players_in, with_players
from devops_slides.parse.content.reading import Embed, Inline, Reading
from devops_slides.parse.pictures.reference import Reference, image_reference
from devops_slides.parse.shortcodes.expand import MARK

_CHAIN = re.compile(r"[^ \t\n\u200b]*\u00a0[^ \t\n\u200b]*")
_LONGEST = 30
"""Most characters that may be kept together; more would not fit on a line of large type."""
_LOOSE = re.compile(r"(?<![«\d])\u00a0(?![»:;!?%\d])")
"""No-break spaces other than those of French punctuation and of numbers with their units."""


def without_chains(text: str) -> str:
    """The text with the no-break spaces of overlong chains made breakable."""
    if "\u00a0" not in text:
        return text
    return _CHAIN.sub(lambda chain: _LOOSE.sub(" ", chain[0]) if len(chain[0]) > _LONGEST else chain[0], text)


_STYLES = {
    "strong": "bold", "b": "bold",
    "em": "italic", "i": "italic", "cite": "italic", "dfn": "italic", "var": "italic",
    "s": "strike", "del": "strike", "strike": "strike",
    "code": "code", "kbd": "code", "samp": "code", "tt": "code",
    "sup": "raised", "sub": "lowered",
}  # fmt: skip
_BREAK = "\n"
PARTING = {
    "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "td", "th", "tr",
    "ul",
}  # fmt: skip
"""Elements that begin and end lines (HTML, 15.3)."""
VOID = {"hr"}
_ATTRIBUTES = re.compile(r"\{:?\s*(?:[#.][\w-]+|[\w-]+=(?:\"[^\"]*\"|“[^”]*”|'[^']*'|[^\s}]+)|\s)+\}")
"""Attributes that some sites write after a link: `{.button}`, `{:target="_blank"}`."""


def styled(tag: str, run: Run) -> Run | None:
    """The run as a tag styles it; None if the tag has no style."""
    match _STYLES.get(tag):
        case "bold":
            return replace(run, bold=True)
        case "italic":
            return replace(run, italic=True)
        case "strike":
            return replace(run, strike=True)
        case "code":
            return replace(run, code=True)
        case "raised":
            return replace(run, raised=True)
        case "lowered":
            return replace(run, lowered=True)
        case _:
            return None


def split_marks(text: str, style: Run) -> Iterator[Inline]:
    """A text in one style, split at the marks of embedded blocks."""
    for index, piece in enumerate(MARK.split(text)):
        if index % 2:
            yield Embed(int(piece))
        elif piece:
            yield replace(style, text=without_chains(piece))


class _Reader(Struct):
    """Walks tokens with the open styles; `open` is a stack of (tag, style before it)."""

    reading: Reading
    span: Span
    style: Run
    open: list[tuple[str, Run]]
    found: list[Inline]
    row: int = 0
    lists: list[int] = field(default_factory=list)
    """The next number of each HTML list that is open; 0 for bullets."""

    def push(self, tag: str, style: Run) -> None:
        self.open.append((tag, self.style))
        self.style = style

    def pop(self, tag: str) -> None:
        for at in range(len(self.open) - 1, -1, -1):
            if self.open[at][0] == tag:
                self.style = self.open[at][1]
                del self.open[at:]
                return

    def add(self, text: str) -> None:
        last = self.found[-1] if self.found else None
        is_after_break = isinstance(last, Run) and last.text == _BREAK
        self.found += split_marks(text.lstrip(" ") if is_after_break else text, self.style)

    def part(self) -> None:
        """Begin a line, as the tags of a block do, unless one has just begun."""
        last = self.found[-1] if self.found else None
        if isinstance(last, Run) and not last.code:
            self.found[-1] = replace(last, text=last.text.rstrip(" "))
        if last is not None and not (isinstance(last, Run) and last.text.endswith(_BREAK)):
            self.found.append(replace(self.style, text=_BREAK))

    def block_tag(self, name: str, attributes: Mapping[str, str], kind: str) -> None:
        """Part the words before and after the tag of a block; an item of a list has its bullet or number."""
        self.part()
        if name in {"ul", "ol"} and kind == "close":
            del self.lists[-1:]
        elif name in {"ul", "ol"}:
            start = attributes.get("start", "1")
            self.lists.append((int(start) if start.isdigit() else 1) if name == "ol" else 0)
        elif name == "li" and kind == "open":
            number = self.lists[-1] if self.lists else 0
            self.lists[-1:] = [number + bool(number)]
            self.found.append(replace(self.style, text=f"{number}. " if number else "• "))

    def picture(self, asked: Reference) -> None:
        self.found.append(replace(asked, row=self.row, link=self.style.link))

    def html(self, text: str) -> None:
        if said := directive(text, self.span, self.reading) or ground(text):
            self.found.append(said)
        if opened_tag(text) in PLAYERS:
            self.found += players_in(text, self.style, self.reading, min(self.span.start + self.row, self.span.end))
            return

        from devops_slides.parse.content.html_tags import read_tag  # noqa: PLC0415 - only for HTML tags

        tag = read_tag(text)
        if tag is None or not self.reading.flavour.goldmark.raw_html:
            return
        name, attributes, kind = tag
        if name in PARTING:
            self.block_tag(name, attributes, kind)
            if name in VOID:
                return
        if kind == "open" and attributes.get("lang") and name not in {"img", "br"}:
            self.push(name, replace(styled(name, self.style) or self.style, lang=attributes["lang"]))
            return
        if kind == "close":
            self.pop(name)
        elif name == "br":
            self.add(_BREAK)
        elif name == "img":
            self.picture(image_reference(attributes))
        elif name == "a" and attributes.get("href"):
            self.push(name, replace(self.style, link=to_link(attributes["href"])))
        elif not text.endswith("/>"):
            self.push(name, styled(name, self.style) or self.style)


def read_inlines(tokens: Iterable[Token], reading: Reading, span: Span) -> list[Inline]:
    """Runs, picture references and embedded blocks in order; neighbours in the same style are one run."""
    reader = _Reader(reading, span, Run(""), [], [])
    closed = False
    goldmark = reading.flavour.goldmark
    given = with_players(with_drawings(tokens))
    if goldmark.joins_wide_lines:
        given = without_wide_breaks(given)
    for token in given:
        kind = token.type
        behind, closed = closed, kind == "link_close"
        reader.row += kind in {"softbreak", "hardbreak"}
        if kind == "text":
            reader.add(without_attributes(token.content) if behind else token.content)
        elif kind in {"math_inline", "math_inline_double"}:
            reader.found.append(replace(reader.style, text=token.content.strip(), code=True))
        elif kind == "footnote_ref":
            reader.found.append(
                Run(str(token.meta["id"] + 1), raised=True, link=Link("note", str(token.meta["id"] + 1)))
            )
        elif kind == "code_inline":
            reader.found.append(replace(reader.style, text=token.content, code=True))
        elif kind == "softbreak":
            reader.add("\n" if goldmark.hard_wraps else " ")
        elif kind == "hardbreak":
            reader.add("\n")
        elif kind == "image":
            alt = "".join(child.content for child in token.children or ())
            src, title = str(token.attrGet("src") or ""), str(token.attrGet("title") or "")
            reader.picture(Reference(src, alt, title, str(token.attrGet("width") or "")))
        elif kind == "link_open":
            reader.push("a", replace(reader.style, link=to_link(str(token.attrGet("href") or ""))))
        elif kind == "html_inline":
            reader.html(token.content)
        elif kind.endswith("_open"):
            reader.push(token.tag, styled(token.tag, reader.style) or reader.style)
        elif kind.endswith("_close"):
            reader.pop(token.tag)
    return list(with_asked_sizes(_joined(reader.found)))


def without_wide_breaks(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens without line breaks between two wide characters (Unicode Standard Annex 11)."""
    given = list(tokens)
    for at, token in enumerate(given):
        if token.type == "softbreak":
            before = next((each.content[-1] for each in reversed(given[:at]) if each.content), "")
            after = next((each.content[0] for each in given[at + 1 :] if each.content), "")
            if before and after and {east_asian_width(before), east_asian_width(after)} <= {"W", "F"}:
                continue
        yield token


def without_attributes(text: str) -> str:
    """A text without the attributes in braces at its start."""
    match = _ATTRIBUTES.match(text)
    return text[match.end() :] if match else text


def _joined(found: list[Inline]) -> list[Inline]:
    joined: list[Inline] = []
    for inline in found:
        last = joined[-1] if joined else None
        if isinstance(inline, Run) and isinstance(last, Run) and replace(inline, text="") == replace(last, text=""):
            joined[-1] = replace(last, text=last.text + inline.text)
        else:
            joined.append(inline)
    return joined


def text_of(inlines: Iterable[Inline]) -> Runs:
    """The runs alone."""
    return tuple(inline for inline in inlines if isinstance(inline, Run))
