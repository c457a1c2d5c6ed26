"""Small changes to a module, each of which some test should notice.

Constants, comparisons, arithmetic, conditions, calls without a result, `min` and `max` and the like. Texts,
annotations and imports are left alone: no test needs to notice those.
"""

from __future__ import annotations

import ast
import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Function = ast.FunctionDef | ast.AsyncFunctionDef
COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitAnd: ast.BitOr,
}
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
SHARE = 1.25
"""The factor by which a number with a point is multiplied or divided; whole numbers become one more or less."""


@dataclass(frozen=True)
class Mutant:
    """A module with one change. `scope` is the first line of the function around it, 0 for none."""

    file: Path
    line: int
    scope: int
    before: str
    after: str

    def diff(self) -> str:
        """The changed lines, old ones after − and new ones after +."""
        lines = difflib.unified_diff(self.before.splitlines(), self.after.splitlines(), n=0, lineterm="")
        return "\n".join(line for line in lines if not line.startswith(("---", "+++", "@@")))


def mutants(file: Path) -> list[Mutant]:
    """Every small change to a module."""
    source = file.read_text(encoding="utf-8")
    found = []
    for node, scope in _nodes(ast.parse(source), 0):
        for text in _replacements(node):
            after = _replaced(source, node, text)
            if _compiles(after):
                found.append(Mutant(file, node.lineno, scope, source, after))
    return found


def _nodes(node: ast.AST, scope: int) -> Iterator[tuple[ast.expr | ast.stmt, int]]:
    """The statements and expressions that may change, with the first line of their outermost function."""
    if isinstance(node, ast.expr | ast.stmt):
        yield node, scope
    if isinstance(node, Function) and not scope:
        scope = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    for child in _children(node):
        yield from _nodes(child, scope)


def _children(node: ast.AST) -> Iterator[ast.AST]:
    """The children of a node, without annotations, decorators, patterns, imports and formatted texts.

    What only guards against mistakes is left out too: options of classes, and whether `zip` is strict.
    """
    if isinstance(node, ast.Import | ast.ImportFrom | ast.JoinedStr | ast.pattern):
        return
    if isinstance(node, ast.keyword) and node.arg == "strict":
        return
    left_out = {"annotation", "returns", "decorator_list", "type_params"}
    if isinstance(node, ast.ClassDef):
        left_out |= {"bases", "keywords"}
    for name, value in ast.iter_fields(node):
        if name not in left_out:
            yield from (
                child for child in (value if isinstance(value, list) else [value]) if isinstance(child, ast.AST)
            )


def _replacements(node: ast.expr | ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.stmt):
        yield from _statements(node)
    else:
        yield from (text if text.isidentifier() or text[0].isdigit() else f"({text})" for text in _expressions(node))


def _statements(node: ast.stmt) -> Iterator[str]:
    match node:
        case ast.Expr(value=ast.Constant()):
            return
        case ast.Expr() | ast.AugAssign() | ast.Raise() | ast.Continue() | ast.Break():
            yield "pass"
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield "return None"


def _expressions(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=bool() as value):
            yield str(not value)
        case ast.Constant(value=int() as value):
            yield from (str(value + 1), str(value - 1))
        case ast.Constant(value=float() as value):
            yield from (f"{value * SHARE:.6g}", f"{value / SHARE:.6g}") if value else ("1.0",)
        case ast.Compare(ops=[operator]):
            for other in COMPARISONS[type(operator)]:
                yield ast.unparse(ast.Compare(node.left, [other()], node.comparators))
        case ast.BinOp() if type(node.op) in ARITHMETIC:
            yield ast.unparse(ast.BinOp(node.left, ARITHMETIC[type(node.op)](), node.right))
        case ast.BoolOp():
            yield from _conditions(node)
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield ast.unparse(node.operand)
        case ast.IfExp():
            yield from (ast.unparse(node.body), ast.unparse(node.orelse))
        case ast.Call(func=ast.Name(id=name)) if name in NAMES:
            yield ast.unparse(ast.Call(ast.Name(NAMES[name]), node.args, node.keywords))
        case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
            yield from _unfiltered(node)


def _conditions(node: ast.BoolOp) -> Iterator[str]:
    """The other operator, and the condition with one of its parts left out."""
    other: ast.boolop = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield ast.unparse(ast.BoolOp(other, node.values))
    for left_out in range(len(node.values)):
        rest = [part for number, part in enumerate(node.values) if number != left_out]
        yield ast.unparse(rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest))


def _unfiltered(node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp) -> Iterator[str]:
    """The comprehension without its conditions."""
    if any(generator.ifs for generator in node.generators):
        conditions = [generator.ifs for generator in node.generators]
        for generator in node.generators:
            generator.ifs = []
        yield ast.unparse(node)
        for generator, ifs in zip(node.generators, conditions, strict=True):
            generator.ifs = ifs


def _replaced(source: str, node: ast.expr | ast.stmt, text: str) -> str:
    """The source with a node replaced by other text; columns count bytes."""
    lines = source.encode().splitlines(keepends=True)
    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    first, last = lines[node.lineno - 1], lines[node.end_lineno - 1]
    changed = first[: node.col_offset] + text.encode() + last[node.end_col_offset :]
    return b"".join([*lines[: node.lineno - 1], changed, *lines[node.end_lineno :]]).decode()


def _compiles(source: str) -> bool:
    try:
        compile(source, "mutant", "exec")
    except SyntaxError:
        return False
    return True
