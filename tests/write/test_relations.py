"""Links: to addresses in ASCII, to slides of the deck, and none that leads nowhere."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from pptx import Presentation

from conftest import Build, Made, Placed, Plan
from devops_slides.model.placed import PlacedTable, PlacedText

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def targets(data: bytes) -> list[str]:
    """The addresses outside the deck that its slides lead to."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        rels = "".join(
            archive.read(name).decode() for name in archive.namelist() if name.startswith("ppt/slides/_rels/")
        )
    found = [element for element in re.findall("<Relationship [^>]*>", rels) if 'TargetMode="External"' in element]
    return [re.findall('Target="([^"]*)"', one)[0] for one in found]


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("[t](https://example.org/a)", "https://example.org/a"),
        ("[t](<https://example.org/à voir>)", "https://example.org/%C3%A0%20voir"),
        ("[t](https://example.org/a%20b)", "https://example.org/a%20b"),
        ("[t](https://example.org/?a=1&b=2#c)", "https://example.org/?a=1&amp;b=2#c"),
        ("<https://example.org/x>", "https://example.org/x"),
        ("[t](mailto:a@example.org)", "mailto:a@example.org"),
        ('<a href="https://example.org/h">t</a>', "https://example.org/h"),
        ('<a href="https://example.org/à voir?100%">t</a>', "https://example.org/%C3%A0%20voir?100%25"),
    ],
)
def test_an_address_is_written_as_office_takes_it(built: Build, written: str, target: str) -> None:
    assert targets(built(f"## A\n\nDu texte, {written} et la suite.\n").data) == [target]


@pytest.mark.parametrize("written", ["[t]()", "[t](javascript:alert(1))", "[t](../autre/)", "[t](#ici)"])
def test_what_leads_nowhere_is_plain_text(built: Build, written: str) -> None:
    made = built(f"## A\n\nDu texte, {written} et la suite.\n")
    assert targets(made.data) == []
    said = "".join(
        run.text for slide in made.planned.slides for paragraph in slide.text("body") for run in paragraph.runs
    )
    assert "et la suite" in said


def test_the_same_address_has_one_relationship_a_slide(built: Build) -> None:
    made = built("## A\n\nUn [a](https://example.org/) et un [b](https://example.org/).\n")
    assert targets(made.data) == ["https://example.org/"]


PICTURE = "![Un schéma](/images/devops.png)"


@pytest.mark.parametrize(
    "written",
    [
        f"[{PICTURE}](https://example.org/grand)",
        f"Du texte.\n\n[{PICTURE}](https://example.org/grand)",
        '<a href="https://example.org/grand"><img src="/images/devops.png" alt="Un schéma"></a>',
        f"- Un point\n\n  [{PICTURE}](https://example.org/grand)",
        '<p><a href="https://example.org/grand"><em><img src="/images/devops.png" alt="Un schéma"></em></a></p>',
        '<figure><a href="https://example.org/grand"><img src="/images/devops.png" alt="Un schéma"></a></figure>',
        '{{< figure src="/images/devops.png" alt="Un schéma" link="https://example.org/grand" >}}',
        "[![Un schéma](/images/devops.png =300x200)](https://example.org/grand)",
    ],
)
def test_a_picture_inside_a_link_leads_where_the_link_does(built: Build, written: str) -> None:
    data = built(f"## A\n\n{written}\n").data
    assert targets(data) == ["https://example.org/grand"]
    clicked = [
        shape
        for slide in Presentation(io.BytesIO(data)).slides
        for shape in slide.shapes
        if shape._element.xpath(".//p:cNvPr/a:hlinkClick")
    ]
    assert [shape.name for shape in clicked] == ["picture"]


def test_a_picture_without_a_link_or_with_one_that_leads_nowhere_is_not_clicked(built: Build) -> None:
    made = built(f"## A\n\n[{PICTURE}](../autre/)\n\n## B\n\n{PICTURE}\n")
    assert targets(made.data) == []


def test_an_icon_inside_a_link_is_linked_text(planned: Plan) -> None:
    deck = planned("## A\n\nVoir [![le dépôt](/images/icon.png)](https://example.org/code) ici.\n")
    runs = [run for paragraph in deck.slides[1].text("body") for run in paragraph.runs if run.link is not None]
    assert [(run.text, run.link.target) for run in runs if run.link] == [("le dépôt", "https://example.org/code")]


