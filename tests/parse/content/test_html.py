"""HTML within Markdown: nothing is fused, lost or torn out of its element."""

from __future__ import annotations

import pytest

from conftest import Place, Plan
from devops_slides.model.block import Code, Table
from devops_slides.model.deck import Deck
from devops_slides.model.placed import PlacedText
from devops_slides.model.text import Link, plain
from parse.shortcodes.test_expand import said


def bodies(deck: Deck) -> list[str]:
    """Each paragraph of the slides' texts, with its number or bullet."""
    return [
        f"{'' if row.number is None else f'{row.number}. '}{plain(row.runs)}"
        for slide in deck.slides[1:]
        for row in slide.text("body")
    ]


def cells(deck: Deck) -> list[str]:
    found = [fill.content for slide in deck.slides for fill in slide.fills if isinstance(fill.content, Table)]
    return ["".join(run.text for run in cell) for table in found for row in table.rows for cell in row]


def codes(deck: Deck) -> list[str]:
    return [
        "\n".join(fill.content.lines) for slide in deck.slides for fill in slide.fills if isinstance(fill.content, Code)
    ]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("<ul><li>un</li><li>deux</li></ul>", "• un\n• deux"),
        ("avant<ol start='3'><li>trois<li>quatre</ol>après", "avant\n3. trois\n4. quatre\naprès"),
        ("un<p>deux</p>trois", "un\ndeux\ntrois"),
        ("un <hr> deux<div>trois</div>", "un\ndeux\ntrois"),
        ("un<br>deux<br/>trois", "un\ndeux\ntrois"),
        ("<p>un</p><p>**deux**</p>", "un\ndeux"),
        ("un<span>deux</span>", "undeux"),
    ],
)
def test_tags_of_blocks_part_the_words_of_a_cell(planned: Plan, cell: str, shown: str) -> None:
    assert cells(planned(f"| a | b |\n|---|---|\n| {cell} | x |\n")) == [shown, "x"]


def test_tags_of_blocks_part_the_words_of_a_paragraph(planned: Plan) -> None:
    found = bodies(planned("Un <div>deux</div>trois<ul><li>quatre</li><li>cinq</li></ul>\n"))
    assert " ".join(found).split() == ["Un", "deux", "trois", "•", "quatre", "•", "cinq"]


def test_a_folded_part_may_close_inside_a_list(planned: Plan) -> None:
    fold = "<details>\n<summary>{}</summary>\n\n- {}\n  - dedans\n    </details>\n\n"
    deck = planned(fold.format("Un", "alpha") + fold.format("Deux", "bêta") + "Fin.\n")
    titles = [plain(slide.text("title")[0].runs) for slide in deck.slides[1:]]
    assert titles[:2] == ["Un", "Deux"]
    assert bodies(deck) == ["alpha", "dedans", "bêta", "dedans", "Fin."]


def test_a_folded_part_may_close_at_the_end_of_a_paragraph(planned: Plan) -> None:
    deck = planned("<details><summary>Un</summary>\n\nalpha</details>\n\nFin.\n")
    assert plain(deck.slides[1].text("title")[0].runs) == "Un"
    assert bodies(deck) == ["alpha", "Fin."]


def test_markdown_in_cells_of_html_keeps_its_blocks(planned: Plan) -> None:
    deck = planned("<table>\n<tr><th>a</th><th>b</th></tr>\n<tr><td>\n\n- x\n- y\n\n</td><td>z</td></tr>\n</table>\n")
    assert cells(deck) == ["• x\n• y", "z"]


def test_what_is_in_no_item_of_a_list_is_kept(planned: Plan) -> None:
    deck = planned("<ul>perdu<li>un</li><ul><li>dedans</li></ul>entre<li>deux</li></ul>\n")
    assert bodies(deck) == ["perdu", "un", "dedans", "entre", "deux"]


def test_definitions_inside_definitions_are_shown_once(planned: Plan) -> None:
    deck = planned("<dl><div><dt>un</dt><dd>alpha<dl><dt>deux</dt><dd>bêta</dd></dl></dd></div></dl>\n")
    assert bodies(deck) == ["un", "alpha", "deux", "bêta"]


@pytest.mark.parametrize(
    ("html", "markers"),
    [
        ("<ol type='a' start='3'><li>x</li><li>x</li><li value='7'>x</li><li>x</li></ol>", "c. d. g. h."),
        ("<ol type='I' start='9'><li>x</li><li>x</li></ol>", "IX. X."),
        ("<ol type='A' start='26'><li>x</li><li>x</li></ol>", "Z. AA."),
        ("<ol style='list-style-type: lower-roman'><li>x</li><li>x</li></ol>", "i. ii."),
        ("<ol reversed><li>x</li><li>x</li></ol>", "2. 1."),
        ("<ol reversed start='1'><li>x</li><li>x</li></ol>", "1. 0."),
        ("<ol start='-1'><li>x</li><li>x</li><li value='3x'>x</li></ol>", "-1. 0. 3."),
        ("<ol start='x' type='q'><li>x</li></ol>", "1."),
        ("<ol type='a' start='0'><li>x</li><li>x</li></ol>", "0. a."),
    ],
)
def test_lists_count_as_in_a_browser(placed: Place, html: str, markers: str) -> None:
    texts = [shape for slide in placed(f"{html}\n").placed.slides[1:] for shape in slide.placed]
    rows = [
        row for text in texts if isinstance(text, PlacedText) and text.slot.name == "body" for row in text.paragraphs
    ]
    assert " ".join(row.marker for row in rows) == markers


