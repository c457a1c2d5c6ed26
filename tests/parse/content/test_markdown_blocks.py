"""Blocks of Markdown and HTML beyond CommonMark."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Build, Place, Plan
from devops_slides.model.block import Code, Table
from devops_slides.model.deck import Deck
from devops_slides.model.text import Link, Run, plain
from devops_slides.parse.content.inlines import without_chains
from parse.shortcodes.test_expand import said


def runs(deck: Deck) -> list[Run]:
    return [run for slide in deck.slides[1:] for paragraph in slide.text("body") for run in paragraph.runs]


def tables(deck: Deck) -> list[Table]:
    return [fill.content for slide in deck.slides for fill in slide.fills if isinstance(fill.content, Table)]


def test_footnotes_lead_to_their_slide(built: Build) -> None:
    deck = built("Un mot[^a], un autre[^b].\n\n[^a]: Premier.\n[^b]: Second.\n").planned
    last = deck.slides[-1]
    assert last.role == "notes"
    marks = [run for run in runs(deck) if run.raised]
    assert [run.text for run in marks] == ["1", "2"]
    assert {run.link for run in marks} == {Link("slide", last.key)}


def test_a_task_has_its_box(planned: Plan) -> None:
    assert "☑ fait" in said(planned("- [x] fait\n- [ ] à faire\n"))
    assert "[a] reste" in said(planned("- [a] reste\n- deux\n"))


def test_dollars_are_formulas_only_where_the_page_has_formulas(planned: Plan) -> None:
    text = "Le prix de $a_1$ et de $b_2$ change.\n"
    with_math = [run.text for run in runs(planned(f"---\ntitle: t\nmath: true\n---\n{text}")) if run.code]
    assert with_math == ["a_1", "b_2"]
    assert not [run for run in runs(planned(text)) if run.code]


def test_emoji_only_where_the_site_has_them(planned: Plan, site: Path) -> None:
    assert ":rocket:" in said(planned("En avant :rocket:\n"))
    config = site / "hugo.toml"
    config.write_text("enableEmoji = true\n" + config.read_text(encoding="utf-8"), encoding="utf-8")
    assert "🚀 et :inconnu:" in said(planned("En avant :rocket: et :inconnu:\n"))


def test_bare_addresses_are_links_and_names_are_not(planned: Plan) -> None:
    found = runs(planned("Voir https://git-scm.com/doc, pas main.go ni exemple.com.\n"))
    assert [(run.text, run.link) for run in found if run.link] == [
        ("https://git-scm.com/doc", Link("url", "https://git-scm.com/doc"))
    ]


@pytest.mark.parametrize(
    ("text", "words", "address"),
    [
        ("Voir www.exemple.com/a.", "www.exemple.com/a", "https://www.exemple.com/a"),
        ("(www.exemple.com/a_(b))", "www.exemple.com/a_(b)", "https://www.exemple.com/a_(b)"),
        ("Écrire à ops@exemple.com, vite.", "ops@exemple.com", "mailto:ops@exemple.com"),
        ("*a.b+c@exemple.co.uk*", "a.b+c@exemple.co.uk", "mailto:a.b+c@exemple.co.uk"),
    ],
)
def test_addresses_without_a_scheme_are_links_where_goldmark_links_them(
    planned: Plan, text: str, words: str, address: str
) -> None:
    found = runs(planned(f"{text}\n"))
    assert [(run.text, run.link) for run in found if run.link] == [(words, Link("url", address))]


@pytest.mark.parametrize("text", ["un@deux", "a:www.exemple.com", "`ops@exemple.com`", "www.", "user@10 fois"])
def test_what_only_resembles_an_address_is_no_link(planned: Plan, text: str) -> None:
    assert not [run for run in runs(planned(f"{text}\n")) if run.link]


@pytest.mark.parametrize(
    "text", ["## T {#nom .c}\n\nx", "## T {.c}\n\nx", "T\n=\n{.c}\n\nx", "## T\n\nx\n{.c}\n", "## T\n\n[x](u){.c}\n"]
)
def test_attributes_are_not_shown(planned: Plan, text: str) -> None:
    assert "{" not in said(planned(text))


def test_a_table_in_pieces_of_html_is_one(planned: Plan) -> None:
    deck = planned("<table>\n<tr><th>a</th></tr>\n\n<tr><td>1</td></tr>\n\n<tr><td>2</td></tr>\n</table>\n")
    assert [(plain(table.head[0]), len(table.rows)) for table in tables(deck)] == [("a", 2)]


def test_a_table_that_lays_a_page_out_is_none(planned: Plan) -> None:
    deck = planned("<table><tr><td>gauche</td><td><pre>code</pre></td></tr><tr><td>a</td><td>b</td></tr></table>\n")
    assert not tables(deck)
    assert "gauche" in said(deck)
    assert "code" in said(deck)


def test_lists_in_cells_keep_their_items(planned: Plan) -> None:
    deck = planned(
        "<table><tr><th>a</th><th>b</th></tr><tr><td><ul><li>un</li><li>deux</li></ul></td><td>x</td></tr></table>"
    )
    assert plain(tables(deck)[0].rows[0][0]) == "• un • deux"


def test_code_in_html_keeps_its_language(planned: Plan) -> None:
    deck = planned('<pre><code class="language-go">x := 1\n</code></pre>\n')
    code = [fill.content for slide in deck.slides for fill in slide.fills if isinstance(fill.content, Code)]
    assert [(one.language, one.lines) for one in code] == [("go", ("x := 1",))]


def test_remarks_in_comments_are_never_shown(placed: Place) -> None:
    made = placed("Texte. <!-- privé -->\n\n<!-- privé aussi -->\n\n- un <!-- privé -->\n")
    assert "privé" not in str(made.placed)


def test_a_language_in_html_is_that_of_its_runs(built: Build) -> None:
    found = runs(built('Un <span lang="en">deployment</span> et <i lang="de">Wörter</i>.\n').planned)
    assert {run.text: run.lang for run in found if run.lang} == {"deployment": "en", "Wörter": "de"}


def test_chains_of_no_break_spaces_are_broken_and_french_spacing_stays() -> None:
    chain = "un service de stockage élastique par blocs".replace(" ", "\u00a0")
    assert without_chains(f"le {chain} : oui") == f"le {chain.replace(chr(160), ' ')} : oui"
    assert without_chains("10\u00a0% et «\u00a0oui\u00a0»") == "10\u00a0% et «\u00a0oui\u00a0»"


@pytest.mark.parametrize(
    ("front", "body", "breaks"),
    [
        ("", "a\n\n---\n\nb\n", False),
        ("slides: {break: rule}\n", "a\n\n---\n\nb\n", True),
        ("outputs: [Reveal]\n", "a\n\n---\n\nb\n", True),
        ("", "a\n\n---\n\nb\n\n{{% fragment %}}c{{% /fragment %}}\n", True),
        ("", "## a\n\nx\n\n---\n\ny\n\n---\n\nz\n\n---\n\nt\n", True),
        ("", "a\n\nb\n\nc\n\nd\n\ne\n\n---\n\ny\n\n---\n\nz\n\n---\n\nt\n", True),
        ("", "a\n\n---\n\n---\n\nb\n\n---\n\nc\n", False),
        ("", "a\n\n---\n\nb\n\n---\n\nc\n", False),
    ],
)
def test_rules_part_slides_only_where_the_author_says_so(planned: Plan, front: str, body: str, breaks: bool) -> None:
    deck = planned(f"---\ntitle: t\n{front}---\n{body}")
    assert (len(deck.slides) > 2) == breaks


def test_a_heading_is_seen_even_over_hidden_content_alone(planned: Plan) -> None:
    deck = planned(
        '## Pourquoi donc ?\n\n{{%expand "Cliquez ici pour voir toute la réponse" %}}Parce que.{{% /expand %}}\n'
    )
    assert plain(deck.slides[1].text("title")[0].runs) == "Pourquoi donc ?"
    assert "Cliquez ici pour voir toute la réponse" in said(deck)


def test_a_first_heading_that_says_the_title_again_is_dropped(planned: Plan) -> None:
    deck = planned("---\ntitle: '3 - Le plan'\n---\n# Le plan\n\nTexte.\n\n## Suite\n\nTexte.\n")
    titles = [plain(slide.text("title")[0].runs) for slide in deck.slides]
    assert titles.count("Le plan") == 1


def test_links_in_titles_stand_in_the_notes(planned: Plan) -> None:
    deck = planned("## Avec [git](https://git-scm.com)\n\nTexte.\n")
    slide = deck.slides[1]
    assert all(run.link is None for run in slide.text("title")[0].runs)
    assert slide.notes == ("git: https://git-scm.com",)


@pytest.mark.parametrize("text", ["```\nun   \n    deux\t \n\n```", "<pre>\nun   \n    deux \n\n</pre>"])
def test_spaces_behind_lines_of_code_are_nobodys(planned: Plan, text: str) -> None:
    deck = planned(text)
    code = [fill.content for slide in deck.slides for fill in slide.fills if isinstance(fill.content, Code)]
    assert [one.lines for one in code] == [("un", "    deux")]


@pytest.mark.parametrize(
    ("word", "kind"),
    [("NOTE", "note"), ("TIP", "tip"), ("IMPORTANT", "note"), ("WARNING", "warning"), ("CAUTION", "danger")],
)
def test_githubs_alerts_have_their_kinds(planned: Plan, word: str, kind: str) -> None:
    assert planned(f"> [!{word}]\n> x\n").slides[1].kind == kind


def test_a_drawing_within_a_paragraph_is_a_picture(built: Build) -> None:
    drawing = (
        '<svg width="300" height="200" viewBox="0 0 300 200"><title>Un plan</title><rect width="9" height="9"/></svg>'
    )
    deck = built(f"## A\n\n{drawing}\n\n## B\n\nVoici {drawing} un plan.\n").planned
    pictures = [picture for slide in deck.slides for picture in slide.pictures()]
    assert [(picture.alt, picture.width, picture.height) for picture in pictures] == [("Un plan", 300, 200)] * 2
    assert "Voici" in said(deck)
    assert "un plan." in said(deck)
    assert "<svg" not in said(built("## A\n\nUn <svg width='9'> ouvert.\n").planned)
    assert "ouvert." in said(built("## A\n\nUn <svg width='9'> ouvert.\n").planned)
