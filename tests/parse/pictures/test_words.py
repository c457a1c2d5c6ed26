"""Words of pictures: titles beside alternative texts, decorative pictures, and pictures behind slides."""

from __future__ import annotations

import io
import zipfile

import pytest

from conftest import Build, Plan
from devops_slides.model.block import Picture
from devops_slides.model.text import plain

WIDE = "../../images/wide.png"
DEVOPS = "../../images/devops.png"


def picture(plan: Plan, text: str) -> Picture:
    (found,) = [picture for slide in plan(text).slides for picture in slide.pictures()]
    return found


@pytest.mark.parametrize(
    ("text", "alt", "caption"),
    [
        (f'![Une courbe]({WIDE} "Elle monte le lundi")', "Une courbe", "Elle monte le lundi"),
        (f'<img src="{WIDE}" alt="Une courbe" title="Elle monte">', "Une courbe", "Elle monte"),
        (f'![Une courbe]({WIDE} "une courbe")', "Une courbe", ""),
        (f'![]({WIDE} "Elle monte")', "Elle monte", ""),
        (f'{{{{< figure src="{WIDE}" alt="Une courbe" caption="Vue" >}}}}', "Une courbe", "Vue"),
    ],
)
def test_a_title_beside_an_alternative_text_is_the_caption(planned: Plan, text: str, alt: str, caption: str) -> None:
    found = picture(planned, f"{text}\n")
    assert (found.alt, plain(found.caption)) == (alt, caption)


@pytest.mark.parametrize(
    ("attributes", "is_decorative"),
    [
        ('alt="" role="presentation"', True),
        ('alt="" role="none"', True),
        ('aria-hidden="true"', True),
        ('alt=""', False),
        ('role="presentation" alt="Un trait"', False),
    ],
)
def test_a_decorative_picture_has_no_words_and_is_marked(built: Build, attributes: str, is_decorative: bool) -> None:
    made = built(f'<img src="{WIDE}" {attributes}>\n')
    (found,) = [picture for slide in made.planned.slides for picture in slide.pictures()]
    assert (found.decorative, not found.alt) == (is_decorative, is_decorative)
    with zipfile.ZipFile(io.BytesIO(made.data)) as package:
        slides = [package.read(name).decode() for name in package.namelist() if name.startswith("ppt/slides/slide")]
    pictures = [part for slide in slides for part in slide.split("<p:pic>")[1:]]
    assert [("adec:decorative" in part, " descr=" in part) for part in pictures] == [(is_decorative, not is_decorative)]


@pytest.mark.parametrize(
    "ground",
    [
        f'{{{{< slide background-image="{DEVOPS}" >}}}}',
        f'{{{{< slide background="{DEVOPS}" transition="zoom" >}}}}',
        f'<!-- .slide: data-background="{DEVOPS}" -->',
        f'<!-- .slide: data-background-image="{DEVOPS}" data-x="y" -->',
    ],
)
def test_the_ground_of_a_slide_is_shown(planned: Plan, ground: str) -> None:
    start = "---\ntitle: T\noutputs: [Reveal]\n---\n## Un\n\nmot\n\n---\n\n"
    alone = planned(f"{start}{ground}\n\n---\n\n## Deux\n\nfin\n")
    assert [(len(slide.pictures()), bool(slide.text("body"))) for slide in alone.slides[1:]] == [
        (0, True), (1, False), (0, True),
    ]  # fmt: skip
    before = planned(f"{start}{ground}\n\n## Deux\n\nfin\n")
    assert [(plain(slide.text("title")[0].runs), len(slide.pictures())) for slide in before.slides[1:]] == [
        ("Un", 0), ("Deux", 1),
    ]  # fmt: skip


def test_a_colour_behind_a_slide_is_no_picture(planned: Plan) -> None:
    deck = planned('{{< slide background-color="#ff0000" background="#00ff00" >}}\n\n## Un\n\nmot\n')
    assert not [picture for slide in deck.slides for picture in slide.pictures()]


def test_the_words_of_a_fragment_are_shown(planned: Plan) -> None:
    (row,) = planned('## Un\n\n{{< frag c="des mots" >}} et la suite.\n').slides[-1].text("body")
    assert plain(row.runs) == "des mots et la suite."
