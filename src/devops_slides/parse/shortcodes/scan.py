"""Where shortcodes are in a text: tags are paired, code and comments are left alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct

from devops_slides.parse.source_lines import LineIndex, SourceBuilder, SourceLines

_NAME = r"[\w.-]+(?:/[\w.-]+)*"
_ARGUMENTS = r"(?:\"(?:\\.|[^\"\\])*+\"|`[^`]*+`|(?!/?\s*[>%]\}\}|\{\{[<%])[^\"`])*+"
_LOOSE = r"(?:(?!/?\s*[>%]\}\}|\{\{).)*+"
"""Arguments with one quotation mark too many; Hugo refuses them."""
_TAG = re.compile(
    rf"\{{\{{(?P<mark>[<%])\s*(?P<end>/?)\s*(?P<name>{_NAME})(?P<args>{_ARGUMENTS}|{_LOOSE})(?P<alone>/?)\s*[>%]\}}\}}",
    re.DOTALL,
)
_ESCAPED = re.compile(r"\{\{([<%])/\*(.*?)\*/([>%])\}\}", re.DOTALL)
_MARKUP = re.compile(r"[\\`*_{}\[\]<>\"'#|~$:]")
"""What Markdown would interpret in a shortcode that is to be shown; a backslash prevents it (CommonMark 2.4)."""
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_SPAN = re.compile(r"(?<!`)(?P<ticks>`+)(?!`)[^\n]*?[^`\n](?P=ticks)(?!`)")
_FENCE = re.compile(r"^(?:[ \t]|[-*+>](?=[ \t])|\d+[.)](?=[ \t]))*(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})", re.MULTILINE)
_STARTS = re.compile(r"\{\{[<%]|<!--|`|^[ \t]*(?:(?:[-*+>]|\d+[.)])[ \t]+)*~{3,}", re.MULTILINE)
_ARGUMENT = re.compile(
    r"(?:(?P<key>[\w-]+)\s*=\s*)?(?:\"(?P<quoted>(?:\\.|[^\"\\])*)\"|`(?P<raw>[^`]*)`|(?P<bare>[^\s\"`]+))"
)
VERBATIM = frozenset(
    {"highlight", "output", "mermaid", "math", "katex", "chem", "chart", "plantuml", "rawhtml", "raw", "html",
     "goat", "kroki", "diagram"}
)  # fmt: skip
"""Shortcodes whose content is not Markdown, so that nothing in it is interpreted."""


class Call(Struct, frozen=True):
    """A shortcode with its arguments; `inner` is what its two tags enclose, None if it has one tag.

    `mark` is `<` or `%`; `written` is its first tag as the author wrote it; `line` is that tag's line in the file.
    """

    name: str
    mark: str
    positional: tuple[str, ...]
    named: Mapping[str, str]
    inner: SourceLines | None
    written: str
    line: int

    def argument(self, *keys: str, position: int | None = None) -> str:
        """The first named argument that is given, else the positional one, else nothing."""
        for key in keys:
            if self.named.get(key):
                return self.named[key]
        if position is not None and not self.named and len(self.positional) > position:
            return self.positional[position]
        return ""


class CodePiece(Struct, frozen=True):
    """A code fence or a code span, in which shortcodes survive."""

    source: SourceLines


Piece = SourceLines | CodePiece | Call


class _Token(Struct, frozen=True):
    """A stretch of the text that is not plain text."""

    start: int
    end: int
    tag: re.Match[str] | None
    said: str = ""
    """The text of an escaped shortcode or a comment."""


def scan(source: SourceLines) -> Iterator[Piece]:
    """The pieces of a text in order. Shortcodes inside a pair stay in its `inner`."""
    tokens = list(_tokens(source.text))
    closers = _pairs(tokens)
    places = LineIndex(source)
    at, index = 0, 0
    while index < len(tokens):
        token = tokens[index]
        if token.start > at:
            yield places.part(at, token.start)
        at, index = token.end, index + 1
        if token.said:
            yield SourceLines(token.said, places.part(token.start, token.end).lines)
        elif token.tag is None:
            yield CodePiece(places.part(token.start, token.end))
        elif not token.tag["end"]:
            closer = closers.get(index - 1)
            inner = places.part(token.end, tokens[closer].start) if closer is not None else None
            yield _call(token.tag, inner, places.line_at(token.start))
            if closer is not None:
                at, index = tokens[closer].end, closer + 1
    if at < len(source.text):
        yield places.part(at, len(source.text))


def without_pairs(source: SourceLines) -> SourceLines:
    """The text without the tags of shortcodes that enclose something; what they enclose stays."""
    tokens = list(_tokens(source.text))
    pairs = _pairs(tokens)
    tags = sorted({*pairs, *pairs.values()})
    if not tags:
        return source
    out = SourceBuilder(source.lines[0])
    places = LineIndex(source)
    at = 0
    for index in tags:
        out.add(places.part(at, tokens[index].start))
        at = tokens[index].end
    out.add(places.part(at, len(source.text)))
    return out.finished()


def _call(tag: re.Match[str], inner: SourceLines | None, line: int) -> Call:
    positional, named = arguments(tag["args"])
    return Call(tag["name"].lower(), tag["mark"], tuple(positional), named, inner, tag[0], line)


def _tokens(text: str) -> Iterator[_Token]:
    at = 0
    while start := _STARTS.search(text, at):
        token = _token(text, start.start())
        if token is None:
            at = start.end()
            continue
        yield token
        at = token.end
        if token.tag is not None and token.tag["name"].lower() in VERBATIM and not token.tag["end"]:
            closer = re.compile(rf"\{{\{{[<%]\s*/\s*{re.escape(token.tag['name'])}\s*[>%]\}}\}}").search(text, at)
            at = closer.start() if closer and not token.tag["alone"] else at


def _token(text: str, at: int) -> _Token | None:
    """The token at an offset, None if it is plain text after all."""
    if text.startswith("{{", at):
        if literal := _ESCAPED.match(text, at):
            shown = f"{{{{{literal[1]}{literal[2]}{literal[3]}}}}}"
            return _Token(at, literal.end(), None, escaped(shown))
        tag = _TAG.match(text, at)
        return _Token(at, tag.end(), tag) if tag else None
    if text.startswith("<!--", at):
        comment = _COMMENT.match(text, at)
        return _Token(at, comment.end(), None, comment[0]) if comment else None
    if fence := _FENCE.match(text, text.rfind("\n", 0, at) + 1):
        return _Token(at, _end_of_fence(text, fence), None) if fence.end() > at else None
    span = _SPAN.match(text, at)
    return _Token(at, span.end(), None) if span else None


def _end_of_fence(text: str, fence: re.Match[str]) -> int:
    mark = fence["fence"]
    closer = re.compile(rf"^[ \t>]*{re.escape(mark[0])}{{{len(mark)},}}[ \t]*$", re.MULTILINE).search(text, fence.end())
    return closer.end() if closer else len(text)


def _pairs(tokens: list[_Token]) -> dict[int, int]:
    """The index of each closing tag by that of its opening tag; tags without a partner stand alone."""
    open_tags: list[int] = []
    names: Counter[str] = Counter()
    found: dict[int, int] = {}
    for index, token in enumerate(tokens):
        if token.tag is None or token.tag["alone"]:
            continue
        if not token.tag["end"]:
            open_tags.append(index)
            names[_name(token)] += 1
            continue
        while names[_name(token)]:
            partner = open_tags.pop()
            names[_name(tokens[partner])] -= 1
            if _name(tokens[partner]) == _name(token):
                found[partner] = index
                break
    return found


def _name(token: _Token) -> str:
    return token.tag["name"] if token.tag is not None else ""


def escaped(text: str) -> str:
    """A text as Markdown that shows it as it is."""
    return _MARKUP.sub(r"\\\g<0>", text)


def whole(call: Call) -> SourceLines:
    """A shortcode as it is written: its tags, and what they enclose."""
    built = SourceBuilder(call.line)
    built.add_text(call.written, call.line)
    if call.inner is not None:
        built.add(call.inner)
        end = "%" if call.mark == "%" else ">"
        tag = _TAG.match(call.written)
        name = tag["name"] if tag else call.name
        built.add_text(f"{{{{{call.mark}/{name}{end}}}}}", call.inner.lines[-1])
    return built.finished()


def unescaped(text: str) -> str:
    """Escaped shortcodes as they are shown: `{{</* x */>}}` is `{{< x >}}`."""
    return _ESCAPED.sub(lambda match: f"{{{{{match[1]}{match[2]}{match[3]}}}}}", text)


def arguments(text: str) -> tuple[list[str], dict[str, str]]:
    """Positional and named arguments."""
    positional: list[str] = []
    named: dict[str, str] = {}
    for match in _ARGUMENT.finditer(text):
        given = next(part for part in (match["quoted"], match["raw"], match["bare"]) if part is not None)
        value = re.sub(r"\\([\"\\])", r"\1", given)
        if match["bare"] is not None and len(value) > 1 and value[0] == value[-1] == "'":
            value = value[1:-1]
        if match["key"]:
            named[match["key"].lower()] = value
        else:
            positional.append(value)
    return positional, named


Typed = str | int | float | bool


def typed_arguments(call: Call) -> tuple[list[Typed], dict[str, Typed]]:
    """A call's arguments as its template sees them: true, false and numbers without quotation marks are no texts."""
    tag = _TAG.match(call.written)
    positional: list[Typed] = []
    named: dict[str, Typed] = {}
    for match in _ARGUMENT.finditer(tag["args"] if tag else ""):
        words, names = arguments(match[0])
        value = next(iter((*words, *names.values())), "")
        typed = _typed(value) if match["bare"] is not None else value
        if match["key"]:
            named[match["key"].lower()] = typed
        else:
            positional.append(typed)
    return positional, named


def _typed(bare: str) -> Typed:
    if bare in {"true", "false"}:
        return bare == "true"
    if re.fullmatch(r"[+-]?\d{1,18}", bare):
        return int(bare)
    return float(bare) if re.fullmatch(r"[+-]?\d{1,18}\.\d{1,18}", bare) else bare
