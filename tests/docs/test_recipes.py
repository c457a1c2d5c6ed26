"""The recipes for contributors, followed in a copy of the program: their commands print what they show."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from devops_slides.cli.loop_picture import loop_png
from documents import DOCS, ROOT

RECIPES = {
    file.stem: file.read_text(encoding="utf-8")
    for file in sorted((DOCS / "contributing" / "recipes").glob("*.md"))
    if file.stem != "index"
}
BLOCK = re.compile(r'^```(?P<kind>\w+)(?: title="(?P<file>[^"]+)")?\n(?P<text>.*?)^```$', re.MULTILINE | re.DOTALL)
COPIED = ("src", "themes", "scripts", "docs/reference")
HELPERS = ("tests/conftest.py", "tests/package_checks.py")


def blocks(page: str) -> Iterator[tuple[str, str, str]]:
    """Each code block of a page: its kind, its file or nothing, and its text."""
    yield from ((match["kind"], match["file"] or "", match["text"]) for match in BLOCK.finditer(RECIPES[page]))


def changed(text: str, diff: str) -> str:
    """A text after a diff; lines `@@` separate its pieces, and each piece occurs only once."""
    for piece in diff.split("@@\n"):
        lines = piece.removesuffix("\n").split("\n")
        old = "".join(f"{line[1:]}\n" for line in lines if line[:1] != "+")
        new = "".join(f"{line[1:]}\n" for line in lines if line[:1] != "-")
        assert f"\n{text}".count(f"\n{old}") == 1, f"these lines are no longer there; adapt the recipe:\n{old}"
        text = f"\n{text}".replace(f"\n{old}", f"\n{new}")[1:]
    return text


def follow(page: str, work: Path) -> None:
    """Change a copy of the program as the recipe says, and write its course."""
    for folder in COPIED:
        shutil.copytree(ROOT / folder, work / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name in (*HELPERS, *(name for kind, name, _ in blocks(page) if kind == "diff")):
        (work / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, work / name)
    for kind, name, text in blocks(page):
        file = work / name
        if kind == "diff":
            file.write_text(changed(file.read_text(encoding="utf-8"), text), encoding="utf-8")
        elif name:
            assert not (ROOT / name).exists(), f"{name} is there already"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    picture = work / "course" / "static" / "images" / "loop.png"
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_bytes(loop_png())


def said(work: Path, *arguments: str) -> str:
    """What a Python command prints in the copy, problems first and no-break spaces as spaces."""
    environment = {**os.environ, "PYTHONPATH": str(work / "src"), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=work, env=environment, capture_output=True, encoding="utf-8", timeout=120,
        check=False,
    )  # fmt: skip
    return (done.stderr + done.stdout).replace("\u00a0", " ")


def examples(page: str) -> Iterator[tuple[str, str]]:
    """The commands of a page that print something, and what they print."""
    found = list(blocks(page))
    for (kind, _, commands), (after, _, output) in pairwise(found):
        if kind == "sh" and after == "text":
            yield commands, output


@pytest.mark.parametrize("page", RECIPES)
def test_a_recipe_does_what_it_says(page: str, tmp_path: Path) -> None:
    follow(page, tmp_path)
    printed, shown = [], []
    for commands, output in examples(page):
        lines = [line.split() for line in commands.splitlines()]
        assert {line[0] for line in lines} == {"devops-slides"}
        printed.append("".join(said(tmp_path, "-m", "devops_slides", *line[1:]) for line in lines))
        shown.append(output)
    assert printed == shown
    assert shown


@pytest.mark.weekly
@pytest.mark.parametrize("page", RECIPES)
def test_the_tests_of_a_recipe_pass_and_its_words_are_complete(page: str, tmp_path: Path) -> None:
    follow(page, tmp_path)
    assert said(tmp_path, "scripts/write_reference.py") == ""
    tests = [name for _, name, _ in blocks(page) if name.startswith("tests/")]
    options = ("-q", "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir=.", "-o", "pythonpath=tests")
    if tests:
        told = said(tmp_path, "-m", "pytest", *options, *tests)
        assert " passed" in told
        assert "failed" not in told
