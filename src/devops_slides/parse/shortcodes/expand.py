"""A body with its shortcodes expanded: words in their place, and a mark for each block of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from msgspec import Struct, field

from devops_slides.parse.shortcodes.names import INLINE, Meaning, meaning_of
from devops_slides.parse.shortcodes.own.output import Evaluated, Slot, is_block, only_slot, pieces, split_tags
from devops_slides.parse.shortcodes.own.own_shortcodes import OwnShortcodes
from devops_slides.parse.shortcodes.scan import Call, CodePiece, escaped, scan, unescaped, whole, without_pairs
from devops_slides.parse.shortcodes.unknown import Remark, as_picture, kept_arguments, told
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
_GUESSED: frozenset[Meaning] = frozenset({"nothing", "words", "badge", "plain"})
"""Meanings guessed from a name: the site's own template, if the call encloses nothing, knows better."""

Report = Callable[[int, Remark], None]
"""Reports an oddity by its line in the file."""


class Markdown(Struct, frozen=True):
    """A block that is read as Markdown by itself."""

    source: SourceLines


class Html(Struct, frozen=True):
    """What an own shortcode gives: HTML in which marks stand for other blocks."""

    text: str
    call: Call


Embedded = Call | Markdown | Html


class Expanded(Struct, frozen=True):
    """The Markdown, and the shortcodes by the numbers of their marks."""

    source: SourceLines
    calls: Mapping[int, Embedded]

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


def _written(embedded: Embedded | None) -> str:
    if embedded is None:
        return ""
    if isinstance(embedded, Markdown):
        return embedded.source.text
    call = embedded.call if isinstance(embedded, Html) else embedded
    inner = f"{call.inner.text}{{{{{call.mark} /{call.name} {call.mark.replace('<', '>')}}}}}" if call.inner else ""
    return call.written + inner


