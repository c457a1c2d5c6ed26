"""Short blocks of code in a row: as many on one slide as can be read there."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from conftest import Place, Plan
from devops_slides.build.pipeline import look_of
from devops_slides.model.placed import PlacedCode, PlacedMark, PlacedSlide, PlacedText
from devops_slides.model.problem import Problems
from devops_slides.place.slides.deck import place_deck
from devops_slides.theme.read_theme import read_theme, shipped_themes, theme_names

THEMES = pytest.mark.parametrize("theme", sorted(theme_names([shipped_themes()])))
ASKED = "kubectl get deployment boutique"
ANSWER = "NAME       READY   AGE\nboutique   3/3     12d"
LOG = "\n".join(f"ligne {number} du journal de la boutique" for number in range(1, 15))


def block(code: str, lead: str = "", info: str = "") -> str:
    return f"{lead}\n\n```{info}\n{code}\n```\n\n"


def shown(placed: Place, theme: str, *blocks: str) -> list[PlacedSlide]:
    return list(placed("## A\n\n" + "".join(blocks), theme).placed.slides[1:])


def codes(slide: PlacedSlide) -> list[PlacedCode]:
    return [part for part in slide.placed if isinstance(part, PlacedCode)]


def words(slide: PlacedSlide) -> list[PlacedText]:
    return [part for part in slide.placed if isinstance(part, PlacedText) and part.slot.name.startswith("body")]


@THEMES
def test_a_command_and_what_it_prints_share_a_slide(placed: Place, theme: str) -> None:
    (slide,) = shown(placed, theme, block(ASKED, "Demandez :"), block(ANSWER, "La réponse :"))
    asked, answer = codes(slide)
    first, second = words(slide)
    assert slide.layout == "code-steps"
    assert asked.size == answer.size >= asked.slot.style.size
    assert first.box.bottom < asked.box.top < asked.box.bottom < second.box.top < second.box.bottom < answer.box.top
    assert answer.box.bottom <= asked.slot.box.bottom + 3 * answer.slot.box.height + 3 * second.slot.box.height


@THEMES
def test_panels_are_as_high_as_their_lines_ask_for(placed: Place, theme: str) -> None:
    (slide,) = shown(placed, theme, block(ASKED), block(ANSWER))
    asked, answer = codes(slide)
    assert answer.box.height > asked.box.height
    assert not words(slide)


def test_rounded_panels_are_marks_behind(placed: Place) -> None:
    (slide,) = shown(placed, "dark", block(ASKED), block(ANSWER))
    panels = [part.box for part in slide.placed if isinstance(part, PlacedMark)]
    assert panels == [part.box for part in codes(slide)]


def test_a_long_answer_has_slides_of_its_own(placed: Place) -> None:
    first, second, *_ = shown(placed, "default", block(ASKED), block(LOG + "\n" + LOG))
    assert [len(codes(one)) for one in (first, second)] == [1, 1]


def test_four_blocks_are_spread_over_as_few_slides_as_can_be(placed: Place) -> None:
    assert [len(codes(shape)) for shape in shown(placed, "default", *[block(ASKED)] * 4)] in ([2, 2], [3, 1], [1, 3])
    assert [len(codes(shape)) for shape in shown(placed, "default", *[block(ASKED)] * 6)] == [3, 3]


@pytest.mark.parametrize(
    "other",
    [
        block(ANSWER, info=' {title="app.log"}'),
        block(ANSWER, info=" {linenos=true}"),
        f"<!-- slides: break -->\n\n{block(ANSWER)}",
        f"<!-- slides: break -->\n\n{block(ANSWER, 'La réponse :')}",
        f"La réponse :\n\n<!-- slides: id=reponse -->{block(ANSWER)}",
        f"<!-- slides: freeze -->\n\n{block(ANSWER)}",
        f"<!-- slides: layout=code -->\n\n{block(ANSWER)}",
        f"Une phrase.\n\n> [!NOTE]\n> Un rappel.\n\n{block(ANSWER)}",
        f"## B\n\n{block(ANSWER)}",
    ],
)
def test_what_is_said_about_a_block_keeps_it_alone(placed: Place, other: str) -> None:
    assert all(len(codes(shape)) <= 1 for shape in shown(placed, "default", block(ASKED), other))


def test_notes_and_lines_of_all_steps_are_kept(placed: Place) -> None:
    said = "<!-- notes -->\nDites-le.\n<!-- /notes -->\n\n"
    made = placed(f"## A\n\n{block(ASKED)}{said}{block(ANSWER)}")
    slide = made.placed.slides[1]
    assert len(codes(slide)) == 2
    assert (slide.span.start, slide.span.end) == (made.planned.slides[1].span.start, made.planned.slides[2].span.end)
    assert slide.notes == made.planned.slides[1].notes + made.planned.slides[2].notes


def test_a_changed_answer_changes_the_slide(placed: Place) -> None:
    before, after = (shown(placed, "default", block(ASKED), block(text))[0] for text in (ANSWER, ANSWER + "!"))
    assert before.key == after.key
    assert before.digest != after.digest


def test_a_theme_without_the_layout_shows_each_alone(planned: Plan) -> None:
    deck = planned(f"## A\n\n{block(ASKED)}{block(ANSWER)}")
    theme = read_theme("default")
    bare = replace(theme, layouts={name: value for name, value in theme.layouts.items() if name != "code-steps"})
    found = place_deck(deck, look_of(bare), Problems())
    assert [slide.layout for slide in found.slides[1:]] == ["code", "code"]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.integers(1, 120), min_size=1, max_size=15), min_size=1, max_size=7))
def test_every_line_is_shown_once_and_in_its_order(placed: Place, blocks: list[list[int]]) -> None:
    texts = ["\n".join(f"{at}-{n} {'x' * length}" for n, length in enumerate(own)) for at, own in enumerate(blocks)]
    slides = shown(placed, "default", *map(block, texts))
    lines = ["".join(text for _, text in line) for slide in slides for part in codes(slide) for line in part.tokens]
    assert lines == [line for text in texts for line in text.split("\n")]
    for slide in slides:
        for part in codes(slide):
            assert part.box.bottom <= 17 * 360_000
            assert sum(part.rows) * part.size * 1.2 * 12_700 <= part.box.height


def test_a_slide_that_a_list_leads_to_stays_one(placed: Place) -> None:
    made = placed("".join(f"## A\n\n{block(ASKED)}" for _ in range(3)))
    aims = {
        run.link.target for slide in made.planned.slides for row in slide.text("body") for run in row.runs if run.link
    }
    assert len(aims) == 3
    assert aims <= {slide.key for slide in made.placed.slides}


def test_a_chapter_of_nothing_but_steps_does_not_say_its_title_twice(placed: Place) -> None:
    made = placed(f"---\ntitle: Regarder\n---\n\n{block(ASKED, 'Demandez :')}{block(ANSWER)}{block(ASKED)}")
    titles = [slide_title(slide) for slide in made.placed.slides]
    assert titles == ["Regarder", "Regarder\u00a0(1/2)", "Regarder\u00a0(2/2)"]


def slide_title(slide: PlacedSlide) -> str:
    (title,) = (part for part in slide.placed if isinstance(part, PlacedText) and part.slot.name == "title")
    return "".join(run.text for row in title.paragraphs for run in row.source.runs)
