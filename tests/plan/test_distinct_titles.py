"""No two slides of a deck have a title that the program has given them; the author's stay as they are."""

from __future__ import annotations

from pathlib import Path

from conftest import Plan
from courses import build_course, text_of, write_pages
from devops_slides.model.block import Table
from devops_slides.model.deck import Deck
from devops_slides.model.text import plain

HEAD = "---\ntitle: Essai\n---\n"
LONG = (
    "Une phrase assez longue pour ne pas tenir sous le titre d’une section, et qui va donc sur une diapo à elle. " * 3
)
PARTS = f"# Construire\n\n{LONG}\n\n## Image\n\nUn.\n\n# Livrer\n\n{LONG}\n\n## Cible\n\nDeux.\n"


def titles(deck: Deck) -> list[str]:
    return [plain(slide.text("title")[0].runs) for slide in deck.slides]


def invented(deck: Deck) -> list[str]:
    return [title for title in titles(deck) if title.startswith("Introduction")]


def test_introductions_of_sections_name_them(planned: Plan) -> None:
    assert invented(planned(HEAD + PARTS)) == ["Introduction · Construire", "Introduction · Livrer"]


def test_the_introduction_of_the_chapter_itself_needs_no_name(planned: Plan) -> None:
    found = invented(planned(f"{HEAD}{LONG}\n\n{PARTS}"))
    assert found == ["Introduction", "Introduction · Construire", "Introduction · Livrer"]


def test_a_single_one_needs_no_name(planned: Plan) -> None:
    assert invented(planned(HEAD + PARTS.partition("# Livrer")[0])) == ["Introduction"]


def test_sections_of_the_same_name_are_counted(planned: Plan) -> None:
    found = invented(planned(HEAD + PARTS.replace("# Livrer", "# Construire")))
    assert found == ["Introduction · Construire", "Introduction · Construire 2"]


def test_a_long_name_is_cut_at_a_word(planned: Plan) -> None:
    name = "Comment livrer sans peur une application que personne ne connaît"
    found = invented(planned(HEAD + PARTS.replace("# Livrer", f"# {name}")))
    assert found[1] == "Introduction · Comment livrer sans peur une…"


def test_an_author_s_heading_stays(planned: Plan) -> None:
    found = invented(planned(f"{HEAD}{PARTS}\n## Introduction\n\nTrois.\n"))
    assert found == ["Introduction · Construire", "Introduction · Livrer", "Introduction"]


def test_a_course_names_the_chapter_and_then_the_section(tmp_path: Path) -> None:
    pages = {
        "hugo.toml": 'title = "Cours"\nlanguageCode = "fr"\n',
        **{f"content/{name}.md": f"---\ntitle: {name}\n---\n{LONG}\n\n{PARTS}" for name in ("Forge", "Grille")},
    }
    slides = build_course(write_pages(tmp_path / "cours", pages), "course").slides["cours.pptx"]
    found = [text_of(slide, "title") for slide in slides]
    assert [title for title in found if title.startswith("Introduction")] == [
        "Introduction · Forge",
        "Introduction · Construire",
        "Introduction · Livrer",
        "Introduction · Grille",
        "Introduction · Grille · Construire",
        "Introduction · Grille · Livrer",
    ]


def test_a_table_says_what_it_is_and_how_large(planned: Plan) -> None:
    deck = planned("## Commandes\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n")
    tables = [fill.content for slide in deck.slides for fill in slide.fills if isinstance(fill.content, Table)]
    assert [table.description for table in tables] == ["Tableau – Commandes, 3 × 2"]