class _Expansion(Struct):
    params: Mapping[str, object]
    report: Report
    out: SourceBuilder
    own: OwnShortcodes | None
    own_depth: int
    """How many own shortcodes, and files, are around the text."""
    calls: dict[int, Embedded] = field(default_factory=dict)
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
        if call.name.endswith(".inline"):
            return False
        meaning = meaning_of(call.name, call.mark, has_arguments=bool(call.positional or call.named))
        if meaning is None or (meaning in _GUESSED and call.inner is None and not ground_address(call)):
            found = self.evaluated(call, is_known=meaning is not None)
            if isinstance(found, Evaluated):
                return self.markdown(found, call) if call.mark == "%" else self.html(found, call)
            if meaning is None:
                return self.unknown(call, found)
        if meaning in _NEEDS_INNER and call.inner is None and not call.written.endswith(("/%}}", "/>}}")):
            message = f"the shortcode {call.name!r} is never closed"
            hint = "what follows is shown as ordinary text"
            self.report(call.line, Remark("unclosed-shortcode", message, hint))
        if meaning in INLINE and not ground_address(call):
            self.words(call, meaning)
            return False
        return self.block(call, call.line)

    def block(self, embedded: Embedded, line: int) -> bool:
        """Add the mark of a block; returns whether it is alone on its line."""
        alone = not self.out.last.strip(" \t>")
        is_in_html = alone and self.is_in_html()
        if alone and not is_in_html and _would_take(self.out.before_last, self.out.last):
            self.out.part_from_above()
        self.out.add_text(self.mark(embedded), line)
        return alone and not is_in_html

    def is_in_html(self) -> bool:
        """Whether the line being written belongs to a piece of HTML, which an empty line would end."""
        return any(_BEGINS_HTML.match(line) for line in self.out.since_empty_line())

    def mark(self, embedded: Embedded) -> str:
        self.calls[len(self.calls)] = embedded
        return f"{OPEN}{len(self.calls) - 1}{CLOSE}"

    def words(self, call: Call, meaning: Meaning) -> None:
        words = words_for(call, meaning, self.params)
        if words is not None:
            self.out.add(words) if meaning in {"value", "ref"} else self.walk(words)
        elif call.inner is not None:
            self.inside(call.inner)

    def inside(self, inner: SourceLines) -> None:
        """Add content in place of its shortcode; in a row of a table it stays on the line."""
        inner = inner.dedented() if self.depth < _DEEPEST else without_pairs(inner)
        if "|" in self.out.last[:3]:
            inner = SourceLines(" ".join(inner.text.split("\n")), inner.lines[:1])
        self.depth += 1
        self.walk(inner)
        self.depth -= 1

    def unknown(self, call: Call, why: str) -> bool:
        """Add what can be kept of a shortcode, and tell what cannot."""
        picture = as_picture(call)
        kept = None if picture is not None else kept_arguments(call)
        self.report(call.line, told(call, why, kept))
        if picture is not None:
            return self.block(picture, call.line)
        if kept is not None and kept.words:
            alone = not self.out.last.strip() and call.inner is not None and "\n" in call.inner.text
            self.out.add_text(" ".join(kept.words) + ("\n\n" if alone else " " * (call.inner is not None)), call.line)
        if call.inner is not None:
            self.inside(call.inner)
        return False

    def evaluated(self, call: Call, *, is_known: bool) -> Evaluated | str:
        """What the site's own template gives; else what is wrong with it, or nothing if there is none."""
        if self.own is None or not self.own.has(call.name, in_themes=not is_known):
            return ""
        return self.own.evaluated(call, self.own_depth)

    def html(self, found: Evaluated, call: Call) -> bool:
        """Add the HTML of an own shortcode `{{< … >}}`: Markdown interprets nothing in it."""
        only = only_slot(found)
        if only is not None and only.is_markdown:
            self.deeper(only.source)
            return False
        if is_block(found):
            return self.block(Html("".join(map(self.in_html, pieces(found))), call), call.line)
        for piece in pieces(Evaluated(found.text.strip(), found.slots)):
            if isinstance(piece, Slot):
                self.deeper(_one_line(piece.source)) if piece.is_markdown else self.literally(piece.source)
            else:
                self.literal(piece, call.line)
        return False

    def markdown(self, found: Evaluated, call: Call) -> bool:
        """Add the Markdown of an own shortcode `{{% … %}}`, indented as its call is."""
        indent = self.out.last if not self.out.last.strip() else ""
        only = only_slot(found)
        if only is not None:
            self.deeper(only.source)
            return False
        block = is_block(found)
        for piece in pieces(Evaluated(found.text.strip("\n"), found.slots)):
            if isinstance(piece, str):
                self.out.add_text(piece.replace("\n", f"\n{indent}"), call.line)
            elif not piece.is_markdown:
                self.deeper(piece.source)
            elif block:
                self.out.add_text(self.mark(Markdown(piece.source)), call.line)
            else:
                self.deeper(_one_line(piece.source))
        return block

    def deeper(self, source: SourceLines) -> None:
        """Add Markdown that an own shortcode gives."""
        self.own_depth += 1
        self.inside(source)
        self.own_depth -= 1

    def in_html(self, piece: str | Slot) -> str:
        """A piece of an own shortcode as HTML with marks."""
        if isinstance(piece, str):
            return piece
        if piece.is_markdown:
            return self.mark(Markdown(piece.source))
        return "".join(
            self.mark(Markdown(whole(part)))
            if isinstance(part, Call)
            else (part.source if isinstance(part, CodePiece) else part).text
            for part in scan(piece.source)
        )

    def literally(self, source: SourceLines) -> None:
        """Add content that a page shows as HTML, with its shortcodes."""
        for part in scan(source):
            if isinstance(part, Call):
                self.own_depth += 1
                self.call(part)
                self.own_depth -= 1
            else:
                self.literal((part.source if isinstance(part, CodePiece) else part).text, source.lines[0])

    def literal(self, text: str, line: int) -> None:
        """Add a line of HTML: its tags, and its words as they are written."""
        for is_tag, piece in split_tags(text):
            self.out.add_text(piece if is_tag else escaped(re.sub(r"\s+", " ", piece)), line)


def expand(
    source: SourceLines,
    params: Mapping[str, object],
    report: Report,
    own: OwnShortcodes | None = None,
    depth: int = 0,
) -> Expanded:
    """The expanded text. `params` are the values that shortcodes can name; `depth` counts the texts around this one."""
    if "{{" not in source.text:
        return Expanded(source, {})
    work = _Expansion(params, report, SourceBuilder(source.lines[0]), own, depth)
    work.walk(source)
    return Expanded(work.out.finished(), work.calls)


def _one_line(source: SourceLines) -> SourceLines:
    text = source.text.strip()
    return SourceLines(text, source.lines[: text.count("\n") + 1] or (1,))


def _would_take(above: str, own: str) -> bool:
    """Whether Markdown would read a line of text as a row of the table, or a part of the quotation, above it."""
    return "|" in above or (above.lstrip().startswith(">") and not own.lstrip().startswith(">"))
