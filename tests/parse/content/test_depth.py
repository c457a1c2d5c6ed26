"""Content that nests without end: nothing is lost, what is deeper is told, and no text ends the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Place
from devops_slides.model.block import Code, Table
from devops_slides.model.chapter import Chapter
from devops_slides.model.deck import Deck, Text
from devops_slides.model.problem import Problems
from devops_slides.parse.chapter import read_chapter
from devops_slides.parse.course.course import pages
from devops_slides.parse.course.settings import read_settings
from devops_slides.plan.body import DEEPEST, too_deep

N = 3000
DEEP: dict[str, Callable[[int], str]] = {
    "bullets of a line": lambda n: "- " * n + "mot",
    "numbers of a line": lambda n: "1. " * n + "mot",
    "a list": lambda n: "\n".join(f"{'  ' * at}- point" for at in range(n // 10)) + "\n\nmot",
    "definitions": lambda n: "\n".join(f"{'  ' * at}a\n{'  ' * at}: b\n" for at in range(n // 10)) + "mot",
    "quotations": lambda n: ">" * n + " mot",
    "lists in quotations": lambda n: "> - " * n + "mot",
    "brackets": lambda n: "[" * n + "mot" + "]" * n,
    "links": lambda n: "[" * n + "mot" + "](x)" * n,
    "pictures": lambda n: "![" * n + "mot" + "](x)" * n,
    "emphasis": lambda n: "*a **b " * n + "mot" + "** c*" * n,
    "tables of HTML": lambda n: "<table><tr><td>x" * n + "mot" + "</td></tr></table>" * n,
    "lists of HTML": lambda n: "<ul><li>x" * n + "mot" + "</li></ul>" * n,
    "open items of HTML": lambda n: "<ul><li>x" * n + "mot",
    "divisions": lambda n: "<div>x" * n + "mot" + "</div>" * n,
    "spans": lambda n: "x <span>" * n + "mot" + "</span>" * n,
    "folded parts": lambda n: "<details><summary>s</summary>\n\n" * n + "mot" + "\n\n</details>" * n,
    "quotations of HTML": lambda n: "<blockquote>\n\n" * n + "mot" + "\n\n</blockquote>" * n,
    "callouts": lambda n: "{{< notice >}}\nx\n" * n + "mot\n" + "{{< /notice >}}\n" * n,
    "plain shortcodes": lambda n: "{{< div >}}\nx\n" * n + "mot\n" + "{{< /div >}}\n" * n,
    "titled shortcodes": lambda n: '{{% expand "t" %}}\nx\n' * n + "mot\n" + "{{% /expand %}}\n" * n,
    "tabs": lambda n: "{{< tabs >}}{{< tab name=a >}}\nx\n" * n + "mot\n" + "{{< /tab >}}{{< /tabs >}}\n" * n,
    "callouts in lists in quotations": lambda n: (
        "".join(f"{'> - ' * at}{{{{< notice >}}}}<blockquote><ul><li>\n" for at in range(n // 100)) + "mot\n"
    ),
    "callouts in lists of HTML": lambda n: (
        "<ul><li>{{< notice >}}\n" * (n // 10) + "mot\n" + "{{< /notice >}}</li></ul>\n" * (n // 10)
    ),
}


def chapter(site: Path, text: str) -> Chapter:
    file = site / "content" / "devops" / "essai.md"
    file.write_text(text, encoding="utf-8")
    return read_chapter(pages(file)[0], read_settings(site), Problems())


def words(deck: Deck) -> str:
    """All text of a deck's slides, but for the title slide."""
    found: list[str] = []
    for fill in (fill for slide in deck.slides[1:] for fill in slide.fills):
        match fill.content:
            case Text(paragraphs=rows):
                found += ["".join(run.text for run in row.runs) for row in rows]
            case Code(lines=lines):
                found += lines
            case Table(head=head, rows=table):
                found += ["".join(run.text for run in cell) for row in (head, *table) for cell in row]
            case _:
                found.append(fill.content.alt)
    return "\n".join(found)


@pytest.mark.parametrize("count", [12, 40, N])
@pytest.mark.parametrize("kind", DEEP)
def test_deep_content_is_shown_and_so_is_what_follows(placed: Place, kind: str, count: int) -> None:
    made = placed(f"## Un\n\n{DEEP[kind](count)}\n\n## Deux\n\nla fin\n")
    shown = words(made.planned)
    assert "mot" in shown
    assert "la fin" in shown


@pytest.mark.parametrize("kind", ["bullets of a line", "quotations", "tables of HTML", "callouts", "folded parts"])
def test_what_is_too_deep_is_told_once_with_its_line(placed: Place, kind: str) -> None:
    made = placed(f"## Un\n\n{DEEP[kind](200)}\n\n## Deux\n\nla fin\n")
    told = [problem for problem in made.problems.found if problem.code == "too-deep"]
    assert len(told) == 1
    assert told[0].line is not None
    assert 3 <= told[0].line <= 203


def test_every_level_of_a_list_is_shown(placed: Place) -> None:
    made = placed("\n".join(f"{'  ' * at}- point {at}" for at in range(30)) + "\n")
    rows = [row for slide in made.planned.slides for row in slide.text("body")]
    assert [row.runs[0].text for row in rows] == [f"point {at}" for at in range(30)]
    assert max(row.level for row in rows) == DEEPEST


def test_a_list_with_more_levels_than_a_slide_shows_is_told(site: Path) -> None:
    text = "\n".join(f"{'  ' * at}- point {at}" for at in range(DEEPEST + 1)) + "\n"
    assert [problem.line for problem in too_deep(chapter(site, text).blocks, "x.md")] == [DEEPEST + 1]
    shallow = "\n".join(f"{'  ' * at}- point {at}" for at in range(DEEPEST)) + "\n"
    assert not list(too_deep(chapter(site, shallow).blocks, "x.md"))
