"""Titles that go on over several slides are numbered."""

from __future__ import annotations

import pytest

from devops_slides.model.text import Run, plain
from devops_slides.place.slides.titles import numbered_titles


@pytest.mark.parametrize("title", ["Le défi :", "Le défi:", "Le défi", "Le défi \u00a0:"])
def test_the_number_stands_for_the_colon_of_a_title(title: str) -> None:
    found = numbered_titles([("content", (Run(title, bold=True),))] * 2)
    assert [plain(one) for one in found] == ["Le défi\u00a0(1/2)", "Le défi\u00a0(2/2)"]
    assert found[0][0].bold


def test_a_title_that_stands_once_keeps_its_colon() -> None:
    assert plain(numbered_titles([("content", (Run("Le défi :"),))])[0]) == "Le défi :"
    assert plain(numbered_titles([("content", (Run(":"),))] * 2)[0]) == ":\u00a0(1/2)"
