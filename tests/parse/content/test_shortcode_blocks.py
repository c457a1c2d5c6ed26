"""A callout keeps the word that the page uses for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import make_site
from devops_slides.model.block import Callout, walk
from devops_slides.model.problem import Problems
from devops_slides.parse.chapter import read_chapter
from devops_slides.parse.course.course import pages
from devops_slides.parse.course.settings import read_settings

CALLOUTS = {
    "{{< success >}}\nDone.\n{{< /success >}}": ("tip", "success"),
    '{{< notice style="orange" >}}\nDone.\n{{< /notice >}}': ("warning", "orange"),
    "> [!CAUTION]\n> Done.": ("danger", "caution"),
}


@pytest.mark.parametrize("text", CALLOUTS)
def test_a_callout_keeps_its_word(tmp_path: Path, text: str) -> None:
    root = make_site(tmp_path / "course")
    file = root / "content" / "devops" / "a.md"
    file.write_text(f"---\ntitle: A\n---\n## Now\n\n{text}\n", encoding="utf-8")
    chapter = read_chapter(pages(file)[0], read_settings(root), Problems())
    (callout,) = (block for block in walk(chapter.blocks) if isinstance(block, Callout))
    assert (callout.kind, callout.word) == CALLOUTS[text]
