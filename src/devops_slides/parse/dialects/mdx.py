"""What MDX adds to Markdown: imports, exports, comments and values in braces (https://mdxjs.com/docs/what-is-mdx/)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from devops_slides.parse.dialects.lines import Line, Told, outside_code

_STATEMENT = re.compile(r"(?:import\s+(?:[\w*{\"']).*|export\s+(?:const|default|let|var|function|class|\{|\*).*)")
_COMMENT = re.compile(r"\{/\*.*?\*/\}")
_TEXT = re.compile(r"\{\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|`(?P<back>[^`$]*)`)\s*\}")
_VALUE = re.compile(r"(?<!\\)(?<![\w)\]$%{])\{[^{}\n]*\}(?!\})")
_TAG = re.compile(r"<(?P<name>[A-Z][\w.]*)(?P<said>(?:\"[^\"]*\"|'[^']*'|\{[^{}]*\}|[^<>\"'{}])*?)/>")
_WORDS = re.compile(r"(?P<key>[\w-]+)=(?:\"([^\"]*)\"|'([^']*)')")
_SHOWN = frozenset(("alt", "caption", "children", "content", "description", "label", "summary", "text", "title"))


def mdx(lines: Sequence[Line], told: Told) -> Sequence[Line]:
    """Markdown with the content of components and the words of their properties; imports and exports are dropped."""
    found: list[Line] = []
    is_comment = is_statement = False
    for line in lines:
        text = line.text
        if line.is_code:
            found.append(line)
            continue
        opens = not is_comment and re.search(r"\{/\*(?!.*\*/\})", text) is not None
        if is_comment or opens:
            kept = text.partition("{/*")[0] if opens else text.partition("*/}")[2]
            is_comment = opens or "*/}" not in text
            text = kept
        is_statement = (is_statement and bool(text.strip())) or _STATEMENT.fullmatch(text) is not None
        if is_statement:
            told("`import` and `export`", line.number)
            found.append(Line("", line.number))
            continue
        found.append(Line(_plain(text), line.number))
    return found


def _plain(text: str) -> str:
    return "".join(piece if is_code else _read(piece) for piece, is_code in outside_code(text))


def _read(text: str) -> str:
    text = _TAG.sub(_component, _COMMENT.sub("", text))
    text = _TEXT.sub(lambda found: found["double"] or found["single"] or found["back"] or "", text)
    return _VALUE.sub("", text) if "<" not in text else text


def _component(tag: re.Match[str]) -> str:
    """The words of a component without content."""
    return " ".join(
        double or single for key, double, single in _WORDS.findall(tag["said"]) if key in _SHOWN and (double or single)
    )
