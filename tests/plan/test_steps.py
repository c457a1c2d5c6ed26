"""Lists with code, tables or pictures between their items: each step is with what it shows."""

from __future__ import annotations

import pytest

from conftest import Place, Plan
from devops_slides.model.block import Code, Table
from devops_slides.model.deck import Deck, Fill, Text
from devops_slides.model.placed import PlacedPicture
from devops_slides.model.text import plain


def steps(deck: Deck) -> list[tuple[str, list[str], int]]:
    """Role, body (numbers in front) and count of pictures of each slide but the first."""
    return [
        (
            slide.role,
            [
                f"{paragraph.number}. {plain(paragraph.runs)}" if paragraph.number else plain(paragraph.runs)
                for paragraph in slide.text("body")
            ],
            len(slide.pictures()),
        )
        for slide in deck.slides[1:]
    ]


def test_a_step_stands_with_its_code_and_its_picture(planned: Plan) -> None:
    deck = planned(
        "1. Cloner\n\n   ```sh\n   git clone x\n   ```\n\n2. Ouvrir\n3. Regarder\n\n"
        "   ![a](../../images/devops.png)\n\n   puis fermer\n4. Partir\n"
    )
    assert steps(deck) == [
        ("code", ["1. Cloner"], 0),
        ("content", ["2. Ouvrir", "3. Regarder"], 1),
        ("content", ["puis fermer", "4. Partir"], 0),
    ]


def test_matter_deep_in_a_list_stands_behind_its_item(planned: Plan) -> None:
    deck = planned("- un\n  - dedans\n\n    ```sh\n    ls\n    ```\n\n  - après\n- deux\n")
    assert [(role, body) for role, body, _ in steps(deck)] == [
        ("code", ["un", "dedans"]),
        ("content", ["après", "deux"]),
    ]


def test_pictures_of_one_paragraph_share_a_slide(placed: Place) -> None:
    made = placed(
        "![a](../../images/devops.png) ![b](../../images/continuous_delivery.png)\n\n![c](../../images/wide.png)\n"
    )
    assert [count for _, _, count in steps(made.planned)] == [2, 1]
    boxes = [shape.box for shape in made.placed.slides[1].placed if isinstance(shape, PlacedPicture)]
    assert len(boxes) == 2
    assert boxes[0].right <= boxes[1].left or boxes[0].bottom <= boxes[1].top


def test_side_by_side_with_text(placed: Place) -> None:
    made = placed("Un texte court.\n\n![a](../../images/devops.png) ![b](../../images/devops.png)\n")
    assert steps(made.planned) == [("content", ["Un texte court."], 2)]
    assert len([shape for shape in made.placed.slides[1].placed if isinstance(shape, PlacedPicture)]) == 2


@pytest.mark.parametrize("theme", ["default", "dark", "editorial", "technical", "contrast"])
def test_a_picture_takes_the_layout_that_its_author_asks_for(placed: Place, theme: str) -> None:
    made = placed("## A\n\n<!-- slides: layout=picture-full -->\n![a](../../images/devops.png)\n", theme)
    slide = made.placed.slides[1]
    assert slide.layout == "picture-full"
    whole = next(shape.box for shape in slide.placed if isinstance(shape, PlacedPicture))
    usual = placed("## A\n\n![a](../../images/devops.png)\n", theme).placed.slides[1]
    assert whole.height > next(shape.box for shape in usual.placed if isinstance(shape, PlacedPicture)).height


def test_a_picture_below_its_text_takes_the_room_that_the_text_leaves(placed: Place) -> None:
    tall = "<!-- slides: layout=picture-below -->\n{}\n\n![a](../../images/devops.png)\n"
    few, many = (placed(f"## A\n\n{tall.format(text)}") for text in ("Un mot.", "Des mots en nombre, ici et là. " * 8))
    heights = [
        next(shape.box.height for shape in made.placed.slides[1].placed if isinstance(shape, PlacedPicture))
        for made in (few, many)
    ]
    assert heights[0] > heights[1]


def order(deck: Deck) -> list[tuple[str, str]]:
    """Role, and all words under the title, of each slide but the first and agendas."""
    return [
        (slide.role, " / ".join(word for fill in slide.fills[1:] for word in words_of(fill)))
        for slide in deck.slides[1:]
        if slide.role != "agenda"
    ]


def words_of(fill: Fill) -> list[str]:
    match fill.content:
        case Text(paragraphs=rows):
            return [] if fill.slot == "tag" else [plain(row.runs) for row in rows]
        case Code(lines=lines):
            return list(lines)
        case Table(rows=rows):
            return [plain(cell) for row in rows for cell in row]
        case _:
            return ["picture"]


QUOTED = "avant\n\n```sh\nls\n```\n\nentre\n\n| a |\n|---|\n| 1 |\n\n![x](../../images/wide.png)\n\naprès\n"


@pytest.mark.parametrize(
    ("text", "role", "label"),
    [
        ("".join(f"> {line}\n" for line in QUOTED.split("\n")), "quote", ""),
        ("> [!NOTE]\n" + "".join(f"> {line}\n" for line in QUOTED.split("\n")), "callout", "Note / "),
        ('{{% notice tip "T" %}}\n' + QUOTED + "{{% /notice %}}\n", "callout", "T / "),
        (
            f'{{{{% expand "P" %}}}}\n{{{{% notice tip "T" %}}}}\n{QUOTED}{{{{% /notice %}}}}\n{{{{% /expand %}}}}\n',
            "callout",
            "T / ",
        ),
        ("<details>\n<summary>P</summary>\n<blockquote>\n\n" + QUOTED + "\n</blockquote>\n</details>\n", "quote", ""),
    ],
    ids=["quotation", "alert", "notice", "notice folded", "HTML"],
)
def test_a_container_keeps_its_order(planned: Plan, text: str, role: str, label: str) -> None:
    assert order(planned(text)) == [
        (role, f"{label}avant"),
        ("code", "ls"),
        (role, f"{label}entre"),
        ("table", "1"),
        ("content", "picture"),
        (role, f"{label}après"),
    ]


def test_a_callout_in_an_item_keeps_its_order(planned: Plan) -> None:
    text = "- un\n\n  > avant\n  >\n  > ```sh\n  > ls\n  > ```\n  >\n  > après\n- deux\n"
    assert [words for _, words in order(planned(text))] == ["un / avant / ls", "après", "deux"]


def test_a_callout_that_begins_with_code_has_its_label_first(planned: Plan) -> None:
    found = order(planned("> [!WARNING]\n> ```sh\n> rm x\n> ```\n>\n> après\n"))
    assert [role for role, _ in found] == ["callout", "code", "callout"]


def test_a_quotation_of_code_alone_is_the_code_with_its_notes(planned: Plan) -> None:
    deck = planned("> ```sh\n> ls\n> ```\n>\n> <!-- slides: notes: Dire cela. -->\n")
    assert order(deck) == [("code", "ls")]
    assert deck.slides[1].notes == ("Dire cela.",)


def test_a_footnote_keeps_its_order(planned: Plan) -> None:
    deck = planned("Un mot[^1].\n\n[^1]: Avant.\n\n    ```sh\n    ls\n    ```\n\n    Après.\n")
    assert [words for _, words in order(deck)] == ["Un mot1.", "Avant.", "ls", "Après."]


def test_a_quotation_with_a_list_keeps_its_bullets(placed: Place) -> None:
    made = placed("## A\n\n> Il faut :\n>\n> - un\n> - deux\n\n## B\n\n> Une phrase.\n")
    assert [slide.layout for slide in made.placed.slides if slide.role == "quote"] == ["content", "quote"]
