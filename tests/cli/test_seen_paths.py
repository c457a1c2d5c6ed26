"""Messages name files as the current folder sees them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import make_site
from devops_slides.cli import cli
from devops_slides.cli.report.seen_paths import SeenPaths


@pytest.fixture
def course(tmp_path: Path) -> Path:
    root = make_site(tmp_path / "cours")
    (root / "content" / "a.md").write_text("## A\n\n![x](absent.png)\n", encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("here", "source", "seen"),
    [
        (".", "cours", "cours/content/a.md"),
        ("cours", ".", "content/a.md"),
        ("cours/content", "a.md", "a.md"),
        ("cours/content/devops", "..", "../a.md"),
        ("cours/static", "../content", "../content/a.md"),
    ],
)
@pytest.mark.parametrize("command", [["check"], ["build", "-o", "d"]])
def test_a_problem_can_be_opened_from_here(
    course: Path, monkeypatch: pytest.MonkeyPatch, here: str, source: str, seen: str, command: list[str]
) -> None:
    monkeypatch.chdir(course.parent / here)
    done = CliRunner().invoke(cli, [command[0], source, *command[1:]])
    assert f"{seen}:3: missing-picture" in done.output
    assert Path(seen).is_file()


def test_records_have_the_same_paths(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(course / "content")
    done = CliRunner().invoke(cli, ["build", "a.md", "-o", str(course / "d"), "--json"])
    (record,) = json.loads(done.stdout)
    assert (record["source"], record["problems"][0]["path"]) == ("a.md", "a.md")
    done = CliRunner().invoke(cli, ["outline", "a.md", "--json"])
    assert json.loads(done.stdout)[0]["source"] == "a.md"


def test_a_broken_setting_can_be_opened_from_here(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (course / "slides.toml").write_text("footer = \n", encoding="utf-8")
    monkeypatch.chdir(course / "content")
    assert "../slides.toml:1: bad-settings" in CliRunner().invoke(cli, ["check", "."]).output


def test_what_is_nowhere_stays(tmp_path: Path) -> None:
    seen = SeenPaths((tmp_path,))
    assert seen.path("ailleurs/a.md") == "ailleurs/a.md"
    assert seen.path("") == ""


@pytest.mark.parametrize("pattern", ["a", "a.md", "cours/content/a.md", "content/a.md", "A"])
def test_only_takes_names_and_the_paths_of_outline(course: Path, monkeypatch: pytest.MonkeyPatch, pattern: str) -> None:
    (course / "content" / "b.md").write_text("# B\n", encoding="utf-8")
    monkeypatch.chdir(course)
    done = CliRunner().invoke(cli, ["outline", ".", "--only", pattern])
    assert [line.partition(" ")[0] for line in done.stdout.split("\n") if "→" in line] == ["content/a.md"]


@pytest.mark.parametrize("name", ["x.pdf", "x.odp"])
def test_another_form_is_wrong_usage_that_names_the_way(course: Path, name: str) -> None:
    done = CliRunner().invoke(cli, ["build", str(course), "-o", name])
    assert done.exit_code == 2
    assert "write -o x.pptx" in done.output
    assert not Path(name).exists()
