"""From blocks to slides: objectives, headings, summaries, keys, notes."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from conftest import Build, Place, Plan
from devops_slides.model.block import Code, Picture, Table
from devops_slides.model.deck import Deck, Slide
from devops_slides.model.placed import PlacedMark, PlacedText
from devops_slides.model.text import plain

LONG = "une phrase qui dit en assez de mots ce que chacun doit savoir de ce point."


def roles(deck: Deck) -> list[str]:
    return [slide.role for slide in deck.slides]


def titles(deck: Deck) -> list[str]:
    return [plain(slide.text("title")[0].runs) for slide in deck.slides]


def objectives(deck: Deck) -> list[Slide]:
    return [slide for slide in deck.slides if slide.role == "objective"]


def test_a_list_broken_by_code_and_taken_up_again_is_one_list(planned: Plan) -> None:
    deck = planned(f"1. Un : {LONG}\n2. Deux : {LONG}\n\n```sh\nls\n```\n\n3. Trois : {LONG}\n4. Quatre : {LONG}\n")
    found = objectives(deck)
    assert [slide.progress and (slide.progress.index, slide.progress.total) for slide in found] == [
        (1, 4), (2, 4), (3, 4), (4, 4),
    ]  # fmt: skip


def test_what_stands_inside_an_objective_stays_with_it(planned: Plan) -> None:
    deck = planned(
        f"1. Un : {LONG}\n\n   ![La boucle](/images/devops.png)\n\n2. Deux : {LONG}\n\n   ```sh\n   ls -l\n   ```\n\n"
        f"3. Trois : {LONG}\n   - dessous\n"
    )
    at = {slide.key.split("#")[1]: number for number, slide in enumerate(deck.slides)}
    slides = deck.slides
    assert [picture.alt for picture in slides[at["un"]].pictures()] == ["La boucle"]
    assert any(isinstance(fill.content, Code) for fill in (*slides[at["deux"]].fills, *slides[at["deux"] + 1].fills))
    assert [plain(paragraph.runs) for paragraph in slides[at["trois"]].text("body") if paragraph.level] == ["dessous"]


def test_the_median_item_decides_and_not_the_longest(planned: Plan) -> None:
    assert "objective" not in roles(planned(f"- Un : court\n- Deux : court aussi\n- Trois : {LONG}\n"))
    assert roles(planned(f"- Un : court\n- Deux : {LONG}\n- Trois : {LONG}\n")).count("objective") == 3


def test_most_items_need_a_lead_in(planned: Plan) -> None:
    assert "objective" not in roles(planned(f"- Un : {LONG}\n- {LONG}\n- {LONG}\n"))


@pytest.mark.parametrize("count", [2, 3])
def test_an_agenda_of_objectives_from_three_on(planned: Plan, count: int) -> None:
    text = "".join(f"{n}. Point {n} : {LONG}\n" for n in range(1, count + 1))
    assert ("agenda" in roles(planned(text))) == (count >= 3)


def test_the_agenda_lists_the_objectives_in_order_with_links_to_them(planned: Plan) -> None:
    deck = planned("".join(f"{n}. Point {n} : {LONG}\n" for n in range(1, 5)))
    agenda = next(slide for slide in deck.slides if slide.role == "agenda")
    rows = [
        (plain(paragraph.runs), paragraph.runs[0].link and paragraph.runs[0].link.target)
        for paragraph in agenda.text("body")
    ]
    assert rows == [(plain(slide.text("title")[0].runs), slide.key) for slide in objectives(deck)]


def test_the_slide_level_is_the_one_that_carries_most(planned: Plan) -> None:
    text = "---\ntitle: a\n---\n# Partie\n\n## A\n\nTexte.\n\n### a\n\nTexte.\n\n## B\n\nTexte.\n\n## C\n\nTexte.\n"
    deck = planned(text)
    assert [title for title, role in zip(titles(deck), roles(deck), strict=True) if role == "content"] == [
        "A",
        "B",
        "C",
    ]


def test_the_author_may_say_the_slide_level(planned: Plan) -> None:
    text = "---\ntitle: a\nslides: {slide_level: 1}\n---\n# Un\n\n## A\n\nTexte.\n\n# Deux\n\n## B\n\nTexte.\n"
    deck = planned(text)
    assert [title for title, role in zip(titles(deck), roles(deck), strict=True) if role == "content"] == ["Un", "Deux"]


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("fr", "En résumé"), ("fr", "En conclusion"), ("en", "In summary"), ("en", "To sum up"), ("de", "Zusammengefasst"),
    ],
)  # fmt: skip
def test_a_closing_summary_in_the_language_of_the_course(
    planned: Plan, site: Path, language: str, opening: str
) -> None:
    (site / "hugo.toml").write_text(f'title = "c"\nlanguageCode = "{language}"\n', encoding="utf-8")
    assert roles(planned(f"Un texte.\n\n{opening}, tout va bien.\n"))[-1] == "summary"


def test_a_summary_in_the_middle_is_none(planned: Plan) -> None:
    assert "summary" not in roles(planned("Un texte.\n\nEn résumé, tout va bien.\n\nEt la suite.\n"))


def test_keys_stay_when_other_parts_are_added(planned: Plan) -> None:
    before = planned("## A\n\nTexte.\n\n## B\n\nAutre.\n")
    after = planned("## Nouveau\n\nAvant.\n\n## A\n\nTexte.\n\n## B\n\nAutre.\n")
    assert {slide.key for slide in before.slides} < {slide.key for slide in after.slides}


def test_keys_are_unique_whatever_the_titles(placed: Place) -> None:
    made = placed(
        "\n\n".join(f"## {title}\n\nTexte." for title in ("A", "a", "A!", "A 2", "A~2", "À", "日本", "日本", "!", "?"))
    )
    keys = [slide.key for slide in made.placed.slides]
    assert len(keys) == len(set(keys))


def test_notes_of_the_author_come_through(planned: Plan) -> None:
    deck = planned("---\ntitle: a\nslides: {notes: 'Dire bonjour.'}\n---\nTexte.\n")
    assert "Dire bonjour." in [note for slide in deck.slides for note in slide.notes]


def test_a_few_words_lead_to_their_code_and_many_do_not(placed: Place) -> None:
    made = placed("## A\n\nTapez :\n\n```sh\nls\n```\n")
    assert roles(made.planned) == ["title", "code"]
    assert plain(made.planned.slides[1].text("body")[0].runs) == "Tapez :"
    assert made.placed.slides[1].layout == "code-below"
    many = placed(f"## A\n\n{'Des mots. ' * 40}\n\n```sh\nls\n```\n")
    assert roles(many.planned) == ["title", "content", "code"]


def test_matter_gets_slides_of_its_own(planned: Plan) -> None:
    deck = planned("## A\n\nTexte.\n\n> Une voix\n\n```sh\nls\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")
    assert roles(deck) == ["title", "content", "quote", "code", "table"]
    kinds = {type(fill.content) for slide in deck.slides for fill in slide.fills}
    assert {Code, Table} <= kinds
    assert Picture not in kinds


def test_a_title_that_is_shortened_keeps_its_number(placed: Place) -> None:
    title = "Une question si longue qu’aucune diapositive ne peut la montrer " * 6
    made = placed(f"## {title}\n\n{'Des mots et des phrases. ' * 150}\n")
    titles = [
        "".join(plain(paragraph.source.runs) for paragraph in shape.paragraphs)
        for slide in made.placed.slides
        for shape in slide.placed
        if isinstance(shape, PlacedText) and shape.slot.name == "title"
    ]
    assert len(titles) > 2
    assert len(set(titles)) == len(titles)
    assert all("…" in text for text in titles[1:])


def test_a_text_under_a_section_stays_on_its_slide(placed: Place) -> None:
    words = (
        "Une phrase vraiment considérable, plutôt longue, particulièrement développée, assez dense pour deux lignes. "
        * 2
    )
    made = placed(f"---\ntitle: t\n---\n# Partie\n\n{words}\n\n## A\n\nx\n\n# Autre\n\n## B\n\ny\n", "dark")
    assert [slide.layout for slide in made.placed.slides].count("section") == 2


def test_without_headings_slides_have_the_chapters_title_if_there_are_several(planned: Plan) -> None:
    def titles(text: str) -> list[str]:
        deck = planned(f"---\ntitle: '5 - Nettoyer'\n---\n{text}")
        return [plain(slide.text("title")[0].runs) for slide in deck.slides[1:]]

    objectives = "".join(f"{n}. Point {n} : {LONG}\n" for n in range(1, 4))
    assert titles("Un texte.\n") == ["Introduction"]
    assert titles(f"Un texte.\n\n> [!NOTE]\n> Une note.\n\n{objectives}")[:2] == ["Introduction"] * 2
    assert titles("Un texte.\n\n> [!NOTE]\n> Une note.\n") == ["Nettoyer", "Nettoyer"]
    assert titles("Un texte.\n\n![La boucle](/images/devops.png)\n\n![Autre](/images/wide.png)\n")[0] == "Introduction"


def test_an_agenda_has_long_headings_in_brief(planned: Plan) -> None:
    long = "Une question dont les mots sont si nombreux que personne ne la lirait jusqu’au bout dans une liste"
    deck = planned(f"## {long}\n\nx\n\n## B\n\ny\n\n## C\n\nz\n")
    rows = [plain(paragraph.runs) for paragraph in deck.slides[1].text("body")]
    assert rows[0].endswith("…")
    assert long.startswith(rows[0][:-1])
    assert rows[1:] == ["B", "C"]
    assert plain(deck.slides[2].text("title")[0].runs) == long


@pytest.mark.parametrize("theme", ["default", "dark"])
def test_long_titles_that_are_shortened_alike_are_told_apart(placed: Place, theme: str) -> None:
    title = "Une question si longue qu’aucune diapositive ne peut la montrer tout entière " * 4
    made = placed(f"## {title} A\n\nx\n\n## {title} B\n\ny\n", theme)
    titles = [
        "".join(plain(paragraph.source.runs) for paragraph in shape.paragraphs)
        for slide in made.placed.slides[1:]
        for shape in slide.placed
        if isinstance(shape, PlacedText) and shape.slot.name == "title"
    ]
    assert len(set(titles)) == len(titles) == 2


@pytest.mark.parametrize(("count", "segments"), [(5, 5), (30, 2)])
def test_the_progress_bar_has_a_segment_an_objective_or_two_parts(placed: Place, count: int, segments: int) -> None:
    items = "".join(
        f"{n}. Le point {n} : une phrase assez longue pour avoir sa propre diapositive.\n" for n in range(1, count + 1)
    )
    made = placed(f"## Objectifs\n\n{items}")
    slides = [slide for slide in made.placed.slides if slide.role == "objective"]
    marks = [
        [shape for shape in slide.placed if isinstance(shape, PlacedMark) and "progress" in shape.name]
        for slide in slides
    ]
    assert len(slides) == count
    assert {len(mark) for mark in marks[:-1]} == {segments}
    boxes = [mark.box for mark in marks[0]]
    assert all(before.right <= after.left for before, after in pairwise(boxes))
    assert marks[0][0].paint != marks[0][-1].paint
    assert {mark.paint for mark in marks[-1]} == {marks[0][0].paint}


def test_the_name_of_a_tab_takes_the_place_of_a_headings_colon(planned: Plan) -> None:
    tabs = '{{< tabs >}}{{< tab "Paris" >}}\nIci.\n{{< /tab >}}{{< tab "Lyon" >}}\nLà.\n{{< /tab >}}{{< /tabs >}}'
    assert titles(planned(f"## Choisissez votre région :\n\n{tabs}\n"))[1:] == [
        "Choisissez votre région – Paris",
        "Choisissez votre région – Lyon",
    ]


@pytest.mark.parametrize(
    "inside",
    [
        "- dessous\n\n     ```sh\n     ls -l\n     ```",
        "> [!NOTE]\n   > Attention.\n   >\n   > ```sh\n   > ls -l\n   > ```",
    ],
    ids=["a list", "a callout"],
)
def test_code_within_an_objective_is_shown(planned: Plan, inside: str) -> None:
    deck = planned(f"1. Un : {LONG}\n\n   {inside}\n\n2. Deux : {LONG}\n3. Trois : {LONG}\n")
    codes = [fill.content for slide in deck.slides for fill in slide.fills if isinstance(fill.content, Code)]
    assert [one.lines for one in codes] == [("ls -l",)]


@pytest.mark.parametrize(
    "directives", ["id=mon-nom layout=statement", "id=mon-nom -->\n\n<!-- slides: layout=statement"]
)
def test_directives_before_a_heading_are_about_its_slides(planned: Plan, directives: str) -> None:
    deck = planned(f"## A\n\nTexte.\n\n<!-- slides: {directives} -->\n\n## B\n\nTexte.\n")
    assert [(slide.key, slide.layout) for slide in deck.slides[1:]] == [
        ("fr/devops/essai#a", ""),
        ("mon-nom", "statement"),
    ]


def test_notes_before_a_heading_stay_with_the_text_above(planned: Plan) -> None:
    deck = planned("## A\n\nTexte.\n\n<!-- slides: notes: Saluer. -->\n\n## B\n\nTexte.\n")
    assert [slide.notes for slide in deck.slides[1:]] == [("Saluer.",), ()]


@pytest.mark.parametrize(
    ("heading", "alt"), [("La boucle", "Illustration – La boucle"), ("Illustration", "Illustration")]
)
def test_a_picture_without_words_is_named_by_its_slide(planned: Plan, site: Path, heading: str, alt: str) -> None:
    (site / "static" / "images" / "devops.png").rename(site / "static" / "images" / "img_2938.png")
    deck = planned(f"## {heading}\n\n![](/images/img_2938.png)\n")
    assert [one.alt for one in deck.slides[1].pictures()] == [alt]


@pytest.mark.parametrize(("language", "tag"), [("elixir", "Elixir"), ("yml", "YAML"), ("bash", "Shell"), ("text", "")])
def test_code_is_tagged_with_the_name_of_its_language(planned: Plan, language: str, tag: str) -> None:
    slide = planned(f"## A\n\n```{language}\nx\n```\n").slides[1]
    assert [plain(one.runs) for one in slide.text("tag")] == ([tag] if tag else [])


def test_sections_are_counted_among_their_siblings_as_the_agenda_has_them(planned: Plan) -> None:
    text = "".join(
        f"## {chapter}\n\n"
        + "".join(f"### {chapter} {part}\n\n#### {part} a\n\nUn.\n\n#### b\n\nDeux.\n\n" for part in "xy")
        for chapter in ("Nord", "Sud", "Est")
    )
    deck = planned(f"---\ntitle: Vents\n---\n{text}")
    numbers = [
        (plain(slide.text("kicker")[0].runs), plain(slide.text("title")[0].runs))
        for slide in deck.slides
        if slide.role == "section"
    ]
    assert numbers == [
        ("1", "Nord"), ("1", "Nord x"), ("2", "Nord y"),
        ("2", "Sud"), ("1", "Sud x"), ("2", "Sud y"),
        ("3", "Est"), ("1", "Est x"), ("2", "Est y"),
    ]  # fmt: skip
    agenda = next(slide for slide in deck.slides if slide.role == "agenda")
    assert [(row.number, plain(row.runs)) for row in agenda.text("body")] == [(1, "Nord"), (2, "Sud"), (3, "Est")]


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Dire 'oui' et \"non\"", "Dire 'oui' et \"non\""),
        ("L’aube", "L'aube"),
        ("Un -- deux", "Un — deux"),
        ("Un «deux»", 'Un "deux"'),
        ("3. Un  deux", "3. un deux"),
    ],
)
def test_a_heading_that_only_repeats_the_title_is_left_out(planned: Plan, title: str, heading: str) -> None:
    deck = planned(f"---\ntitle: '{title.replace(chr(39), chr(39) * 2)}'\n---\n# {heading}\n\n## Après\n\nmot\n")
    assert [slide.role for slide in deck.slides] == ["title", "content"]


def test_a_name_that_is_given_twice_is_told_and_made_distinct(built: Build) -> None:
    made = built("## A\n\n<!-- slides: id=moi -->\n\nUn.\n\n## B\n\n<!-- slides: id=moi -->\n\nDeux.\n")
    keys = [slide.key for slide in made.placed.slides]
    assert keys[-2:] == ["moi", "moi~2"]
    assert [(problem.line, problem.code) for problem in made.problems.found] == [(9, "bad-directive")]
