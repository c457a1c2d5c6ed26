"""Pictures above and below few words use the room that these leave."""

from __future__ import annotations

import io

import pytest
from pptx import Presentation

from conftest import Build
from devops_slides.model.placed import PlacedPicture, PlacedText
from devops_slides.theme.read_theme import read_theme

TEXT = (
    "---\ntitle: T\n---\n\n## A\n\n<!-- slides: layout=picture-{where} -->\n\nUne phrase.\n\n![d](/images/devops.png)\n"
)


@pytest.mark.parametrize("theme", ["default", "editorial"])
@pytest.mark.parametrize("where", ["above", "below"])
def test_a_picture_takes_the_room_of_few_words(built: Build, where: str, theme: str) -> None:
    made = built(TEXT.format(where=where), theme=theme)
    slide = made.placed.slides[-1]
    slots = {slot.name: slot for slot in read_theme(theme).layouts[f"picture-{where}"].slots}
    picture = next(one for one in slide.placed if isinstance(one, PlacedPicture))
    body = next(one for one in slide.placed if isinstance(one, PlacedText) and one.slot.name == "body")
    assert picture.box.height > slots["picture"].box.height
    if where == "above":
        assert body.box.bottom == slots["body"].box.bottom
        assert picture.box.bottom <= body.box.top - (slots["body"].box.top - slots["picture"].box.bottom) + 1
        shape = next(one for one in Presentation(io.BytesIO(made.data)).slides[-1].shapes if one.name == "body")
        assert (shape.top, shape.height) == (body.box.top, body.box.height)
