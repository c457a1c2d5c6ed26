"""Speaker notes: the same words from every notation, and on the slide of their part."""

from __future__ import annotations

import pytest

from conftest import Build, Plan
from devops_slides.model.deck import Deck
from devops_slides.model.text import plain

MARKDOWN = """Dire *d'abord* :

1. un
2. **deux**

   encore
   - voir [la page](https://example.org/a)
     et la suite

| a | b |
|---|---|
| 1 | 2 |

Écrire à <https://example.org/b>."""
HTML = (
    "<p>Dire <em>d'abord</em> :</p><ol><li>un</li><li><p><b>deux</b></p><p>encore</p><ul><li>voir"
    " <a href='https://example.org/a'>la page</a> et la suite</li></ul></li></ol><table><tr><th>a</th><th>b</th></tr>"
    "<tr><td>1</td><td>2</td></tr></table><p>Écrire à <a href='https://example.org/b'>https://example.org/b</a>.</p>"
)
NOTES = (
    "Dire d’abord :",
    "1. un",
    "2. deux",
    "    encore",
    "    • voir la page (https://example.org/a) et la suite",
    "a – b",
    "1 – 2",
    "Écrire à https://example.org/b.",
)


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- slides: notes: {MARKDOWN} -->",
        f"<!-- slides: notes:\n{MARKDOWN}\n-->",
        f"::: notes\n{MARKDOWN}\n:::",
        f"{{{{% note %}}}}\n{MARKDOWN}\n{{{{% /note %}}}}",
        f"{{{{< speaker-notes >}}}}\n{MARKDOWN}\n{{{{< /speaker-notes >}}}}",
        f'<aside class="notes">\n\n{MARKDOWN}\n\n</aside>',
        f"<div class='x notes'>\n\n{MARKDOWN}\n\n</div>",
        f'<aside class="notes">{HTML}</aside>',
        f'<div class="notes">{HTML}</div>',
        f'<div>\n<aside class="notes">{HTML}</aside>\n</div>',
    ],
)
def test_every_notation_has_the_same_notes(planned: Plan, text: str) -> None:
    deck = planned(f"## Un\n\nmot\n\n{text}\n\n## Deux\n\nfin\n")
    assert [note.replace("'", "’") for note in deck.slides[1].notes] == list(NOTES)
    assert [plain(row.runs) for row in deck.slides[1].text("body")] == ["mot"]
    assert not deck.slides[2].notes


def test_notes_of_front_matter_are_read_alike(planned: Plan) -> None:
    deck = planned(
        "---\ntitle: T\nslides:\n  notes: |\n    Dire *bonjour*.\n    Puis :\n    - un\n    - deux\n---\nmot\n"
    )
    assert deck.slides[0].notes == ("Dire bonjour.", "Puis :", "• un", "• deux")


@pytest.mark.parametrize(
    "notes", ["::: notes\nDire.\n:::", '<div class="notes">\nDire.\n</div>', "{{% note %}}Dire.{{% /note %}}"]
)
@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("{}\n\n# Un\n\n## A\n\nmot\n\n## B\n\nmot\n", 0),
        ("mot\n\n# Un\n\n{}\n\n## A\n\nmot\n\n## B\n\nmot\n", 2),
        ("mot\n\n# Un\n\nUn texte court.\n\n{}\n\n## A\n\nmot\n\n## B\n\nmot\n", 2),
        ("## A\n\nmot\n\n## Questions\n\n{}\n", 2),
        ("## A\n\nmot\n\n{}\n\n## B\n\nmot\n", 1),
    ],
    ids=["before the first heading", "section", "section with a text", "notes only", "content"],
)
def test_notes_are_on_the_slide_of_their_part(planned: Plan, text: str, at: int, notes: str) -> None:
    deck: Deck = planned(text.format(notes))
    assert [slide.notes for slide in deck.slides] == [("Dire.",) if n == at else () for n in range(len(deck.slides))]
    assert "Dire." not in [plain(row.runs) for slide in deck.slides for row in slide.text("body")]


def test_empty_notes_are_none(planned: Plan) -> None:
    assert not planned('## A\n\nmot\n\n<div class="notes"></div>\n').slides[-1].notes


def test_nested_notes_come_back_as_they_were_written(built: Build) -> None:
    built("## A\n\nmot\n\n::: notes\n- un\n  - deux\n    - trois\n:::\n")
