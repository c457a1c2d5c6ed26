"""Expressions of a course are RE2's: no text makes one endless, and a wrong one is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import make_site
from courses import build_course
from devops_slides.model.problem import UsageError
from devops_slides.parse.course.patterns import pattern


def test_an_expression_is_searched_for() -> None:
    assert pattern(r"/a+\.md$").search("x/aa.md") is not None
    assert pattern(r"/a+\.md$").search("x/b.md") is None


def test_nothing_goes_back_and_forth() -> None:
    assert pattern("(a+)+$").search("a" * 10_000 + "b") is None


@pytest.mark.parametrize("text", ["(", "a{1001}{1001}", r"(?=a)"])
def test_what_is_none_says_why(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        pattern(text)


def test_files_that_a_site_ignores(tmp_path: Path) -> None:
    root = make_site(tmp_path / "cours")
    for name in ("un", "deux.brouillon"):
        (root / "content" / f"{name}.md").write_text("# A\n\nTexte.\n", encoding="utf-8")
    config = root / "hugo.toml"
    text = config.read_text(encoding="utf-8")
    config.write_text("ignoreFiles = ['\\.brouillon\\.md$']\n" + text, encoding="utf-8")
    assert list(build_course(root, None).slides) == ["un.pptx"]
    config.write_text("ignoreFiles = ['(']\n" + text, encoding="utf-8")
    with pytest.raises(UsageError, match="ignoreFiles"):
        build_course(root, None)
