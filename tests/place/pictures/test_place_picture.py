"""Captions under pictures: they can be read, and the picture leaves them the room that they need."""

from __future__ import annotations

import io
import zipfile

import pytest

from conftest import Build, Place, Placed
from devops_slides.model.placed import PlacedPicture, PlacedText
from devops_slides.model.text import plain
from devops_slides.theme.read_theme import shipped_themes, theme_names

SENTENCE = "Le plan d’un service avec tout ce qui l’entoure, du poste jusqu’à la production."


def figure(caption: str) -> str:
    return f'{{{{< figure src="/images/devops.png" caption="{caption}" >}}}}\n\n'


def captioned(made: Placed) -> tuple[list[PlacedText], list[PlacedPicture]]:
    (slide,) = made.placed.slides[1:]
    captions = [shape for shape in slide.placed if isinstance(shape, PlacedText) and shape.slot.name == "caption"]
    return captions, [shape for shape in slide.placed if isinstance(shape, PlacedPicture)]


@pytest.mark.parametrize("theme", sorted(theme_names([shipped_themes()])))
@pytest.mark.parametrize("sentences", [1, 5, 9])
def test_a_caption_is_never_smaller_than_its_least_size(placed: Place, theme: str, sentences: int) -> None:
    (caption,), (picture,) = captioned(placed(f"## A\n\n{figure(' '.join([SENTENCE] * sentences))}", theme))
    assert caption.size >= caption.slot.style.least
    assert picture.box.bottom <= caption.box.top
    assert caption.height <= caption.box.height


def test_a_short_caption_leaves_the_picture_its_room(placed: Place) -> None:
    (short,), (large,) = captioned(placed(f"## A\n\n{figure(SENTENCE)}"))
    (long,), (small,) = captioned(placed(f"## A\n\n{figure(' '.join([SENTENCE] * 9))}"))
    assert short.box.height < long.box.height
    assert small.box.height < large.box.height


def test_captions_of_pictures_side_by_side_stand_below_them_all(placed: Place) -> None:
    both = "".join(figure(words).strip() for words in ("La boucle.", "Le plan."))
    (caption,), pictures = captioned(placed(f"## A\n\n{both}\n"))
    assert [plain(one.source.runs) for one in caption.paragraphs] == ["La boucle.", "Le plan."]
    assert len(pictures) == 2
    assert max(one.box.bottom for one in pictures) <= caption.box.top


def test_scripts_without_italics_stand_upright_in_an_italic_caption(built: Build) -> None:
    made = built(f"## A\n\n{figure('Le plan 部署 du service')}", "editorial")
    with zipfile.ZipFile(io.BytesIO(made.data)) as package:
        shown = package.read("ppt/slides/slide2.xml").decode()
    assert '<a:rPr lang="zh-CN" altLang="en-US" i="0"/><a:t>部署' in shown
    assert 'i="0"/><a:t>Le plan' not in shown
