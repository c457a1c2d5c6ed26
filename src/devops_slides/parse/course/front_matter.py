"""Front matter: our rule finds the block; python-frontmatter's handler reads YAML, the standard library TOML and JSON.

`frontmatter.parse` itself strips the body, swallows duplicate keys and takes a
paragraph between two rules for front matter; its other handlers read less than Hugo does.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping

import yaml
from msgspec import Struct, field

from devops_slides.model.plain_values import checked, line_in, plain_errors, read_toml
from devops_slides.model.problem import ChapterError, Problems
from devops_slides.parse.course.yaml_text import PlainLoader, read_yaml

_FENCES = {"---": "yaml", "+++": "toml"}
_OPEN = ("while scanning a quoted", "while parsing a flow")
"""What PyYAML was about when it met the end of something that is still open: the mistake is where that begins."""
_AT_LINE = re.compile(r"\s*\(at line \d+(?:, column \d+)?\)")
_TABLE = re.compile(r"\[([\w-]+)\]\s*$")
_KEY = re.compile(r"[\"']?(?P<key>[\w-]+)[\"']?\s*[:=]")
_DAY_IN_TOML = re.compile(
    r"^(?P<key>\s*[\w.\"-]+\s*=\s*)(?P<date>\d{4}-\d{1,2}-\d{1,2}[\dTtZz:.+ -]*?)(?P<rest>[ \t]*(?:#.*)?)$",
    re.MULTILINE,
)
"""A date alone on its line. It is read as text by our own rule: a day that does not exist stops no chapter."""


class FrontMatter(Struct, frozen=True):
    """What comes before the body. `offset` is the number of lines before the body's first.

    Keys are in lower case, as Hugo reads them; `lines` has the line of each, from 1.
    """

    values: Mapping[str, object]
    body: str
    offset: int
    lines: Mapping[str, int] = field(default_factory=dict)


class _Loader(PlainLoader):
    """Remembers duplicate keys, and reads dates as text: a day that does not exist is no error."""

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self.twice: list[tuple[str, int]] = []

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:  # noqa: FBT001, FBT002 - PyYAML's signature
        seen: set[str] = set()
        for key, _ in node.value:
            name = str(key.value).lower()
            if name in seen:
                self.twice.append((name, key.start_mark.line))
            seen.add(name)
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def split(text: str, shown: str, problems: Problems) -> FrontMatter:
    """Split a file into front matter and body. ChapterError names the line that cannot be read."""
    lines = text.split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip("\ufeff \t")), len(lines))
    if first == len(lines):
        return FrontMatter({}, text, 0)
    opening = lines[first].strip("\ufeff \t")
    if opening.startswith("{"):
        return _json(lines, first, shown)
    if opening not in _FENCES:
        return FrontMatter({}, text, 0)
    last = next((n for n in range(first + 1, len(lines)) if lines[n].rstrip() == opening), None)
    if last is None:
        return _unclosed(lines, first, shown, problems)
    block = "\n".join(lines[first + 1 : last])
    read = _yaml if opening == "---" else _toml
    values = read(block, shown, first + 2, problems)
    if values is None:
        return FrontMatter({}, text, 0)
    return FrontMatter(
        _lower(values), "\n".join(lines[last + 1 :]), last + 1, _lines(lines[first + 1 : last], first + 2)
    )


def _unclosed(lines: list[str], first: int, shown: str, problems: Problems) -> FrontMatter:
    """The keys on the first lines if nothing closes them; a rule before a paragraph opens no front matter."""
    opening = lines[first].strip("\ufeff \t")
    last = first + 1
    while last < len(lines) and (_KEY.match(lines[last]) or (last > first + 1 and lines[last][:1] in {" ", "\t", "-"})):
        last += 1
    if last == first + 1:
        return FrontMatter({}, "\n".join(lines), 0)
    message, hint = "the front matter is never closed", f"put a line {opening} behind its last key"
    problems.add(shown, first + 1, "unclosed-front-matter", message, hint)
    closed = split("\n".join((*lines[:last], opening, *lines[last:])), shown, problems)
    return FrontMatter(closed.values, closed.body, last, closed.lines)


def _lower(values: Mapping[str, object]) -> dict[str, object]:
    return {str(key).lower(): value for key, value in values.items()}


def _lines(block: list[str], first: int) -> dict[str, int]:
    """The lines of the top-level keys, from 1, and of those in their tables as `slides.density`."""
    found: dict[str, int] = {}
    above = ""
    for number, line in enumerate(block, first):
        if match := _KEY.match(line):
            above = match["key"].lower()
            found[above] = number
        elif table := _TABLE.match(line):
            above = table[1].lower()
            found.setdefault(above, number)
        elif match := _KEY.match(line.lstrip(" \t{")):
            found.setdefault(f"{above}.{match['key'].lower()}", number)
    return found


def _yaml(block: str, shown: str, line: int, problems: Problems) -> Mapping[str, object] | None:
    """The mapping, or None if the block is not a mapping but a paragraph between two rules."""
    found: list[_Loader] = []

    def loader(stream: str) -> _Loader:
        found.append(_Loader(stream))
        return found[-1]

    try:
        values = read_yaml(block, loader)
    except yaml.MarkedYAMLError as error:
        is_open = error.context_mark is not None and (error.context or "").startswith(_OPEN)
        mark = error.context_mark if is_open else error.problem_mark or error.context_mark
        at = line + mark.line if mark else line
        what = " ".join(part for part in (error.context, error.problem) if part)
        raise _unreadable(f"{shown}:{at}", what) from None
    except (yaml.YAMLError, ValueError) as error:
        raise _unreadable(f"{shown}:{line}", str(error).replace("\n", " ")) from None
    for key, at in found[0].twice if found else ():
        problems.add(
            shown, line + at, "duplicate-key", f"{key!r} appears twice in the front matter", "the last one counts"
        )
    if values is None:
        return {}
    return values if isinstance(values, dict) else None


def _toml(block: str, shown: str, line: int, problems: Problems) -> Mapping[str, object]:  # noqa: ARG001 - as _yaml
    try:
        return _toml_with_any_date(block)
    except ValueError as error:
        what = _AT_LINE.sub("", str(error))
        raise _unreadable(f"{shown}:{line + max(line_in(error), 1) - 1}", what) from None


def _toml_with_any_date(block: str) -> dict[str, object]:
    try:
        return read_toml(block)
    except tomllib.TOMLDecodeError:
        quoted = _DAY_IN_TOML.sub(r'\g<key>"\g<date>"\g<rest>', block)
        if quoted == block:
            raise
        return read_toml(quoted)


def _json(lines: list[str], first: int, shown: str) -> FrontMatter:
    text = "\n".join(lines[first:]).lstrip("\ufeff")
    try:
        with plain_errors(text):
            values, end = json.JSONDecoder().raw_decode(text)
            checked(values)
    except ValueError as error:
        if lines[first].strip().startswith(("{{", "{#", "{.")):
            return FrontMatter({}, "\n".join(lines), 0)
        what = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        raise _unreadable(f"{shown}:{first + max(line_in(error), 1)}", what) from None
    # Half a surrogate pair can be written in JSON, but not in any file.
    values = json.loads(json.dumps(values, ensure_ascii=False).encode("utf-8", "replace"))
    offset = first + text.count("\n", 0, end) + 1
    return FrontMatter(
        _lower(values), "\n".join(lines[offset:]), offset, _lines([line.strip() for line in lines[:offset]], 1)
    )


def _unreadable(place: str, what: str) -> ChapterError:
    return ChapterError(
        f"the front matter cannot be read: {what}",
        place=place,
        code="bad-front-matter",
        hint="text with a colon or a quote in it needs quotes around it",
    )
