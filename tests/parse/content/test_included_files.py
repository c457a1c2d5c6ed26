"""Files in files: none within itself, none without end, and a list of attachments by any expression."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Place
from devops_slides.model.problem import ChapterError


def told(made: object) -> list[str]:
    return [problem.hint for problem in made.problems.found]


def test_a_file_that_is_being_read_is_not_included_again(placed: Place, site: Path) -> None:
    folder = site / "content" / "devops"
    (folder / "a.md").write_text('Un mot.\n\n{{< include "b.md" >}}\n', encoding="utf-8")
    (folder / "b.md").write_text('Un autre.\n\n{{< include "a.md" >}}\n{{< include "essai.md" >}}\n', encoding="utf-8")
    made = placed('## A\n\n{{< include "a.md" >}}\n{{< include "a.md" >}}\n{{< include "essai.md" >}}\n')
    assert set(told(made)) == {"it would include itself"}


def test_files_that_multiply_stop_the_chapter(placed: Place, site: Path) -> None:
    folder = site / "content" / "devops"
    (folder / "f0.md").write_text("Des mots pour remplir la page.\n\n" * 400, encoding="utf-8")
    for number in range(1, 7):
        call = f'{{{{< include "f{number - 1}.md" >}}}}\n'
        (folder / f"f{number}.md").write_text(call * 10, encoding="utf-8")
    with pytest.raises(ChapterError, match="characters"):
        placed('{{< include "f6.md" >}}\n')


@pytest.mark.parametrize("pattern", ["(a+)+$", "(", r"\.txt$"])
def test_no_expression_makes_a_list_of_attachments_endless(placed: Place, site: Path, pattern: str) -> None:
    folder = site / "content" / "devops" / "essai.files"
    folder.mkdir()
    (folder / f"{'a' * 60}b.txt").write_text("x", encoding="utf-8")
    made = placed(f'## A\n\nUn mot.\n\n{{{{% attachments pattern="{pattern}" title="Fichiers" /%}}}}\n')
    shown = any("aaab.txt" in str(slide) for slide in made.planned.slides)
    assert shown is (pattern != "(a+)+$")
