"""The small changes of mutation testing: each compiles, each differs, texts and annotations are left alone."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def changes(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(ROOT / "scripts")
    return importlib.import_module("mutants")


def changed(changes: ModuleType, file: Path, source: str) -> list[str]:
    """The new lines of each mutant."""
    file.write_text(source, encoding="utf-8")
    return [mutant.diff().rpartition("\n+")[2].strip() for mutant in changes.mutants(file)]


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("x = a < b", ["x = (a <= b)", "x = (a >= b)"]),
        ("x = a + 1", ["x = (a - 1)", "x = a + 2", "x = a + 0"]),
        ("x = 0.8", ["x = 1", "x = 0.64"]),
        ("x = 0.0", ["x = 1.0"]),
        ("x = True", ["x = False"]),
        ("x = a and b", ["x = (a or b)", "x = b", "x = a"]),
        ("x = not a", ["x = a"]),
        ("x = a if b else c", ["x = a", "x = c"]),
        ("x = [one for one in a if b]", ["x = ([one for one in a])"]),
        ("x = max(a, b)", ["x = (min(a, b))"]),
        ("call()", ["pass"]),
        ("é = 'é' if a == 'é' else 2", ["é = ('é')", "é = 2", "é = 'é' if (a != 'é') else 2",
         "é = 'é' if a == 'é' else 3", "é = 'é' if a == 'é' else 1"]),
        ("def f(a: int | None = None) -> 'int | None':\n    '''Text.'''\n    return a", ["return None"]),
        ('x: dict[str, 1 + 1] = f"{a + 1}"', []),
        ("from a import b", []),
        ("class A(B, frozen=True):\n    x: int = 1", ["x: int = 2", "x: int = 0"]),
        ("x = zip(a, b, strict=True)", []),
    ],
)  # fmt: skip
def test_the_changes_of_a_line(changes: ModuleType, tmp_path: Path, source: str, lines: list[str]) -> None:
    assert changed(changes, tmp_path / "module.py", source) == lines


def test_a_change_knows_its_function(changes: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "module.py"
    file.write_text("x = 1\n\n\n@cache\ndef f():\n    def g():\n        return y\n    return g\n", encoding="utf-8")
    assert [(mutant.line, mutant.scope) for mutant in changes.mutants(file)] == [(1, 0), (1, 0), (7, 4), (8, 4)]


def test_all_changes_of_a_module_compile_and_differ(changes: ModuleType) -> None:
    found = changes.mutants(ROOT / "scripts" / "mutants.py")
    assert len(found) > 20
    for one in found:
        compile(one.after, "mutant", "exec")
        assert one.diff()
