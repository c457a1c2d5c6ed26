"""The reference pages agree with the code."""

from __future__ import annotations

import pytest

from documents import script

reference = script("write_reference")


@pytest.mark.parametrize("name", list(reference.WRITTEN))
def test_a_page_is_up_to_date(name: str) -> None:
    text = (reference.PAGES / f"{name}.md").read_text(encoding="utf-8")
    assert text == reference.page(name), "python scripts/write_reference.py writes it anew"


def test_every_page_of_the_folder_is_written() -> None:
    assert {file.stem for file in reference.PAGES.glob("*.md")} == set(reference.WRITTEN)


def test_a_name_without_words_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"settings .*: colour, title"):
        reference.words([name for name in reference.WORDS["settings"] if name != "title"] + ["colour"], "settings")