def test_a_list_of_letters_goes_on_after_its_code(placed: Place) -> None:
    html = "<ol type='a'><li>x<pre>ls</pre></li><li>y</li></ol>\n"
    rows = [row for slide in placed(html).planned.slides for row in slide.text("body")]
    assert [(row.number, row.numbering) for row in rows] == [(1, "a"), (2, "a")]


IN_A_GRID = """<div class="row">
    <div class="col">
    {{< figure src="/images/devops.png" >}}
    </div>
    <div class="col">
    {{< notice tip >}}Un mot.{{< /notice >}}
    </div>
</div>

Fin.
"""


def test_shortcodes_inside_a_piece_of_html(planned: Plan) -> None:
    deck = planned(IN_A_GRID)
    assert [slide.role for slide in deck.slides[1:]] == ["content", "callout", "content"]
    assert bodies(deck) == ["Un mot.", "Fin."]
    assert not codes(deck)


@pytest.mark.parametrize(
    "text",
    [
        "Un\n\n    {{< figure src='x.png' >}}\n",
        "- un\n\n      {{< figure src='x.png' >}}\n",
        "<pre>\n{{< figure src='x.png' >}}\n</pre>\n",
    ],
)
def test_code_shows_shortcodes_as_written(planned: Plan, text: str) -> None:
    assert codes(planned(text)) == ["{{< figure src='x.png' >}}"]


def test_code_shows_the_whole_of_a_shortcode(planned: Plan) -> None:
    text = "Un\n\n    {{< notice tip >}}mot{{< /notice >}} fin\n"
    assert codes(planned(text)) == ["{{< notice tip >}}mot{{< /notice >}} fin"]


@pytest.mark.parametrize(
    ("html", "shown", "address"),
    [
        ('<video src="https://example.org/a/film.mp4" controls></video>', "film.mp4", "https://example.org/a/film.mp4"),
        ('<video><source src="https://example.org/f.webm">Rien</video>', "f.webm", "https://example.org/f.webm"),
        ('<audio title="Le son" src="https://example.org/s"></audio>', "Le son", "https://example.org/s"),
        ('<embed src="https://example.org/x">', "example.org/x", "https://example.org/x"),
        ('<object data="https://example.org/p.pdf"><p>Rien</p></object>', "p.pdf", "https://example.org/p.pdf"),
        ('<iframe src="https://example.org/page/"></iframe>', "example.org/page", "https://example.org/page/"),
        (
            '<video controls>\n\n<source src="https://example.org/f.mp4">\n\n</video>',
            "f.mp4",
            "https://example.org/f.mp4",
        ),
        ("<iframe src='//example.org/x'></iframe>", "example.org/x", "https://example.org/x"),
    ],
)
@pytest.mark.parametrize("around", ["{}", "Avant {} après", "<div>\n{}\n</div>", "- {}"])
def test_what_cannot_be_played_is_a_link(placed: Place, html: str, shown: str, address: str, around: str) -> None:
    if "\n" in html and around != "{}":
        pytest.skip("an empty line ends the text around it")
    made = placed(f"{around.format(html)}\n")
    runs = [run for slide in made.planned.slides[1:] for row in slide.text("body") for run in row.runs]
    assert [(run.text, run.link) for run in runs if run.link] == [(shown, Link("url", address))]
    assert "Rien" not in said(made.planned)
    told = [problem for problem in made.problems.found if problem.code == "not-played"]
    assert len(told) == 1


def test_a_film_has_its_poster(planned: Plan) -> None:
    deck = planned('<video src="https://example.org/f.mp4" poster="/images/wide.png" title="Le film"></video>\n')
    (picture,) = [picture for slide in deck.slides for picture in slide.pictures()]
    assert picture.link == Link("url", "https://example.org/f.mp4")
    assert plain(picture.caption) == "Le film"


def test_a_drawing_in_an_object_is_a_picture(planned: Plan) -> None:
    deck = planned('<object data="/images/wide.png" type="image/png" aria-label="Un trait"></object>\n')
    assert [picture.alt for slide in deck.slides for picture in slide.pictures()] == ["Un trait"]


@pytest.mark.parametrize(
    "row", ['<div style="display: flex; gap: 1em">', '<div class="row">', '<section style="display:grid">']
)
def test_boxes_in_a_row_are_columns(placed: Place, row: str) -> None:
    tag = row[1:].partition(" ")[0]
    text = f"## A\n\n{row}\n<div>\n\nDes mots à gauche.\n\n</div>\n<div>\n\n- à droite\n\n</div>\n</{tag}>\n"
    assert [slide.role for slide in placed(text).planned.slides][1:] == ["columns"]


def test_boxes_above_one_another_are_none(placed: Place) -> None:
    text = '## A\n\n<div style="display:flex; flex-direction:column"><div>Un.</div><div>Deux.</div></div>\n'
    assert [slide.role for slide in placed(text).planned.slides][1:] != ["columns"]
