"""Mistakes of theme files in words; entries count as in the author's file, not as in the merged lists."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, get_args

import msgspec

from devops_slides.files.read_file import read_file
from devops_slides.model.block import CalloutKind
from devops_slides.model.problem import did_you_mean, nearest
from devops_slides.theme.toml.layout_schema import Spec
from devops_slides.theme.toml.schema import ThemeSpec

_ENTRY = re.compile(r"(?P<list>decoration|rules)\[(?P<number>\d+)\]")


def as_in_file(message: str, table: Mapping[str, object], file: Path) -> str:
    """The message with the number of its entry in the file; inherited entries are marked as such."""
    match = _ENTRY.match(message)
    if match is None:
        return message
    name = match["list"]
    entry = _entries(table, name)[int(match["number"]) - 1]
    own = _entries(tomllib.loads(read_file(file, "settings").decode("utf-8-sig")), name)
    number = next((at for at, candidate in enumerate(own, 1) if _same(candidate, entry)), 0)
    return f"{name}[{number}]{message[match.end() :]}" if number else f"inherited {message}"


def _entries(table: Mapping[str, object], name: str) -> list[object]:
    value = table.get(name)
    return value if isinstance(value, list) else []


def _same(entry: object, other: object) -> bool:
    """Whether two entries are the same but for a picture's path, which merging makes absolute."""
    if isinstance(entry, dict) and isinstance(other, dict):
        entry, other = {**entry, "picture": ""}, {**other, "picture": ""}
    return repr(entry) == repr(other)  # `nan` is not equal to itself


Node = Mapping[str, Any]
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>[^`]*)`")
_MISSING = re.compile(r"Object missing required field `(?P<key>[^`]*)`")
_TYPE = re.compile(r"Expected `(?P<wanted>[^`]*)`, got `(?P<got>[^`]*)`")
_RANGE = re.compile(r"Expected `(?:int|float)` (?P<sign>[<>]=?) (?P<bound>\S+)")
_LENGTH = re.compile(r"Expected `(?P<kind>array|str)` of length (?P<sign>[<>]=?) (?P<count>\d+)")
_WORDS = {
    "object": "a table",
    "array": "a list",
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "null": "nothing",
}
_PATTERNS = {"^[0-9A-Fa-f]{6}$": "a colour such as 1F3AE0"}
_SIGNS = {">=": "at least", "<=": "at most", ">": "more than", "<": "less than"}
_STEP = re.compile(r"\.?(?P<name>[^.\[\]]+)|\[(?P<index>\d+)\]")


def first_mistake(table: object, kind: type[Spec] = ThemeSpec) -> tuple[str, str] | None:
    """The mistake in a merged theme file, with its key in front, and a hint; None if it is sound."""
    found = _found(table, kind, "")
    if found is None:
        return None
    key, what = found
    schema = msgspec.json.schema(kind)
    node = _node(key, schema)
    if match := _UNKNOWN.search(what):
        return f"{_counted(key) or 'file'}: there is no key {match['key']!r}", _key_hint(match["key"], node, schema)
    if match := _MISSING.search(what):
        whole = f"{key}.{match['key']}" if key else match["key"]
        return f"{_counted(whole)}: is missing", 'with extends = "default", a theme inherits what it leaves out'
    return f"{_counted(key) or 'file'}: {_said(what, node)}", ""


def _key_hint(key: str, node: Node, schema: Node) -> str:
    """The nearest key of the place, else that of another, else all keys of the place."""
    here = _keys(node)
    near = nearest(key, here) or ("" if key in _all_keys(schema) else nearest(key, _all_keys(schema)))
    return did_you_mean(near, f"choose from {', '.join(here)}" if here else "")


def _found(table: object, kind: Any, key: str) -> tuple[str, str] | None:  # noqa: ANN401 - a type of any kind
    """The key and msgspec's message; if that has `[...]`, the entries are tried one by one."""
    try:
        msgspec.convert(table, kind, strict=True)
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at `")
        path = where.rstrip("`").removeprefix("$")
        if path.startswith("key"):  # "key` in `$.callout"
            kinds = ", ".join(get_args(CalloutKind))
            return path.rpartition("`$.")[2], f"there is no {what.rpartition(' ')[2]}; choose from {kinds}"
        before, several, _ = path.partition("[...]")
        if not several:
            return (key + path).lstrip("."), what
        return _entry(table, kind, key, before) or ((key + before).lstrip("."), what)
    return None


def _entry(table: object, kind: Any, key: str, before: str) -> tuple[str, str] | None:  # noqa: ANN401
    value, inner = table, kind
    for name in filter(None, before.split(".")):
        assert isinstance(value, dict)
        value = value[name]
        inner = next(field.type for field in msgspec.structs.fields(inner) if field.encode_name == name)
    assert isinstance(value, dict)
    at = f"{key}{before}".lstrip(".")
    entries = inner.__args__[1]
    for name, entry in value.items():
        if found := _found(entry, entries, f"{at}.{name}"):
            return found
    return None


def _counted(key: str) -> str:
    """The key, with entries counted from 1 for people."""
    return re.sub(r"\[(\d+)\]", lambda match: f"[{int(match[1]) + 1}]", key)


def _said(what: str, node: Node) -> str:
    """Msgspec's message in words, with what the schema says about the place."""
    rules: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
        (_TYPE, lambda match: f"expected {_expected(node, match['wanted'])}, got {_word(match['got'])}"),
        (_RANGE, lambda match: f"expected {_SIGNS[match['sign']]} {match['bound'].removesuffix('.0')}"),
        (_LENGTH, lambda match: f"expected {_SIGNS[match['sign']]} {match['count']} {_unit(match)}"),
    )
    for pattern, said in rules:
        if match := pattern.search(what):
            return said(match)
    if "matching regex" in what:
        known = next((words for regex, words in _PATTERNS.items() if regex in what), "")
        return f"expected {known or 'centimetres, or a percentage such as 50%'}"
    if what.startswith("Invalid enum value"):
        return f"expected {_choices(node)}, got {what.removeprefix('Invalid enum value ')}"
    return f"{what[0].lower()}{what[1:]}"


