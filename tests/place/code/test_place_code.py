"""Code on slides: sizes, wrapped lines, pages, numbers, colours."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence

import pytest
from pptx import Presentation

from conftest import Build, Place, Placed
from devops_slides.build.pipeline import look_of
from devops_slides.model.block import Code, Span
from devops_slides.model.paint import Paint
from devops_slides.model.placed import PlacedCode, PlacedText
from devops_slides.place import penalties
from devops_slides.place.code import highlight
from devops_slides.place.code.breaks import break_costs, is_aligned
from devops_slides.place.code.measured_lines import LINE_HEIGHT, measured_lines
from devops_slides.place.measure.measure import CONSOLAS_EM
from devops_slides.place.text.lines import MARGIN
from devops_slides.theme.read_theme import read_theme, shipped_themes, theme_names

THEMES = pytest.mark.parametrize("theme", sorted(theme_names([shipped_themes()])))


def block(lines: Sequence[str], language: str = "python", options: str = "") -> str:
    return f"## A\n\n```{language}{options}\n" + "\n".join(lines) + "\n```\n"


def codes(made: Placed) -> list[PlacedCode]:
    return [shape for slide in made.placed.slides for shape in slide.placed if isinstance(shape, PlacedCode)]


def lines_of(one: PlacedCode) -> list[str]:
    return ["".join(text for _, text in line) for line in one.tokens]


def numbers(made: Placed) -> list[list[str]]:
    return [
        [line for paragraph in shape.paragraphs for line in paragraph.lines]
        for slide in made.placed.slides
        for shape in slide.placed
        if isinstance(shape, PlacedText) and shape.slot.name == "numbers"
    ]


def fits(made: Placed) -> bool:
    return all(
        sum(code.rows) * code.size * LINE_HEIGHT * code.slot.style.line / 100 <= code.box.height / 12_700 + 0.1
        for code in codes(made)
    )


@THEMES
def test_the_usual_line_decides_the_size(placed: Place, theme: str) -> None:
    width = codes(placed(block(["x"]), theme))[0].slot.box.width / 12_700
    usual = "x" * 80
    (one,) = codes(placed(block([usual] * 9 + ["y " * 100]), theme))
    assert one.rows[:9] == (1,) * 9
    assert one.rows[9] > 1
    assert one.size == pytest.approx(width / (80 * 0.602 * 1.02), abs=1.1)


@THEMES
@pytest.mark.parametrize("count", [1, 2, 4, 7])
def test_few_lines_are_large_and_never_wrap(placed: Place, theme: str, count: int) -> None:
    (one,) = codes(placed(block(["docker compose up -d"] * count, "bash"), theme))
    assert one.size > one.slot.style.size * (1.9 if count == 1 else 1.1)
    assert set(one.rows) == {1}
    assert fits(placed(block(["a" * 60] * count), theme))


@THEMES
def test_odd_blocks_fit_and_keep_their_characters(placed: Place, theme: str) -> None:
    secret = base64.b64encode(bytes(range(256)) * 2).decode()
    for lines in (
        ["word " * 415 + "end"],
        ["word " * 1600 + "end", "x" * 6000],
        [secret[:400]],
        [
            "# 这是一个很长的注释，用来说明代码里面的中文字符怎么换行，怎么测量，怎么放在幻灯片上面，不会超出边框的范围"
            * 2
        ],
        ['key: "' + "a long text in quotation marks " * 12 + '"', "  other: yes"],
        [f"value_{n} = {n}" for n in range(531)],
    ):
        made = placed(block(lines, "text"), theme)
        said = "".join(line for code in codes(made) for line in lines_of(code))
        assert said == "".join(lines)
        assert fits(made)
        assert len({code.size for code in codes(made)}) == 1


@THEMES
def test_a_line_higher_than_a_slide_goes_on_with_a_word(placed: Place, theme: str) -> None:
    found = codes(placed(block(["word " * 1600 + "end"], "text"), theme))
    assert len(found) > 1
    assert all(line.startswith(("word", "end")) for one in found for line in lines_of(one))


@THEMES
def test_columns_are_set_smaller_rather_than_wrapped(placed: Place, theme: str) -> None:
    row = "web-{0}c8d7f6   1/1   Running   0   {0}d{0}h   10.244.1.{0}   ip-10-0-{0}-17   <none>   <none>"
    lines = ["$ kubectl get pods -o wide", *(row.format(n) for n in range(1, 8))]
    (one,) = codes(placed(block(lines, "console"), theme))
    assert set(one.rows) == {1}
    assert one.size < one.slot.style.size


def test_what_stands_in_columns() -> None:
    assert is_aligned(["NAME   READY", "web    1/1"])
    assert is_aligned(["+---+", "| a |", "+---+"])
    assert is_aligned(["site", "├── content", "└── static"])
    assert not is_aligned(["def f():", "    return 1", "    # x   y"])
    assert not is_aligned(["a   b"])


def test_breaks_keep_comments_with_what_they_are_about() -> None:
    lines = ["import os", "", "# About f.", "def f():", "    return 1", "", "    # inner", "    x = 2", "y = 3"]
    costs = break_costs(lines)
    assert costs[1] == min(costs[:-1])
    assert costs[2] > 1
    assert costs[6] > 1
    assert costs[3] > costs[7]
    assert costs[-1] == 0


def test_breaks_cost_more_inside_a_block_and_before_its_end_than_between_two() -> None:
    costs = break_costs(["a = 1", "b = 2", "f {", *["    x"] * 9, "}", "c = 3", "d = 4"])
    inside, before_end, between = costs[6], costs[11], costs[13]
    assert between == costs[0] == penalties.CODE_OUTER
    assert inside == penalties.CODE_INNER > between
    assert before_end == penalties.CODE_TAIL_ALONE
    other = break_costs(["if a {", *["    x"] * 5, "} else {", *["    y"] * 5, "}"])
    assert other[5] == other[3] == penalties.CODE_INNER


@pytest.mark.parametrize("text", ["a" + " " * 16 + "a", "aaaaa" + " " * 8 + "aaaaaa", "a b " * 12])
def test_a_wrapped_line_has_rows_for_all_of_its_letters_and_spaces(text: str) -> None:
    style = read_theme("default").styles["code"]
    code = measured_lines([(("", text),)], style, look_of(read_theme("default")))
    (line,) = code.lines
    for width in (80, 120, 200):
        rows = code.rows(line, 12, width)
        assert rows == 1 or rows * (width - code.hang * 12) >= line.em * 12 * MARGIN


def test_a_head_is_not_left_behind() -> None:
    lines = [
        "class A:",
        '    """An a."""',
        "",
        "    def f(self):",
        "        return 1",
        "        # on",
        "",
        "    def g(self):",
    ]
    costs = break_costs(lines)
    assert costs[2] > costs[6]
    assert costs[1] > costs[2]


@THEMES
def test_long_blocks_are_cut_before_definitions(placed: Place, theme: str) -> None:
    lines = [line for n in range(12) for line in (f"# About {n}.", f"def f{n}(x):", "    y = x", "    return y", "")]
    found = codes(placed(block(lines), theme))
    assert len(found) > 1
    assert all(lines_of(one)[0].startswith("# About") for one in found)


@THEMES
def test_numbers_stand_beside_lines_only_where_asked(placed: Place, theme: str) -> None:
    lines = [f"x = {n}" for n in range(40)]
    assert numbers(placed(block(lines), theme)) == []
    made = placed(block(lines, options=" {linenos=true,linenostart=95}"), theme)
    found = [number for page in numbers(made) for number in page]
    assert found == [str(n) for n in range(95, 135)]
    for slide in made.placed.slides:
        pair = [
            shape
            for shape in slide.placed
            if isinstance(shape, PlacedCode | PlacedText) and shape.slot.name in {"code", "numbers"}
        ]
        if pair:
            left, right = sorted(pair, key=lambda one: one.box.left)
            assert left.slot.name == "numbers"
            assert left.box.right < right.box.left
            assert (left.box.top, left.box.height, left.size) == (right.box.top, right.box.height, right.size)
            assert left.box.left >= right.slot.box.left - 2


@THEMES
def test_numbers_stay_in_step_with_wrapped_lines(placed: Place, theme: str) -> None:
    lines = ["a = 1", "b = '" + "wort " * 27 + "'", "c = 3"] + ["d = 4"] * 7
    made = placed(block(lines, options=" {linenos=true}"), theme)
    (one,) = codes(made)
    assert numbers(made) == [["1", "2", *[""] * (one.rows[1] - 1), *(str(n) for n in range(3, 11))]]
    assert one.rows[1] == 2


@THEMES
def test_no_numbers_are_shown_where_one_line_may_wrap_differently(placed: Place, theme: str) -> None:
    lines = ["a = 1"] * 5 + ["wort " * 38] + ["d = 4"] * 5
    made = placed(block(lines, options=" {linenos=true}"), theme)
    (one,) = codes(made)
    assert max(one.rows) > 2
    assert numbers(made) == []


@THEMES
def test_slides_of_code_end_with_a_line_that_says_something(placed: Place, theme: str) -> None:
    lines = [line for n in range(12) for line in (f"def f{n}():", f"    a = {n}", "    return a", "")]
    made = placed(block(lines, options=" {linenos=true}"), theme)
    assert len(codes(made)) > 1
    for page, shown in zip(codes(made), numbers(made), strict=True):
        assert lines_of(page)[-1].strip()
        assert shown == [str(page.first + at) for at in range(len(page.tokens))]
    assert [line for page in codes(made) for line in lines_of(page) if line] == [line for line in lines if line]


@THEMES
def test_definitions_stay_whole_where_slides_can_hold_them(placed: Place, theme: str) -> None:
    """The empty lines between slides take no room, and no last line of a function opens the next slide."""
    lines = [
        line
        for n in range(25)
        for line in (
            f"def step_{n}(state):",
            "    for name in state:",
            f"        state[name] += {n}",
            "    return state",
            "",
        )
    ]
    for page in codes(placed(block(lines), theme)):
        assert lines_of(page)[0].startswith("def ")


@THEMES
def test_no_line_wraps_where_a_little_less_lets_all_stand(placed: Place, theme: str) -> None:
    style = codes(placed(block(["x"]), theme))[0].slot.style
    column = codes(placed(block(["x"]), theme))[0].slot.box.width / 12_700
    longest = int(column / MARGIN / CONSOLAS_EM / (style.size - 1))
    (one,) = codes(placed(block(["y" * (longest // 2)] * 11 + ["x" * longest], "text"), theme))
    assert set(one.rows) == {1}
    assert style.size - 2 <= one.size < style.size


@THEMES
@pytest.mark.parametrize("count", [6, 9, 11])
def test_output_too_wide_for_a_slide_wraps_in_type_that_is_read(placed: Place, theme: str, count: int) -> None:
    """Whether it takes one slide or two: what wraps anyway gains nothing from small type."""
    row = "web-7d4b9c6f5d-{0}   1/1   Running   0   4d2h   10.42.1.{0}   ip-10-42-{0}-17.eu-west-1.compute.internal"
    lines = [row.format(n) + "   <none>" * 6 for n in range(100, 100 + count)]
    found = codes(placed(block(lines, "text"), theme))
    assert all(min(one.rows) > 1 for one in found)
    assert all(one.size >= penalties.SMALL_SHARE * one.slot.style.size for one in found)
    assert [line for one in found for line in lines_of(one)] == lines


@THEMES
def test_chosen_lines_keep_their_numbers(placed: Place, theme: str) -> None:
    lines = [f"x = {n}" for n in range(1, 13)]
    text = block(lines, options=" {linenos=true,linenostart=10}").replace(
        "```python", "<!-- slides: lines=1-2,8-9 -->\n\n```python"
    )
    assert numbers(placed(text, theme)) == [["10", "11", "", "17", "18"]]


def test_code_on_many_slides_is_told(placed: Place) -> None:
    made = placed(block([f"x = {n}" for n in range(150)]))
    (problem,) = made.problems.found
    assert problem.code == "long-code"
    assert f"{len(codes(made))} slides" in problem.message
    assert "lines=" in problem.hint
    assert placed(block([f"x = {n}" for n in range(30)])).problems.found == []


def test_a_makefile_keeps_its_tabs_and_others_have_spaces(built: Build) -> None:
    made = built(block(["all: x", "\tgo build", "\t\techo", "x:\ty"], "makefile"))
    assert lines_of(codes(made)[0]) == ["all: x", "\tgo build", "\t    echo", "x:  y"]
    slide = next(one for one in Presentation(io.BytesIO(made.data)).slides if "go build" in str(one.shapes._spTree.xml))
    shape = next(one for one in slide.shapes if one.name == "code")
    assert shape.text_frame.text.split("\n")[1] == "\tgo build"
    style = shape._element.txBody.find(".//{*}lvl1pPr")
    assert int(style.get("marL")) == -int(style.get("indent")) == codes(made)[0].hang
    assert lines_of(codes(built(block(["if x {", "\ty", "}"], "go")))[0])[1] == "    y"


def kinds(language: str, *lines: str) -> list[set[str]]:
    return [{kind for kind, _ in line} for line in highlight.tokens(Code(lines, language, Span(1, 1)))]


def test_sessions_and_differences_are_coloured() -> None:
    assert kinds("bash", "$ ls", "a b")[1] == {"plain"}
    assert "punctuation" in kinds("console", "$ ls")[0]
    assert kinds("diff", "-x", "+y") == [{"number"}, {"string"}]
    assert kinds("zorglang", "def x", "") == [{"plain"}, set()]


def test_what_no_lexer_can_read_is_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kinds("python", *["def f(): pass"] * 4000)[0] == {"plain"}

    class Broken:
        def get_tokens(self, text: str) -> list[tuple[object, str]]:
            raise ValueError(text)

    monkeypatch.setattr(highlight, "_lexer", lambda language: Broken())
    assert kinds("python", "def f(): pass")[0] == {"plain"}


@THEMES
def test_every_colour_of_code_is_read_on_its_ground(theme: str) -> None:
    look = read_theme(theme)

    def parts(role: str) -> list[float]:
        return [int(look.palette[role][at : at + 2], 16) / 255 for at in (0, 2, 4)]

    def light(colour: list[float]) -> float:
        red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in colour)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    layout = look.layouts["code"]
    box = layout.slot("code").box
    behind = [
        decoration.ground.role
        for decoration in layout.decorations
        if isinstance(decoration.ground, Paint)
        and decoration.box.left <= box.left
        and decoration.box.bottom >= box.bottom
    ]
    ground = parts(behind[-1] if behind else "background")
    for kind, paint in look.code.paints.items():
        share = paint.alpha / 100
        mixed = [share * own + (1 - share) * under for own, under in zip(parts(paint.role), ground, strict=True)]
        low, high = sorted((light(ground), light(mixed)))
        assert paint.lum == 100, kind
        assert (high + 0.05) / (low + 0.05) >= 4.5, kind
