"""Language tags."""

from __future__ import annotations

import pytest

from devops_slides.parse.course.settings import tag


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("fr", "fr-FR"), ("fr-ca", "fr-CA"), ("pt_BR", "pt-BR"), ("zh", "zh-CN"), ("zh-Hant", "zh-TW"),
        ("zh-hant-hk", "zh-HK"), ("zh-Hans", "zh-CN"), ("sr-Latn-RS", "sr-RS"), ("no", "nb-NO"), ("iw", "he-IL"),
        ("ur", "ur-PK"), ("eo", "eo"), ("", "en-US"), ("12", "en-US"),
    ],
)  # fmt: skip
def test_tag(given: str, found: str) -> None:
    assert tag(given) == found
