"""Text in its box: the cases in which layout, size and number of slides pull in different directions."""

from __future__ import annotations

import pytest

from conftest import Place, Placed
from devops_slides.model.deck import BodyParagraph
from devops_slides.model.placed import PlacedCode, PlacedPicture, PlacedTable, PlacedText
from devops_slides.model.text import Run, plain
from devops_slides.place.text.lines import break_lines
from devops_slides.place.text.paginate_text import break_cost
from devops_slides.place.text.words import Word
from devops_slides.theme.read_theme import shipped_themes, theme_names

THEMES = pytest.mark.parametrize("theme", ["default", "dark"])
SENTENCE = "Une phrase de longueur moyenne dit ce que chacun doit savoir de ce point avant la suite."
WORDS = SENTENCE.rstrip(".")


def most_of(one: PlacedText) -> float:
    """The largest size that a text may have: a body of few words is set larger than preferred."""
    return one.slot.style.size * (1.35 if one.slot.style.name == "body" else 1) + 0.5


def body_paragraph(text: str, style: str = "", level: int = 0) -> BodyParagraph:
    return BodyParagraph((Run(text),), level=level, style=style)


def overfull(made: Placed) -> list[str]:
    """Texts higher than their boxes or larger than their slots' styles, and tables higher than theirs."""
    found = []
    for slide in made.placed.slides:
        for shape in slide.placed:
            if isinstance(shape, PlacedText) and (shape.height > shape.box.height + 2 or shape.size > most_of(shape)):
                found.append(
                    f"{slide.key} ({slide.layout}): {shape.slot.name} {shape.size} pt {shape.height}/{shape.box.height}"
                )
            if isinstance(shape, PlacedTable) and sum(shape.rows) > shape.slot.box.height + 2:
                found.append(f"{slide.key} ({slide.layout}): table {sum(shape.rows)}/{shape.slot.box.height}")
    return found


@THEMES
@pytest.mark.parametrize("count", [1, 3, 7, 12, 30])
def test_many_very_short_sentences_fit(placed: Place, theme: str, count: int) -> None:
    """Few words call for large type; many lines of them need more than one slide."""
    assert overfull(placed("\n\n".join("Oui." for _ in range(count)), theme)) == []


@THEMES
@pytest.mark.parametrize("count", [1, 5, 15, 60])
def test_prose_and_lists_of_any_length_fit(placed: Place, theme: str, count: int) -> None:
    assert overfull(placed("## A\n\n" + " ".join([SENTENCE] * count), theme)) == []
    assert overfull(placed("## A\n\n" + "\n".join([f"- {SENTENCE}"] * count), theme)) == []


@THEMES
def test_text_beside_a_picture_fits_whatever_its_length(placed: Place, theme: str) -> None:
    for count in (1, 4, 12, 40):
        assert overfull(placed(f"![La boucle](/images/devops.png)\n\n{' '.join([SENTENCE] * count)}\n", theme)) == []


@pytest.mark.parametrize("length", [5_000, pytest.param(50_000, marks=pytest.mark.weekly)])
def test_texts_of_any_length_are_cut_until_they_fit(placed: Place, length: int) -> None:
    made = placed("## A\n\n" + "mot " * length + "\n\n## B\n\n" + "x" * length + "\n")
    assert overfull(made) == []
    assert "overflow" not in {one.code for one in made.problems.found}


@THEMES
def test_a_sentence_too_long_for_a_slide_is_cut_at_the_clause_nearest_its_middle(placed: Place, theme: str) -> None:
    said = f"Ainsi, {'mot ' * 180}fin, {'mot ' * 300}terme"
    pieces = [
        plain(paragraph.source.runs)
        for one in bodies(placed(f"## A\n\n{said}.\n", theme), "content")
        for paragraph in one.paragraphs
    ]
    assert any(piece.endswith("fin,") for piece in pieces)
    assert "Ainsi," not in pieces
    assert " ".join(pieces) == f"{said}."


@THEMES
def test_a_title_that_is_shortened_keeps_as_many_whole_words_as_fit(placed: Place, theme: str) -> None:
    words = [f"mot{number}" for number in range(200)]
    made = placed(f"## {' '.join(words)}\n\nUne phrase.\n", theme)
    (title,) = (one for one in made.placed.slides[1].placed if isinstance(one, PlacedText) and one.slot.name == "title")
    said = plain(title.paragraphs[0].source.runs)
    assert said[:-1].split() == words[: said.count(" ") + 1]
    assert said.endswith("…")
    assert said.count(" ") > 15
    assert title.height <= title.box.height + 2


