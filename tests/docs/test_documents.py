"""The examples in the documents are valid, and their links lead to files that exist."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import msgspec
import pytest

from devops_slides.parse.course.settings import Settings
from devops_slides.plan.labels import ALL
from devops_slides.theme.read_theme import read_theme
from documents import BLOB, DOCS, RAW, ROOT, TREE

PAGES = [*sorted(DOCS.rglob("*.md")), *sorted(ROOT.glob("*.md")), ROOT / "themes" / "README.md"]
TEXTS = {str(file.relative_to(ROOT)): file.read_text(encoding="utf-8") for file in PAGES}
GUIDE = (DOCS / "how-to" / "theme.md").read_text(encoding="utf-8")
THEMES = re.findall(r"```toml\n(.*?)```", GUIDE, flags=re.DOTALL)
SETTINGS = [
    text for page in TEXTS.values() for text in re.findall(r'```toml title="slides.toml"\n(.*?)```', page, re.DOTALL)
]


@pytest.mark.parametrize("page", TEXTS)
def test_links_into_the_repository_lead_to_files(page: str) -> None:
    found = re.findall(rf"(?:{re.escape(BLOB)}|{re.escape(RAW)}|{re.escape(TREE)})([^)#\s\"]+)", TEXTS[page])
    assert [path for path in found if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("page", [name for name in TEXTS if not name.startswith("docs")])
def test_relative_links_outside_the_site_lead_to_files(page: str) -> None:
    found = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", TEXTS[page])
    assert [path for path in found if not ((ROOT / page).parent / path).exists()] == []


def test_the_readme_has_no_relative_links() -> None:
    assert re.findall(r"\]\((?!https://)[^)]*\)", TEXTS["README.md"]) == []


@pytest.mark.parametrize("text", THEMES, ids=lambda text: text.split("\n")[0])
def test_each_theme_of_the_guide_can_be_written(text: str, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes((DOCS / "slides.png").read_bytes())
    file = tmp_path / "theme.toml"
    file.write_text(f'extends = "default"\n{text}', encoding="utf-8")
    assert read_theme(str(file)) != read_theme("default")


@pytest.mark.parametrize("text", SETTINGS, ids=lambda text: text.split("\n")[0])
def test_each_slides_toml_can_be_written(text: str) -> None:
    assert msgspec.convert(tomllib.loads(text), Settings) != Settings()


def test_every_page_of_the_site_is_in_its_navigation() -> None:
    listed = re.findall(r"[\w/-]+\.md$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert sorted(listed) == sorted(file.relative_to(DOCS).as_posix() for file in DOCS.rglob("*.md"))


def test_the_index_of_decisions_lists_them_all() -> None:
    folder = DOCS / "decisions"
    listed = dict(re.findall(r"^- \[([^\n]+)\]\(([^)]+)\)$", TEXTS["docs/decisions/index.md"], flags=re.MULTILINE))
    titles = {
        file.read_text(encoding="utf-8").split("\n")[0].removeprefix("# "): file.relative_to(folder).as_posix()
        for file in folder.rglob("*/*.md")
    }
    assert listed == titles


def test_the_languages_are_counted() -> None:
    assert f"in {len(ALL)} languages" in TEXTS["docs/explanation/slides.md"]