LONG = "[un lien assez long pour prendre deux lignes dans toutes les boîtes de toutes les diapositives de ce chapitre et trois ailleurs](https://example.org/)"
ADDRESS = "https://example.org/" + "/".join(["livraison_continue"] * 12)
BOXES = {
    "body": f"Du texte, {LONG} et la suite.\n\n- un {LONG}.\n- deux",
    "callout": f"> [!NOTE]\n> Voir {LONG}.",
    "quote": f"> Voir {LONG}.\n>\n> — {LONG}",
    "statement": LONG,
    "address": f"- Voir {ADDRESS} ici.\n- un",
    "columns": f"{{{{< columns >}}}}\n### Un\n\n- {LONG}\n- un\n<--->\n### Deux\n\n- {LONG}\n- deux\n{{{{< /columns >}}}}",
    "picture": f"{PICTURE}\n\nDu texte, {LONG} et la suite.",
    "table": f"| a | b |\n|---|---|\n| c | {LONG} |\n| {ADDRESS} | {LONG} |",
    "summary": f"- un\n\n## En résumé\n\n- un {LONG}\n- deux",
}


def paragraphs(made: Made) -> list[tuple[str, list[tuple[str, bool]]]]:
    """Each paragraph of the deck with links: its text, and its runs with whether they have one."""
    found = []
    for slide in Presentation(io.BytesIO(made.data)).slides:
        for element in slide._element.iter(f"{{{DRAWING}}}p"):
            runs = [
                (run.findtext(f"{{{DRAWING}}}t"), run.find(f".//{{{DRAWING}}}hlinkClick") is not None)
                for run in element.iter(f"{{{DRAWING}}}r")
            ]
            if any(linked for _, linked in runs):
                found.append(("".join(text for text, _ in runs), runs))
    return found


def lines_of(made: Placed) -> set[str]:
    """The lines of all texts and of cells with links."""
    placed = [shape for slide in made.placed.slides for shape in slide.placed]
    texts = {
        line for shape in placed if isinstance(shape, PlacedText) for part in shape.paragraphs for line in part.lines
    }
    cells = {
        line
        for shape in placed
        if isinstance(shape, PlacedTable)
        for row in shape.lines
        for cell in row
        for line in cell
    }
    return texts | cells


@pytest.mark.parametrize("theme", ["default", "dark"])
@pytest.mark.parametrize("box", BOXES)
def test_a_link_is_written_in_a_piece_a_line(built: Build, box: str, theme: str) -> None:
    made = built(f"## A\n\n{BOXES[box]}\n", theme)
    found, lines = paragraphs(made), lines_of(made)
    pieces = [text for _, runs in found for text, linked in runs if linked]
    assert len(pieces) > len(found)
    assert all(any(piece in line for line in lines) for piece in pieces)
    assert all(piece == piece.strip() for piece in pieces)
    whole = " ".join(text for text, _ in found)
    assert LONG[1:].partition("]")[0] in whole or ADDRESS in whole


def test_entries_of_an_agenda_are_written_in_a_piece_a_line(built: Build) -> None:
    heads = [f"Un titre numéro {n} assez long pour prendre deux lignes dans le programme" for n in range(4)]
    made = built("".join(f"## {head}\n\nDu texte.\n\n" for head in heads))
    agenda = paragraphs(made)[:4]
    assert [len([text for text, linked in runs if linked]) for _, runs in agenda] == [2] * 4
    assert all(text.endswith(head) for (text, _), head in zip(agenda, heads, strict=True))


def test_a_link_that_stays_on_its_line_is_one_run(built: Build) -> None:
    ((text, runs),) = paragraphs(built(f"## A\n\n{'Des mots. ' * 9}Un [lien de trois mots](https://example.org/).\n"))
    assert [run for run, linked in runs if linked] == ["lien de trois mots"]
    assert text.endswith("Un lien de trois mots.")


def test_the_space_between_two_lines_has_the_colour_of_its_link(built: Build) -> None:
    data = built(f"## A\n\n{LONG}\n").data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("ppt/slides/slide2.xml").decode()
    spaces = re.findall(r"<a:r><a:rPr([^>]*)>((?:(?!</a:r>).)*)</a:rPr><a:t> </a:t></a:r>", xml)
    assert set(spaces) == {(' lang="fr-FR"', '<a:solidFill><a:schemeClr val="hlink"/></a:solidFill>')}