@THEMES
def test_one_word_wider_than_the_slide_is_told_or_fits(placed: Place, theme: str) -> None:
    made = placed("## A\n\n" + "a" * 300 + "\n", theme)
    assert overfull(made) == [] or [one.code for one in made.problems.found] == ["overflow"]


@THEMES
def test_a_long_table_goes_on_with_its_head(placed: Place, theme: str) -> None:
    rows = "\n".join(f"| Ligne {n} | {SENTENCE} |" for n in range(40))
    made = placed(f"## A\n\n| Nom | Texte |\n|---|---|\n{rows}\n", theme)
    tables = [shape for slide in made.placed.slides for shape in slide.placed if isinstance(shape, PlacedTable)]
    assert len(tables) > 1
    assert len({table.table.head for table in tables}) == 1
    assert [row for table in tables for row in table.table.rows] == list(
        dict.fromkeys(row for table in tables for row in table.table.rows)
    )
    assert sum(len(table.table.rows) for table in tables) == 40
    assert overfull(made) == []


@THEMES
def test_long_code_goes_on_line_by_line(placed: Place, theme: str) -> None:
    lines = [f"print({n})" for n in range(90)]
    made = placed("## A\n\n```python\n" + "\n".join(lines) + "\n```\n", theme)
    codes = [shape for slide in made.placed.slides for shape in slide.placed if isinstance(shape, PlacedCode)]
    assert ["".join(text for _, text in line) for code in codes for line in code.tokens] == lines
    assert [code.first for code in codes] == [
        1 + sum(len(each.tokens) for each in codes[:at]) for at in range(len(codes))
    ]


@THEMES
def test_continuations_are_counted_in_their_titles(placed: Place, theme: str) -> None:
    made = placed("## Un titre\n\n" + "\n".join([f"- {SENTENCE}"] * 40), theme)
    titles = [
        "".join(run.text for run in shape.paragraphs[0].source.runs)
        for slide in made.placed.slides[1:]
        for shape in slide.placed
        if isinstance(shape, PlacedText) and shape.slot.name == "title"
    ]
    count = len(titles)
    assert count > 1
    assert titles == [f"Un titre\u00a0({number}/{count})" for number in range(1, count + 1)]


@THEMES
def test_pictures_keep_their_ratio_inside_their_slot(placed: Place, theme: str) -> None:
    for name in ("devops", "wide", "small"):
        made = placed(f"![x](/images/{name}.png)\n\n{SENTENCE}\n", theme)
        found = [shape for slide in made.placed.slides for shape in slide.placed if isinstance(shape, PlacedPicture)]
        assert len(found) == 1
        box, slot, picture = found[0].box, found[0].slot.box, found[0].picture
        assert box.width / box.height == pytest.approx(picture.width / picture.height, rel=0.01)
        assert slot.left <= box.left
        assert slot.top <= box.top
        assert box.right <= slot.right
        assert box.bottom <= slot.bottom
        assert box.width <= 1.5 * picture.width * 9525 + 1


def bodies(made: Placed, role: str) -> list[PlacedText]:
    return [
        shape
        for slide in made.placed.slides
        for shape in slide.placed
        if slide.role == role and isinstance(shape, PlacedText) and shape.slot.name == "body"
    ]


@THEMES
def test_few_words_are_set_larger_than_many(placed: Place, theme: str) -> None:
    dense = "\n".join([f"- {SENTENCE}"] * 9)
    made = placed(f"## A\n\n- un\n- deux\n\n## B\n\n{dense}\n", theme)
    short, long = bodies(made, "content")[0], bodies(made, "content")[1]
    assert short.size > short.slot.style.size
    assert long.size <= long.slot.style.size


@THEMES
def test_objectives_have_one_size_however_much_they_say(placed: Place, theme: str) -> None:
    items = "".join(f"{n}. Le point {n} : {'Des mots en nombre suffisant ici, ' * n * 3}fin.\n" for n in (2, 3, 4))
    made = placed(f"## Objectifs\n\n{items}", theme)
    assert len({body.size for body in bodies(made, "objective")}) == 1