def _unit(match: re.Match[str]) -> str:
    many = match["count"] != "1"
    return ("entries" if many else "entry") if match["kind"] == "array" else ("letters" if many else "letter")


def _word(kinds: str) -> str:
    return " or ".join(_WORDS.get(kind.strip(), kind.strip()) for kind in kinds.split("|") if kind.strip() != "null")


def _expected(node: Node, wanted: str) -> str:
    return _choices(node) or _word(wanted)


def _choices(node: Node) -> str:
    options = [*node.get("enum", ()), *(option for part in node.get("anyOf", ()) for option in part.get("enum", ()))]
    names = [str(option) for option in options if option is not None]
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else "".join(names)


def _all_keys(schema: Node) -> list[str]:
    return [name for part in schema["$defs"].values() for name in part.get("properties", ())]


def _keys(node: Node) -> list[str]:
    return list(node.get("properties", ()))


def _node(key: str, schema: Node) -> Node:
    """The part of the schema about a key, empty if there is none."""
    node: Node = _resolved(schema, schema)
    for match in _STEP.finditer(key):
        node = node["items"] if match["index"] and "items" in node else _inner(node, match["name"] or "")
        node = _resolved(node, schema)
    return node


def _inner(node: Node, name: str) -> Node:
    inner = node.get("properties", {}).get(name) or node.get("additionalProperties")
    return inner if isinstance(inner, dict) else {}


def _resolved(node: Node, schema: Node) -> Node:
    """The node that a reference leads to, even one that may be null."""
    options = [node, *node.get("anyOf", ())]
    name = next((option["$ref"].rpartition("/")[2] for option in options if "$ref" in option), "")
    found: Node = schema["$defs"][name] if name else node
    return found
