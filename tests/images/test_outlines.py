"""How much of a picture stands out from its ground."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from devops_slides.images.outlines import outlines

INK, PALE, NAVY = "#102030", "#F0F4F8", "#0B2545"


def logo(ink: str, plate: str | None = None, mark: str | None = None) -> bytes:
    """Letters of one colour, on a plate or none, with a mark beside them or none."""
    picture = Image.new("RGBA", (300, 90))
    draw = ImageDraw.Draw(picture)
    if plate is not None:
        draw.rounded_rectangle((0, 0, 299, 89), 20, plate)
    if mark is not None:
        draw.ellipse((10, 25, 50, 65), mark)
    for left in range(70, 280, 20):
        draw.rectangle((left, 25, left + 9, 64), ink)
    return saved(picture)


def saved(picture: Image.Image, form: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, form)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "ground", "is_seen"),
    [
        (logo(INK), "FFFFFF", True),
        (logo(INK), "0B2545", False),
        (logo(PALE), "FFFFFF", False),
        (logo(PALE), "0B2545", True),
        (logo(PALE, plate=NAVY), "0B2545", True),  # its letters are on a plate of its own
        (logo(PALE, plate=NAVY), "FFFFFF", True),
        (logo(INK, plate="white"), "FFFFFF", True),
        (logo(INK, mark="#FFD000"), "0B2545", False),  # only its mark is seen
        (logo(PALE, mark=INK), "0B2545", True),
        (saved(Image.new("RGB", (40, 40), NAVY)), "0B2545", False),
        (saved(Image.new("RGBA", (40, 40))), "0B2545", True),  # nothing to be seen
        (saved(Image.new("RGBA", (40, 40), (255, 255, 255, 40))), "FFFFFF", True),  # meant to be pale
        (saved(Image.new("L", (3000, 1), 0), "JPEG"), "FFFFFF", True),
        (saved(Image.new("P", (1, 1)), "GIF"), "FFFFFF", True),
    ],
)
def test_a_logo_is_seen_if_most_of_its_outlines_are(data: bytes, ground: str, is_seen: bool) -> None:
    assert (outlines(data).seen_on(ground) >= 0.5) == is_seen


def test_a_part_is_looked_at_alone() -> None:
    data = logo(INK, plate="white")
    assert outlines(data, (0.05, 0.3, 0.2, 0.7)).inner == 0
    assert outlines(data, (0.2, 0.3, 0.9, 0.7)).inner > 0
    assert outlines(logo(INK), (0.0, 0.0, 0.2, 1.0)).blank == outlines(logo(INK), (0.0, 0.0, 0.2, 1.0)).pixels
