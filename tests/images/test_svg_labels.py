"""Labels of drawings that are written in HTML are set as text, and a program's excuse for them is never drawn."""

from __future__ import annotations

import io

import pytest
from lxml import etree
from PIL import Image

from devops_slides.images.image_result import ImageResult
from devops_slides.images.read_image import read_image

HTML = "xmlns='http://www.w3.org/1999/xhtml'"


def drawing(inner: str) -> ImageResult:
    return read_image(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100" viewBox="0 0 300 100">{inner}</svg>'.encode()
    )


def rows(shown: ImageResult) -> list[tuple[str, float, float]]:
    tree = etree.fromstring(shown.drawing)
    return [(str(row.text), float(row.get("x")), float(row.get("y"))) for row in tree.iter("{*}tspan")]


def ink(shown: ImageResult) -> tuple[int, int, int, int] | None:
    """The box of what is drawn, as shares of a thousand."""
    with Image.open(io.BytesIO(shown.data)) as image:
        box = image.convert("RGBA").getchannel("A").getbbox()
        return (
            box[0] * 1000 // image.width, box[1] * 1000 // image.height,
            box[2] * 1000 // image.width, box[3] * 1000 // image.height,
        ) if box else None  # fmt: skip


def test_a_label_is_drawn_in_the_middle_of_its_place() -> None:
    shown = drawing(
        f"<g transform='translate(100,0)'><foreignObject width='80' height='24'><div {HTML}>Un mot</div></foreignObject></g>"
    )
    ((text, x, _),) = rows(shown)
    assert (text, x) == ("Un mot", 40)
    box = ink(shown)
    assert box is not None
    assert 333 < box[0] < 466 < box[2] < 600
    assert box[3] < 240


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("Un<br/>deux", ["Un", "deux"]),
        ("<p>Un</p><p>deux <b>mots</b></p>", ["Un", "deux mots"]),
        ("Une phrase de plusieurs mots", ["Une phrase", "de", "plusieurs", "mots"]),
        ("<style>.a { color: red }</style>Mot", ["Mot"]),
    ],
)
def test_the_lines_of_a_label(html: str, lines: list[str]) -> None:
    shown = drawing(f"<foreignObject width='80' height='90'><div {HTML}>{html}</div></foreignObject>")
    assert [text for text, _, _ in rows(shown)] == lines
    ys = [y for _, _, y in rows(shown)]
    assert ys == sorted(ys)


def test_a_label_without_a_place_of_its_own_is_where_its_margins_put_it() -> None:
    html = f"<div {HTML} style='width: 118px; height: 1px; padding-top: 50px; margin-left: 101px'><div style='font-size: 12px; color: #ff0000'>Mot</div></div>"
    shown = drawing(f"<foreignObject width='100%' height='100%'>{html}</foreignObject>")
    ((text, x, y),) = rows(shown)
    assert (text, x, round(y)) == ("Mot", 160, 55)
    assert b'fill="#ff0000"' in shown.drawing


def test_the_excuse_of_a_drawing_program_is_not_drawn() -> None:
    label = f"<switch><foreignObject><p {HTML}>Mot</p></foreignObject><text x='20' y='40'>Mot</text></switch>"
    excuse = "<switch><g requiredFeatures='x'/><a><text x='50%' y='100%'>Text is not SVG - cannot display</text></a></switch>"
    shown = drawing(label + excuse)
    assert b"not SVG" not in shown.drawing
    assert ink(shown) == ink(drawing(label))
    assert not shown.remarks
