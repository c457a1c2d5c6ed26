"""Patterns with fields: a field without a value vanishes with its separator."""

from __future__ import annotations

import pytest

from devops_slides.model.fields import filled

VALUES = {"course": "DevOps", "kicker": "", "chapter": "Le mur", "client": "ACME", "date": ""}


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("{course} · {kicker} {chapter}", "DevOps · Le mur"),
        ("{course} · {kicker} · {chapter}", "DevOps · Le mur"),
        ("{date} | {course}", "DevOps"),
        ("Pour {client}, le {date}", "Pour ACME"),
        ("{date} – {trainer}", ""),
        ("© Équipe · {Client}", "© Équipe · ACME"),
        ("sans champ", "sans champ"),
        ("peut-être {client}", "peut-être ACME"),
        ("{course} - {date} - {chapter}", "DevOps - Le mur"),
        ("{ course }", "DevOps"),
    ],
)
def test_patterns(pattern: str, text: str) -> None:
    assert filled(pattern, VALUES) == text
