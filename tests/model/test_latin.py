import sys
from unicodedata import bidirectional, category, east_asian_width

import pytest

from devops_slides.model.latin import is_western

SOFT_HYPHEN = "\u00ad"


def test_nothing_western_is_a_mark_invisible_wide_or_from_the_right() -> None:
    """What the patterns for other scripts search for, over all of Unicode."""
    found = [char for char in map(chr, range(sys.maxunicode + 1)) if is_western(char)]
    assert len(found) > 1000
    assert {char for char in found if category(char) in {"Mn", "Mc", "Me", "Cf"}} == {SOFT_HYPHEN}
    assert not [char for char in found if east_asian_width(char) in "WF" or bidirectional(char) in {"R", "AL"}]


@pytest.mark.parametrize(
    "text", ["", "plain", "Prêt à l’emploi : 5 €", "Đường thẳng", "“a” – b … c‰", "a\u202fb\u2009c"]
)
def test_usual_texts_are_western(text: str) -> None:
    assert is_western(text)


@pytest.mark.parametrize("text", ["漢字", "ไทย", "a\u0301", "a\u200bb", "שלום", "⚠", "© \ufe0f", "Жук", "。"])
def test_one_other_character_makes_a_text_another(text: str) -> None:
    assert not is_western(f"plain {text}")
