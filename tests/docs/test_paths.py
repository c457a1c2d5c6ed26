"""The modules, folders and functions that pages for contributors name exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from documents import DOCS, ROOT

SOURCE = ROOT / "src" / "devops_slides"
FILES = [
    SOURCE / "ARCHITECTURE.md",
    *sorted((DOCS / "contributing").rglob("*.md")),
    *sorted((DOCS / "decisions").rglob("*.md")),
]
FENCED = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
TEXTS = {str(file.relative_to(ROOT)): FENCED.sub("", file.read_text(encoding="utf-8")) for file in FILES}
PATH = re.compile(r"(?<!`)`(?P<path>[\w-][\w.-]*(?:/[\w.-]+)*(?:/|\.py)|[\w-]+(?:/[\w.-]+)+)`(?!`)")
"""A folder with its slash, a module, or a path of several names."""
ELSEWHERE = {"fonts/", "slide-themes/", "static/"}
"""Folders of courses and of themes."""
NAMED = re.compile(r"`(?P<name>[A-Za-z_][\w.]*)`(?: and `(?P<other>[A-Za-z_][\w.]*)`)?\s+in\s+`(?P<path>[\w/]+\.py)`")
ROW = re.compile(r"^\|[^|\n]+\| `(?P<path>[\w/]+\.py)` \| (?P<names>[^|\n]+) \|$", re.MULTILINE)


def place(path: str) -> Path | None:
    """The file or folder that a page means, None if there is none."""
    return next((folder / path for folder in (SOURCE, ROOT) if (folder / path).exists()), None)


def defines(path: str, name: str) -> bool:
    """Whether a module has a function, a class or a constant of that name, or a class with such a member."""
    file = place(path)
    text = file.read_text(encoding="utf-8") if file is not None else ""
    return all(
        re.search(rf"^\s*(?:(?:def|class) {part}\b|(?:[\w, ]+, )?{part}\b(?:, [\w, ]+)?(?::| =))", text, re.MULTILINE)
        for part in name.split(".")
    )


@pytest.mark.parametrize("page", TEXTS)
def test_paths_exist(page: str) -> None:
    found = {match["path"] for match in PATH.finditer(TEXTS[page])}
    assert sorted(path for path in found - ELSEWHERE if place(path) is None) == []


@pytest.mark.parametrize("page", TEXTS)
def test_names_are_in_their_modules(page: str) -> None:
    said = [
        (match["path"], name) for match in NAMED.finditer(TEXTS[page]) for name in match.group("name", "other") if name
    ]
    assert [one for one in said if not defines(*one)] == []


def test_the_test_sees_what_is_not_there() -> None:
    assert place("plan/nowhere.py") is None
    assert [match["path"] for match in PATH.finditer("`plan/nowhere.py`, `plan/`, `parse/site/globs`, `word`")] == [
        "plan/nowhere.py",
        "plan/",
        "parse/site/globs",
    ]
    assert defines("plan/links.py", "resolve_links")
    assert defines("theme/template/slots.py", "Styles.read")
    assert not defines("plan/links.py", "resolve")


def test_to_change_names_what_is_there() -> None:
    rows = [
        (match["path"], name)
        for match in ROW.finditer(TEXTS["docs/contributing/to-change.md"])
        for name in re.findall(r"`([^`]+)`", match["names"])
    ]
    assert len({path for path, _ in rows}) >= 30
    assert [row for row in rows if not defines(*row)] == []


def test_to_change_has_no_row_that_is_not_read() -> None:
    text = TEXTS["docs/contributing/to-change.md"]
    rows = [line for line in text.split("\n") if line.startswith("| ") and not line.startswith("| to change |")]
    assert len(ROW.findall(text)) == len(rows)
