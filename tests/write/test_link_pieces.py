"""Links are cut where placing breaks their lines, and nowhere else; the text stays the author's."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from devops_slides.model.text import Link, Run, Runs
from devops_slides.place.measure.measure import Look, shipped_advances
from devops_slides.place.text.lines import break_lines
from devops_slides.place.text.words import words_of
from devops_slides.theme.read_theme import read_theme
from devops_slides.write.link_pieces import link_pieces

LINK = Link("url", "https://example.org/")
OTHER = Link("slide", "ailleurs")
THEME = read_theme("default")


def said(runs: Runs, *lines: str) -> list[str]:
    """The pieces, those with a link in brackets, spaces between two lines of a link in braces."""
    return [
        f"{{{run.text}}}" if is_between else f"[{run.text}]" if run.link else run.text
        for run, is_between in link_pieces(runs, lines)
    ]


@pytest.mark.parametrize(
    ("runs", "lines", "found"),
    [
        ((Run("selon "), Run("la doc officielle", link=LINK)), ("selon la", "doc officielle"), ["selon ", "[la]", "{ }", "[doc officielle]"]),
        ((Run("selon "), Run("la doc", link=LINK)), ("selon", "la doc"), ["selon ", "[la doc]"]),
        ((Run("la doc ", link=LINK), Run("officielle")), ("la doc", "officielle"), ["[la doc]", "{ }", "officielle"]),
        ((Run("la doc", link=LINK), Run(" officielle")), ("la doc", "officielle"), ["[la doc]", " officielle"]),
        ((Run("la doc ", link=LINK), Run("ici", link=OTHER)), ("la doc", "ici"), ["[la doc]", "{ }", "[ici]"]),
        ((Run("a  b c", link=LINK),), ("a", "b", "c"), ["[a]", "{  }", "[b]", "{ }", "[c]"]),
        ((Run("https://example.org/home?x=1", link=LINK),), ("https://example.org/", "home?x=1"), ["[https://example.org/]", "[home?x=1]"]),
        ((Run("a b", link=LINK), Run("c d", link=LINK)), ("a", "bc", "d"), ["[a]", "{ }", "[b]", "[c]", "{ }", "[d]"]),
        ((Run("une\ndeux trois", link=LINK),), ("une", "deux", "trois"), ["[une]", "{\n}", "[deux]", "{ }", "[trois]"]),
        ((Run("une\n\ndeux", link=LINK),), ("une", "", "deux"), ["[une]", "{\n\n}", "[deux]"]),
        ((Run("Größe zählt", link=LINK),), ("GRÖSSE", "ZÄHLT"), ["[Größe]", "{ }", "[zählt]"]),
        ((Run("自動化", link=LINK),), ("自動", "化"), ["[自動]", "[化]"]),
        ((Run("a\u200bb", link=LINK),), ("a", "b"), ["[a]", "{\u200b}", "[b]"]),
        ((Run("a b", link=LINK),), ("a b",), ["[a b]"]),
        ((Run("a b", link=LINK),), (), ["[a b]"]),
        ((Run("a b"),), ("a", "b"), ["a b"]),
        ((Run("a b", link=LINK),), ("un", "autre"), ["[a b]"]),
        ((Run("a b", link=LINK),), ("a", "b", "c"), ["[a b]"]),
    ],
)  # fmt: skip
def test_a_link_is_cut_where_its_lines_end(runs: Runs, lines: tuple[str, ...], found: list[str]) -> None:
    assert said(runs, *lines) == found


TEXT = st.lists(
    st.one_of(
        st.text("abcWi", min_size=1, max_size=9),
        st.sampled_from(["https://example.org/" + "voie/" * 9, "“mot”", "ß", "été", "自動化", "\u00a0:", "ใช้", "العربية", "👩‍💻"]),
        st.sampled_from([" ", " ", "  ", "\n", "\t", "\u200b", "\u3000"]),
    ),
    max_size=12,
).map("".join)  # fmt: skip
RUN = st.builds(
    Run, TEXT, bold=st.booleans(), italic=st.booleans(), code=st.booleans(), link=st.sampled_from([None, LINK, OTHER])
)


@settings(deadline=None, derandomize=True)
@given(st.lists(RUN, max_size=5).map(tuple), st.integers(30, 500), st.booleans())
def test_pieces_lie_within_lines_and_say_what_the_author_did(runs: Runs, width: int, caps: bool) -> None:
    style = replace(THEME.styles["body"], caps=caps)
    lines = break_lines(words_of(runs, style, Look(THEME, shipped_advances())), 20, 0, width).texts
    found = list(link_pieces(runs, lines))
    assert "".join(run.text for run, _ in found) == "".join(run.text for run in runs)
    wanted = [replace(run, text=letter) for run in runs for letter in run.text]
    got = [(replace(run, text=letter), is_between) for run, is_between in found for letter in run.text]
    shown = [line for line in lines if line]
    for whole, (letter, is_between) in zip(wanted, got, strict=True):
        assert letter == (replace(whole, link=None) if is_between else whole)
        assert not is_between or letter.text in " \n\t\u200b\u3000"
    # a line may end within the two capitals of ß: the links then stay unchanged
    if len(shown) > 1 and not (caps and any("ß" in run.text for run in runs)):
        for run, _ in found:
            text = run.text.upper() if caps else run.text
            inside = text.strip(" \n\t\u200b\u3000")
            assert run.link is None or any(inside in line for line in shown)
