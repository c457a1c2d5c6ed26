"""A body with its shortcodes expanded: words in their place, and a mark for each block of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from msgspec import Struct, field

from devops_slides.parse.shortcodes.names import INLINE, Meaning, meaning_of
from devops_slides.parse.shortcodes.scan import Call, CodePiece, scan, unescaped, without_pairs
from devops_slides.parse.shortcodes.values import words_for
from devops_slides.parse.source_lines import SourceBuilder, SourceLines

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Around the number of an embedded block; no text has these characters (Unicode 23.7, noncharacters)."""
MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")
_BEGINS_HTML = re.compile(
    r"[ \t>]{0,3}(?:(?:[-*+>]|\d+[.)])[ \t]+)*</?(?:address|article|aside|base|basefont|blockquote|body|caption|center"
    r"|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header"
    r"|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary"
    r"|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=[\s/>]|$)",
    re.IGNORECASE,
)
"""A line that begins a piece of HTML, which goes on up to an empty line (CommonMark 4.6, condition 6)."""
_VALUE_TAG = re.compile(r"\{\{[<%]\s*(?:param|siteparam)\b[^{}]*[>%]\}\}")
_DEEPEST = 20
"""Most levels of shortcodes that stand for their content; deeper ones lose their tags only."""
_NEEDS_INNER: frozenset[Meaning] = frozenset({"callout", "titled", "tabs", "tab", "quote"})

Report = Callable[[int, str, str], None]
"""Reports an oddity: its line in the file, a problem's code, the shortcode's name."""


class Expanded(Struct, frozen=True):
    """The Markdown, and the shortcodes by the numbers of their marks."""

    source: SourceLines
    calls: Mapping[int, Call]

    def as_written(self, text: str) -> str:
        """A text with the shortcodes themselves instead of their marks, for code and the like."""
        return MARK.sub(lambda mark: _written(self.calls.get(int(mark[1]))), text) if OPEN in text else text


_GROUNDS = ("background-image", "background", "data-background-image", "data-background")
_IS_PICTURE = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp|avif|bmp)(?:[?#]\S*)?|data:image/\S+", re.IGNORECASE)


def ground_address(call: Call) -> str:
    """The address of the picture that a presentation's shortcode puts behind its slide, or nothing."""
    if call.name not in {"slide", "section"}:
        return ""
    return next((value for key in _GROUNDS if _IS_PICTURE.fullmatch(value := call.named.get(key, ""))), "")


def _written(call: Call | None) -> str:
    if call is None:
        return ""
    inner = f"{call.inner.text}{{{{{call.mark} /{call.name} {call.mark.replace('<', '>')}}}}}" if call.inner else ""
    return call.written + inner


class _Expansion(Struct):
    params: Mapping[str, object]
    report: Report
    out: SourceBuilder
    calls: dict[int, Call] = field(default_factory=dict)
    depth: int = 0
    """How many shortcodes that stand for their content are around the text."""

    def walk(self, source: SourceLines) -> None:
        owed = False
        for piece in scan(source):
            if isinstance(piece, Call):
                owed = self.call(piece)
                continue
            text = piece.source if isinstance(piece, CodePiece) else piece
            if owed and re.match(r"[ \t]*\n[^\n]*\S", text.text):
                self.out.add_text("\n", text.lines[0])
            owed = False
            self.out.add(self.code(text) if isinstance(piece, CodePiece) else text)

    def code(self, source: SourceLines) -> SourceLines:
        """Code with the site's values in it; every other shortcode stays there as written."""
        text = source.text
        for tag in set(_VALUE_TAG.findall(text)):
            call = next(piece for piece in scan(SourceLines(tag, (0,))) if isinstance(piece, Call))
            words = words_for(call, "value", self.params)
            text = text.replace(tag, words.text if words and words.text else tag)
        return SourceLines(unescaped(text), source.lines)

    def call(self, call: Call) -> bool:
        """Add a shortcode; returns whether an empty line must follow it."""
        meaning = meaning_of(call.name, call.mark, has_arguments=bool(call.positional or call.named))
        if meaning is None:
            if not call.name.endswith(".inline"):
                self.report(call.line, "unknown-shortcode", call.name)
            meaning = "plain" if not call.name.endswith(".inline") else "nothing"
        if meaning in _NEEDS_INNER and call.inner is None and not call.written.endswith(("/%}}", "/>}}")):
            self.report(call.line, "unclosed-shortcode", call.name)
        if meaning in INLINE and not ground_address(call):
            self.words(call, meaning)
            return False
        alone = not self.out.last.strip(" \t>")
        is_in_html = alone and self.is_in_html()
        if alone and not is_in_html and _would_take(self.out.before_last, self.out.last):
            self.out.part_from_above()
        self.calls[len(self.calls)] = call
        self.out.add_text(f"{OPEN}{len(self.calls) - 1}{CLOSE}", call.line)
        return alone and not is_in_html

    def is_in_html(self) -> bool:
        """Whether the line being written belongs to a piece of HTML, which an empty line would end."""
        return any(_BEGINS_HTML.match(line) for line in self.out.since_empty_line())

    def words(self, call: Call, meaning: Meaning) -> None:
        words = words_for(call, meaning, self.params)
        if words is not None:
            self.out.add(words) if meaning in {"value", "ref"} else self.walk(words)
        elif call.inner is not None:
            inner = call.inner.dedented() if self.depth < _DEEPEST else without_pairs(call.inner)
            if "|" in self.out.last[:3]:
                inner = SourceLines(" ".join(inner.text.split("\n")), inner.lines[:1])
            self.depth += 1
            self.walk(inner)
            self.depth -= 1


def expand(source: SourceLines, params: Mapping[str, object], report: Report) -> Expanded:
    """The expanded text. `params` are the values that shortcodes can name."""
    if "{{" not in source.text:
        return Expanded(source, {})
    work = _Expansion(params, report, SourceBuilder(source.lines[0]))
    work.walk(source)
    return Expanded(work.out.finished(), work.calls)


def _would_take(above: str, own: str) -> bool:
    """Whether Markdown would read a line of text as a row of the table, or a part of the quotation, above it."""
    return "|" in above or (above.lstrip().startswith(">") and not own.lstrip().startswith(">"))
