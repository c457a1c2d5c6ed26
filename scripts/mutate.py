"""Mutation testing: changes modules one small step at a time and reports which changes no test notices.

    python scripts/mutate.py src/devops_slides/plan src/devops_slides/place --number 150 --seed 1

takes folders or modules. First all tests run once to see which functions each one reaches; then each mutant meets
the tests that reach its function: golden texts first, then those of the module's own folder. No file is changed.
Survivors are printed with their lines, and last the score: the share of mutants that a test noticed. A mutant that
does what the original does survives too.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from mutants import Mutant, mutants

ROOT = Path(__file__).parents[1]
FIRST = 40
"""Number of tests that run before the others are even collected."""
SLACK = 30.0
"""Seconds that tests may take on top of three times their usual time: some changes never end."""
NO_TESTS = 5
"""pytest's exit code if it finds no tests."""
Outcome = Literal["noticed", "survived", "never ended", "not reached"]
Reached = dict[str, tuple[float, frozenset[tuple[str, int]]]]
"""Each test's seconds and the functions that it reaches, as file and first line."""


def main() -> int:
    """Run mutants; 1 if the score is lower than asked for."""
    asked = _arguments()
    files = sorted({file for path in asked.paths for file in _modules(path.resolve())})
    found = [mutant for file in files for mutant in mutants(file)]
    chosen = random.Random(asked.seed).sample(found, min(asked.number, len(found)))  # noqa: S311 - a sample
    print(f"{len(found)} mutants of {len(files)} modules, {len(chosen)} chosen by seed {asked.seed}", flush=True)
    reached = _reached([str(path.resolve()) for path in asked.paths], asked.keep)
    start, outcomes = time.monotonic(), []
    for number, mutant in enumerate(chosen, 1):
        tests = list(_tests(mutant, reached, files, asked))
        outcomes.append(_outcome(mutant, tests, reached))
        if outcomes[-1] in {"survived", "not reached"}:
            where = f"{mutant.file.relative_to(ROOT)}:{mutant.line}"
            print(f"\n{number}. {where} {outcomes[-1]} ({len(tests)} tests)\n{mutant.diff()}", flush=True)
    counts = {outcome: outcomes.count(outcome) for outcome in ("noticed", "never ended", "survived", "not reached")}
    score = 100 * (counts["noticed"] + counts["never ended"]) / max(len(outcomes), 1)
    print(f"\n{time.monotonic() - start:.0f} s: " + ", ".join(f"{count} {name}" for name, count in counts.items()))
    print(f"score {score:.1f} %")
    return int(score < asked.least)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path, help="folders or modules")
    parser.add_argument("-n", "--number", type=int, default=100, help="how many mutants (100)")
    parser.add_argument("--seed", type=int, default=1, help="which ones (1)")
    parser.add_argument("--limit", type=float, default=60, help="seconds of tests a mutant meets at most (60)")
    parser.add_argument("--least", type=float, default=0, help="per cent below which the exit code is 1 (0)")
    parser.add_argument("--first", default="tests/test_cases.py", help="tests that run first (tests/test_cases.py)")
    parser.add_argument("--keep", type=Path, help="a file for what tests reach: written, or read where it is there")
    return parser.parse_args()


def _modules(path: Path) -> Iterator[Path]:
    yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def _name(file: Path) -> str:
    """The module's dotted name, from the topmost folder that is a package."""
    parts = [] if file.stem == "__init__" else [file.stem]
    folder = file.parent
    while (folder / "__init__.py").exists():
        parts.insert(0, folder.name)
        folder = folder.parent
    return ".".join(parts)


def _reached(folders: list[str], kept: Path | None) -> Reached:
    """What each test reaches, from a run of all tests, which must pass."""
    if kept is None or not kept.exists():
        with tempfile.TemporaryDirectory() as work:
            answer = kept or Path(work) / "reached.json"
            start = time.monotonic()
            done = _pytest({"folders": folders, "answer": str(answer.resolve())}, ["--ignore=tests/drawn"], None)
            if done.returncode:
                sys.exit(done.stdout + done.stderr)
            print(f"all tests pass, in {time.monotonic() - start:.0f} s", flush=True)
            return _read(answer)
    return _read(kept)


def _read(answer: Path) -> Reached:
    told = json.loads(answer.read_text(encoding="utf-8"))
    return {
        test: (record["seconds"], frozenset((file, line) for file, line in record["reached"]))
        for test, record in told.items()
    }


def _tests(mutant: Mutant, reached: Reached, files: list[Path], asked: argparse.Namespace) -> Iterator[str]:
    """The tests that reach the mutant: golden texts, its own folder, quick ones; as many as the limit lets in."""
    own = f"/{mutant.file.parent.name}/"
    function = (str(mutant.file), mutant.scope)
    meeting = [test for test, (_, functions) in reached.items() if function in functions]
    if len(meeting) < FIRST:  # only one test reaches what is cached, and none reaches what is outside functions
        modules = {str(module) for module in (mutant.file, *_users(mutant.file, files))}
        meeting = [test for test, (_, functions) in reached.items() if any(file in modules for file, _ in functions)]

    def rank(test: str) -> tuple[bool, bool, bool, float]:
        seconds, functions = reached[test]
        return function not in functions, not test.startswith(asked.first), own not in test, seconds

    total = 0.0
    for test in sorted(meeting, key=rank):
        total += reached[test][0]
        if total <= asked.limit:
            yield test


def _users(module: Path, files: list[Path]) -> Iterator[Path]:
    """The modules that import one, because what is outside its functions is theirs too."""
    package, _, name = _name(module).rpartition(".")
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (
                node.module == f"{package}.{name}"
                or (node.module == package and any(alias.name == name for alias in node.names))
            ):
                yield file
                break


def _outcome(mutant: Mutant, tests: list[str], reached: Reached) -> Outcome:
    if not tests:
        return "not reached"
    for some in (tests[:FIRST], tests[FIRST:]):
        if not some:
            break
        asked = {"module": _name(mutant.file), "source": mutant.after, "tests": some}
        usual = sum(reached[test][0] for test in some)
        try:
            done = _pytest(asked, sorted({test.partition("::")[0] for test in some}), SLACK + 3 * usual)
        except subprocess.TimeoutExpired:
            return "never ended"
        if done.returncode == NO_TESTS:
            sys.exit(done.stdout + done.stderr)
        if done.returncode:
            return "noticed"
    return "survived"


def _pytest(asked: Mapping[str, object], arguments: list[str], limit: float | None) -> subprocess.CompletedProcess[str]:
    """A run of pytest with the plugin; the first failure ends it."""
    with tempfile.TemporaryDirectory() as work:
        given = Path(work) / "asked.json"
        given.write_text(json.dumps(asked), encoding="utf-8")
        environment = {
            **os.environ,
            "MUTATION": str(given),
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(Path(__file__).parent)]),
            "PYTHONDONTWRITEBYTECODE": "1",
            "HYPOTHESIS_STORAGE_DIRECTORY": work,
        }
        options = ["-x", "-q", "-p", "mutation_plugin", "-p", "no:cacheprovider", "--basetemp", f"{work}/tests"]
        return subprocess.run(  # noqa: S603 - our own tests
            [sys.executable, "-m", "pytest", *options, *arguments],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=limit,
            check=False,
        )


if __name__ == "__main__":
    sys.exit(main())
