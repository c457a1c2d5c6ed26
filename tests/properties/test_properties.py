"""What holds for every chapter: nothing lost, everything fits, same bytes, never a crash."""

from __future__ import annotations

import io
import re
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pptx import Presentation

from conftest import Made, make, make_site
from devops_slides.model.placed import PlacedPicture, PlacedTable, PlacedText
from devops_slides.parse.theme import read_theme

CALM = settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
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
CHAPTER = st.lists(st.one_of(PROSE, LIST, NUMBERED, HEADING, PICTURE), min_size=1, max_size=8).map("\n\n".join)
ANYTHING = st.lists(st.one_of(PROSE, LIST, HEADING, PICTURE, CODE, TABLE), min_size=1, max_size=6).map("\n\n".join)
MARKUP = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(
            ["# ", "- ", "1. ", "> ", "```", "|a|b|\n|-|-|\n", "<td>", "</div>", "<img src='x'>", "{{< a", ">}}", "{{% notice tip %}}",
             "{{% /notice %}}", "![](", ")", "[x](y)", "**", "`", "\n", "\n\n", "---\n", "<!--", "-->", "&nbsp;", "\x0b", "<b>", "a : b"]
        ),
    ),
    max_size=25,
).map("".join)  # fmt: skip


def built(text: str, theme: str = "default") -> Made:
    with tempfile.TemporaryDirectory() as folder:
        return make(make_site(Path(folder) / "cours"), f"---\ntitle: Essai\n---\n\n{text}\n", theme)


def shown(data: bytes) -> str:
    """All that a deck says, without spaces."""
    found = []
    for slide in Presentation(io.BytesIO(data)).slides:
        found += [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
            found.append(slide.notes_slide.notes_text_frame.text)
    return re.sub(r"\W+", "", " ".join(found)).casefold()


@CALM
@given(CHAPTER)
def test_nothing_is_lost(text: str) -> None:
    said = shown(built(text).data)
    words = re.findall(r"\w+", re.sub(r"!\[.*?\]\(.*?\)|^\d+\.", " ", text, flags=re.MULTILINE))
    assert [word for word in words if word.casefold() not in said] == []


@CALM
@given(ANYTHING, st.sampled_from(["default", "dark"]))
def test_everything_fits(text: str, theme: str) -> None:
    size = read_theme(theme).size
    for slide in built(text, theme).placed.slides:
        for one in slide.placed:
            box = one.box
            assert box.left >= 0
            assert box.top >= 0
            assert box.right <= size.width
            assert box.bottom <= size.height
            if isinstance(one, PlacedText):
                assert one.height <= box.height + 2
                assert one.size >= 8
            if isinstance(one, PlacedPicture):
                assert abs(box.width / box.height / (one.picture.width / one.picture.height) - 1) < 0.02
            if isinstance(one, PlacedTable):
                assert sum(one.columns) == box.width


@CALM
@given(ANYTHING)
def test_the_same_chapter_gives_the_same_bytes(text: str) -> None:
    assert built(text).data == built(text).data


@CALM
@given(MARKUP)
def test_no_markup_crashes_it(text: str) -> None:
    built(text + "\n\nUn texte pour la fin.")
