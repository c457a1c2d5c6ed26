"""Numbers of lists in letters and Roman numerals."""

from __future__ import annotations

import pytest

from devops_slides.model.numerals import Numbering, numeral


@pytest.mark.parametrize(
    ("number", "numbering", "shown"),
    [
        (5, "1", "5"), (-2, "1", "-2"), (1, "a", "a"), (26, "a", "z"), (27, "a", "aa"), (703, "A", "AAA"),
        (0, "a", "0"), (-1, "A", "-1"), (4, "i", "iv"), (1999, "I", "MCMXCIX"), (4000, "i", "4000"), (0, "I", "0"),
    ],
)  # fmt: skip
def test_numerals(number: int, numbering: Numbering, shown: str) -> None:
    assert numeral(number, numbering) == shown
