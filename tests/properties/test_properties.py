"""What holds for every chapter: nothing lost, everything fits, same bytes, never a crash."""

from __future__ import annotations

import io
import re
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pptx import Presentation

from conftest import IS_WHOLE, Made, make, make_site, theme_of
from devops_slides.model.placed import PlacedCode, PlacedPicture, PlacedTable, PlacedText

CALM = settings(
    max_examples=250 if IS_WHOLE else 25,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
)
WORD = st.text("abcdefghijklmnopqrstuvwxyzéèàùçœ", min_size=1, max_size=14)
SENTENCE = st.lists(WORD, min_size=1, max_size=40).map(lambda words: " ".join(words).capitalize() + ".")
PROSE = st.lists(SENTENCE, min_size=1, max_size=6).map(" ".join)
ITEM = st.tuples(st.booleans(), WORD, SENTENCE).map(lambda one: f"- {f'{one[1]} : ' if one[0] else ''}{one[2]}")
LIST = st.lists(ITEM, min_size=1, max_size=12).map("\n".join)
NUMBERED = st.lists(SENTENCE, min_size=1, max_size=14).map(
    lambda items: "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
)
HEADING = st.tuples(st.integers(1, 3), WORD).map(lambda one: f"{'#' * one[0]} {one[1]}")
PICTURE = st.sampled_from(["![plan](/images/devops.png)", "![large](/images/wide.png)", "![](/images/small.png)"])
CODE = st.lists(st.text("abc def(){}=;", max_size=120), max_size=60).map(
    lambda lines: "```js\n" + "\n".join(lines) + "\n```"
)
TABLE = st.lists(st.tuples(SENTENCE, WORD, WORD), min_size=1, max_size=15).map(
    lambda rows: "| un | deux | trois |\n|---|:-:|--:|\n" + "\n".join(f"| {a} | {b} | {c} |" for a, b, c in rows)
)
LEAST_CODE_LINE = 1.0
"""Share of the size: no program sets lines of code closer."""
ANYTHING = st.lists(st.one_of(PROSE, LIST, NUMBERED, HEADING, PICTURE, CODE, TABLE), min_size=1, max_size=6).map(
    "\n\n".join
)
MARKUP = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12),  # NUL: no text file
        st.sampled_from(
            ["# ", "- ", "1. ", "> ", "```", "|a|b|\n|-|-|\n", "<td>", "</div>", "<img src='x'>", "{{< a", ">}}", "{{% notice tip %}}",
             "{{% /notice %}}", "![](", ")", "[x](y)", "**", "`", "\n", "\n\n", "---\n", "<!--", "-->", "&nbsp;", "\x0b", "<b>", "a : b",
             "](http://[x)", "](/images/a%00b.png)", "- [ ] ", "{#id .c}", "[^1]", "[^1]: n\n", "&#11;", "<aside class='notes'>", "\\", "|"]
        ),
    ),
    max_size=25,
).map("".join)  # fmt: skip


def built(text: str, theme: str = "default", *, loses: bool = False) -> Made:
    with tempfile.TemporaryDirectory() as folder:
        site = make_site(Path(folder) / "cours")
        return make(site, f"---\ntitle: Essai\n---\n\n{text}\n", theme, loses=loses)


def shown(data: bytes) -> Counter[str]:
    """Every word of a deck, on slides, in tables and in notes, with its count."""
    found = []
    for slide in Presentation(io.BytesIO(data)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                found.append(shape.text_frame.text)
            if shape.has_table:
                found += [cell.text for row in shape.table.rows for cell in row.cells]
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
            found.append(slide.notes_slide.notes_text_frame.text)
    return words(" ".join(found))


def words(text: str) -> Counter[str]:
    """Words with their counts, regardless of case."""
    return Counter(re.findall(r"\w+", text.casefold()))


@CALM
@given(ANYTHING)
def test_nothing_is_lost(text: str) -> None:
    said = shown(built(text).data)
    source = re.sub(r"!\[.*?\]\(.*?\)|^\d+\.|^```js$", " ", text, flags=re.MULTILINE)
    assert words(source) - said == Counter()


@CALM
@given(st.lists(SENTENCE, min_size=2, max_size=8))
def test_sentences_keep_their_order(sentences: list[str]) -> None:
    made = built(" ".join(sentences))
    said = "".join(
        line
        for slide in made.placed.slides
        for shape in slide.placed
        if isinstance(shape, PlacedText) and shape.slot.name == "body"
        for paragraph in shape.paragraphs
        for line in paragraph.lines
    )
    assert re.sub(r"\W", "", said).casefold() == re.sub(r"\W", "", "".join(sentences)).casefold()


@CALM
@given(ANYTHING, st.sampled_from(["default", "dark"]))
def test_everything_fits(text: str, theme: str) -> None:
    size = theme_of(theme).size
    for slide in built(text, theme).placed.slides:
        for shape in slide.placed:
            box = shape.box
            assert box.left >= 0
            assert box.top >= 0
            assert box.right <= size.width
            assert box.bottom <= size.height
            if isinstance(shape, PlacedText):
                assert shape.height <= box.height + 2
                assert shape.size >= 8
            if isinstance(shape, PlacedPicture):
                assert abs(box.width / box.height / (shape.picture.width / shape.picture.height) - 1) < 0.02
            if isinstance(shape, PlacedTable):
                assert sum(shape.columns) == box.width
                assert sum(shape.rows) <= shape.slot.box.height + 2
            if isinstance(shape, PlacedCode):
                assert len(shape.tokens) * shape.size * LEAST_CODE_LINE * 12_700 <= box.height


@settings(CALM, max_examples=10)
@given(ANYTHING)
def test_the_same_chapter_gives_the_same_bytes(text: str) -> None:
    assert built(text).data == built(text).data


@CALM
@given(MARKUP)
def test_no_markup_crashes_it(text: str) -> None:
    built(text + "\n\nUn texte pour la fin.", loses=True)  # what is markup is anyone's guess