def test_an_address_is_counted_as_the_lines_that_its_steps_take() -> None:
    steps = "https://example.org/" + "/".join(["anticonstitutionnellement"] * 6)
    word = Word(steps, len(steps) * 0.5, len(steps), 0.0, "")
    plainly = Word("a" * len(steps), len(steps) * 0.5, len(steps), 0.0, "")
    assert break_lines((word,), 20, 0, 300).count > break_lines((plainly,), 20, 0, 300).count


@pytest.mark.parametrize(
    ("theme", "count"), [("default", 5), ("dark", 7), ("editorial", 9), ("technical", 11), ("contrast", 4)]
)
def test_an_objective_stays_on_one_slide_in_smaller_type(placed: Place, theme: str, count: int) -> None:
    text = f"1. **A** : {' '.join([SENTENCE] * count)}\n2. **B** : {SENTENCE}\n3. **C** : {SENTENCE}\n"
    first, *others = bodies(placed(text, theme), "objective")
    assert len(others) == 2
    assert len(first.paragraphs) == count
    assert first.slot.style.least <= first.size < first.slot.style.size


@THEMES
def test_an_objective_that_is_split_anyway_is_not_set_in_the_least_size(placed: Place, theme: str) -> None:
    """Its promise is one slide; once that is broken, it is read like other text."""
    text = f"1. **A** : {' '.join([SENTENCE] * 26)}\n2. **B** : {SENTENCE}\n3. **C** : {SENTENCE}\n"
    bodies = [
        shape
        for slide in placed(text, theme).placed.slides
        for shape in slide.placed
        if slide.role == "objective" and isinstance(shape, PlacedText) and shape.slot.name == "body"
    ]
    long = [body.size for body in bodies if len(body.paragraphs) > 1]
    assert len(long) > 1
    assert min(long) >= 18


@pytest.mark.parametrize("theme", sorted(theme_names([shipped_themes()])))
def test_a_quotation_never_takes_more_slides_than_prose(placed: Place, theme: str) -> None:
    """In display type, a long one would take many slides of a few words."""
    short = placed("## A\n\n> Livrer souvent, c’est apprendre vite.\n", theme).placed
    assert [slide.layout for slide in short.slides[1:]] == ["quote"]
    for count in range(2, 10):
        text = " ".join([SENTENCE] * count)
        quoted, told = (placed(f"## A\n\n{mark}{text}\n", theme).placed.slides for mark in ("> ", ""))
        assert len(quoted) <= len(told)


def test_a_long_quotation_keeps_whose_it_is(placed: Place) -> None:
    said = f"> {' '.join([SENTENCE] * 5)}\n>\n> — Une autrice"
    slide = placed(f"## A\n\n{said}\n", "default").placed.slides[-1]
    (body,) = (shape for shape in slide.placed if isinstance(shape, PlacedText) and shape.slot.name == "body")
    assert slide.layout == "content"
    assert body.paragraphs[-1].source.style == ""
    assert body.paragraphs[-1].lines == ("— Une autrice",)


def test_no_break_costs_more_than_one_before_an_attribution() -> None:
    said, by = body_paragraph("Livrer souvent, c’est apprendre vite."), body_paragraph("— Une autrice", "by")
    others = [body_paragraph("La suite."), body_paragraph("Un point.", level=1), body_paragraph("Un titre", "sub")]
    assert break_cost(said, by) > max(break_cost(said, other) for other in others)


def test_an_attribution_stays_with_the_end_of_its_quotation(placed: Place) -> None:
    said = " ".join([WORDS] * 2) + "."
    slides = placed(f"## A\n\n> {said} {said}\n>\n> — {' '.join([WORDS] * 2)} et la suite\n").placed.slides[1:]
    first, last = (
        [
            [paragraph.source.style for paragraph in text.paragraphs]
            for text in slide.placed
            if isinstance(text, PlacedText)
        ][-1]
        for slide in slides
    )
    assert (first, last) == ([""], ["", "by"])


def test_lines_with_links_are_as_high_as_their_typeface(placed: Place) -> None:
    """LibreOffice sets them that way; other lines are 1.2 em apart in every script."""
    heights = []
    for said in (
        "持续交付很重要",
        "[持续交付很重要](https://example.org/)",
        "[Livrer](https://example.org/)",
        "Livrer",
    ):
        (body,) = bodies(placed(f"## A\n\n- {said}\n- un\n- deux\n- trois\n"), "content")
        heights.append(body.height / body.size)
    plain, linked, western, other = heights
    assert linked > plain
    assert western == other
