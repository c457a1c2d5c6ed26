"""Fenced and indented code, and formulas as their source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from markdown_it.token import Token
from msgspec.structs import replace

from devops_slides.model.block import Code, Span

_LANGUAGE = re.compile(r"\{?\.?(?:language-)?(?P<name>[\w+#.-]+)")
_OPTION = re.compile(r"(?P<key>\w+)\s*[=:]\s*(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>\[[^\]]*\]|[^\s,}]+))")
_OFF = {"", "false", "0"}
_MAKE = {"make", "makefile", "mf", "gnumakefile", "bsdmake", "mk"}
_TAB = 4


def code_block(token: Token, span: Span) -> Iterator[Code]:
    """A fence with the options of its info: ```` ```go {linenos=table,linenostart=7,title="main.go"} ````."""
    language = _LANGUAGE.match(token.info.strip())
    name = language["name"] if language and "=" not in token.info.split("{")[0] else ""
    first = span.start + (token.type == "fence")
    yield from code_of_text(token.content, name, options(token.info), replace(span, start=min(first, span.end)))


def options(text: str) -> dict[str, str]:
    """The options of a fence or of `highlight`, by name in lower case."""
    return {
        match["key"].lower(): match["quoted"] if match["quoted"] is not None else match["bare"]
        for match in _OPTION.finditer(text)
    }


def code_lines(text: str, language: str) -> list[str]:
    """The lines with spaces instead of tabs, because programs set tab stops at different places.

    The tab at the start of a Makefile's line stays, because nothing else works there.
    """
    lines = text.split("\n")
    if language.lower() in _MAKE:
        return [line[:1] + line[1:].expandtabs(_TAB) if line[:1] == "\t" else line.expandtabs(_TAB) for line in lines]
    return [line.expandtabs(_TAB) for line in lines]


def code_of_text(text: str, language: str, given: Mapping[str, str], span: Span) -> Iterator[Code]:
    """Code from its text, without empty lines around it or spaces after its lines; nothing if nothing is left."""
    lines = code_lines(text, language)
    while lines and not lines[-1].strip():
        lines.pop()
    while lines and not lines[0].strip():
        lines.pop(0)
    if lines:
        start = given.get("linenostart", "1")
        yield Code(
            tuple(line.rstrip() for line in lines),
            language,
            span,
            numbered=given.get("linenos", "").lower() not in _OFF,
            first_number=int(start) if start.isdigit() else 1,
            title=given.get("title", given.get("filename", given.get("name", ""))),
        )


def formula(token: Token, span: Span) -> Iterator[Code]:
    """A formula on lines of its own, as its source."""
    yield from code_of_text(token.content, "tex", {}, span)
