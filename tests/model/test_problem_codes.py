"""The table of problem codes agrees with the code that reports them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import devops_slides
from devops_slides.model import problem_codes
from devops_slides.model.problem_codes import CODES

SRC = Path(devops_slides.__file__).parent
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
PRINTED = re.compile(r": ([a-z-]+): ")
KINDS = {
    "add": {"problem"},
    "Problem": {"problem", "theme check"},
    "Remark": {"problem"},
    "Finding": {"problem", "theme check"},
    "ChapterError": {"deck error"},
    "OutputError": {"deck error"},
    "DevopsSlidesError": {"deck error"},
    "UsageError": {"command error"},
    "ThemeError": {"command error"},
    "default": {"command error"},
    "printed": {"notice"},
}
"""What reports a code, and the kinds that the table may give it."""

Use = tuple[str, str, str]
"""A code, what reports it, and the place."""


def uses(source: str, place: str) -> Iterator[Use]:
    """Every code that a module reports. AssertionError if an expression hides one."""
    tree = ast.parse(source)
    if any(isinstance(node, ast.ClassDef) and node.name == "Problem" for node in ast.walk(tree)):
        yield from ((code, "default", place) for code in defaults(tree))
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (given := code_argument(node)) is not None:
            if isinstance(given, ast.Attribute):  # `remark.code`: it is found where the remark is made
                continue
            found = codes_of(given, tree)
            assert found, f"{place}:{node.lineno}: which code is {ast.unparse(given)}?"
            yield from ((code, name_of(node), f"{place}:{node.lineno}") for code in found)
        elif isinstance(node, ast.JoinedStr):
            yield from ((code, "printed", f"{place}:{node.lineno}") for code in printed(node, tree))


def name_of(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[2]


def code_argument(call: ast.Call) -> ast.expr | None:
    """The code that a call reports, None if it reports none."""
    name = name_of(call)
    if name == "add" and len(call.args) >= 4:
        return call.args[2]
    if name == "Problem":
        return call.args[min(2, len(call.args) - 1)]
    if name in {"Remark", "Finding"}:
        return call.args[0]
    if name.endswith("Error"):
        return next((keyword.value for keyword in call.keywords if keyword.arg == "code"), None)
    return None


def codes_of(given: ast.expr, tree: ast.Module) -> set[str]:
    """The codes that an expression may be: a text, or what its module yields or lists under that name."""
    match given:
        case ast.Constant(value=str() as code):
            return {code}
        case ast.Starred():
            return {first for node in ast.walk(tree) if isinstance(node, ast.Yield) for first in firsts(node.value)}
        case ast.Name(id=name):
            return assigned(name, tree) | keys_looked_up(name, tree)
    return set()


def firsts(value: ast.expr | None) -> set[str]:
    match value:
        case ast.IfExp(body=one, orelse=other):
            return firsts(one) | firsts(other)
        case ast.Tuple(elts=[ast.Constant(value=str() as code), *_]):
            return {code}
    return set()


def assigned(name: str, tree: ast.Module) -> set[str]:
    """The codes in an assignment such as `code, why = ("not-ours", …) if … else ("edited-by-hand", …)`."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(target := node.targets[0], ast.Tuple):
            found |= firsts(node.value) if ast.unparse(target.elts[0]) == name else set()
    return found


def keys_looked_up(name: str, tree: ast.Module) -> set[str]:
    """The keys of the module's table that is indexed with this name: `_WHAT[code]`."""
    asked = {
        ast.unparse(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript) and ast.unparse(node.slice) == name
    }
    return {
        str(key.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in asked and isinstance(node.value, ast.Dict)
        for key in node.value.keys
        if isinstance(key, ast.Constant)
    }


def defaults(tree: ast.Module) -> set[str]:
    """The defaults of parameters named `code`."""
    return {
        str(value.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        for parameter, value in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
        if parameter.arg == "code" and isinstance(value, ast.Constant)
    }


def printed(text: ast.JoinedStr, tree: ast.Module) -> set[str]:
    """The code of a line that is printed as `{place}: code: …`."""
    match text.values:
        case [ast.FormattedValue(), ast.Constant(value=str() as words), *_] if found := PRINTED.match(words):
            return {found[1]}
        case [ast.FormattedValue(), ast.Constant(value=": "), ast.FormattedValue(value=code), ast.Constant(), *_]:
            return codes_of(code, tree)
    return set()


def modules() -> Iterator[tuple[str, str]]:
    table = Path(problem_codes.__file__)
    for file in sorted(SRC.rglob("*.py")):
        if file != table:
            yield file.read_text(encoding="utf-8"), file.relative_to(SRC).as_posix()


FOUND = [use for module in modules() for use in uses(*module)]


def test_every_reported_code_is_in_the_table() -> None:
    assert {f"{place}: {code}" for code, _, place in FOUND if code not in CODES} == set()


def test_every_code_of_the_table_is_reported() -> None:
    assert set(CODES) - {code for code, _, _ in FOUND} == set()


def test_the_table_says_what_follows_from_a_code() -> None:
    kinds: dict[str, set[str]] = {}
    for code, by, _ in FOUND:
        kinds.setdefault(code, set()).update(KINDS[by])
    assert {code: value.kind for code, value in CODES.items() if value.kind not in kinds.get(code, {value.kind})} == {}


def test_codes_are_listed_once_and_under_their_names() -> None:
    rows = re.findall(r"ProblemCode\(\n\s+\"([^\"]+)\"", Path(problem_codes.__file__).read_text(encoding="utf-8"))
    assert rows == list(CODES)
    assert all(CODE.fullmatch(code) and value.code == code for code, value in CODES.items())


def test_meaning_and_mend_are_whole_sentences() -> None:
    texts = [text for one in CODES.values() for text in (one.meaning, one.mend)]
    assert [text for text in texts if not (text[0].isupper() or text[0] == "`") or not text.endswith((".", ".)"))] == []
