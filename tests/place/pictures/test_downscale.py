"""How many pixels of a picture are kept: enough for its largest use, never more than the author gave."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from conftest import Place, drawn
from devops_slides.cli import cli
from devops_slides.model.placed import PlacedDeck, PlacedPicture
from devops_slides.place.pictures.downscale import downscale_pictures
from devops_slides.write.pictures import scaled_picture

INCH = 914_400


def pictures(deck: PlacedDeck) -> list[PlacedPicture]:
    return [shape for slide in deck.slides for shape in slide.placed if isinstance(shape, PlacedPicture)]


def test_a_huge_picture_keeps_330_pixels_an_inch_of_its_largest_showing(placed: Place, site: Path) -> None:
    (site / "static" / "images" / "vaste.png").write_bytes(drawn((6000, 4000)))
    small = '<img src="/images/vaste.png" width="200">'
    made = placed(f"Un texte.\n\n{small}\n\n## Suite\n\n{small.replace('200', '800')}\n\nFin.\n")
    one, two = pictures(downscale_pictures(made.placed))
    assert one.box.width < two.box.width
    assert one.pixels == two.pixels
    assert abs(one.pixels - 330 * two.box.width / INCH) <= 1


@pytest.mark.parametrize("name", ["devops", "small", "wide"])
def test_a_picture_of_up_to_440_pixels_an_inch_is_kept(placed: Place, name: str) -> None:
    (one,) = pictures(downscale_pictures(placed(f"![](/images/{name}.png)\n\nTexte.\n").placed))
    assert one.pixels == 0


def test_a_gif_is_never_scaled(placed: Place, site: Path) -> None:
    Image.new("P", (6000, 4000)).save(site / "static" / "images" / "film.gif")
    (one,) = pictures(downscale_pictures(placed("![](/images/film.gif)\n\nTexte.\n").placed))
    assert one.pixels == 0


@pytest.mark.parametrize(
    ("mode", "kind"), [("RGB", "PNG"), ("RGBA", "PNG"), ("P", "PNG"), ("L", "PNG"), ("LA", "PNG"), ("1", "PNG"), ("RGB", "JPEG")]
)  # fmt: skip
def test_scaling_keeps_the_format_and_never_grows(mode: str, kind: str) -> None:
    buffer = io.BytesIO()
    Image.effect_noise((900, 600), 60).convert(mode).save(buffer, kind)
    data = buffer.getvalue()
    made = scaled_picture(data, 300)
    with Image.open(io.BytesIO(made)) as image:
        assert image.format == kind
        assert image.size in {(300, 200), (900, 600)}
        assert image.size == (300, 200) or made is data
    assert len(made) <= len(data)
    assert scaled_picture(data, 300) == made
    assert scaled_picture(data, 900) is data


def test_a_picture_that_moves_is_not_scaled() -> None:
    buffer = io.BytesIO()
    frames = [Image.new("RGB", (90, 60), colour) for colour in ("red", "blue")]
    frames[0].save(buffer, "PNG", save_all=True, append_images=frames[1:])
    assert (
        scaled_picture(buffer.getvalue(), 30) is buffer.getvalue()
        or scaled_picture(buffer.getvalue(), 30) == buffer.getvalue()
    )


@pytest.mark.parametrize(("option", "is_whole"), [([], False), (["--keep-pictures"], True)])
def test_build_scales_unless_pictures_are_kept(site: Path, option: list[str], is_whole: bool) -> None:
    whole = drawn((6000, 4000))
    (site / "static" / "images" / "vaste.png").write_bytes(whole)
    chapter = site / "content" / "devops" / "essai.md"
    chapter.write_text("![](/images/vaste.png)\n\nTexte.\n", encoding="utf-8")
    out = site.parent / "x.pptx"
    result = CliRunner().invoke(cli, ["build", str(chapter), "-o", str(out), *option])
    assert result.exit_code == 0, result.output
    with zipfile.ZipFile(out) as archive:
        media = [archive.read(name) for name in archive.namelist() if name.startswith("ppt/media/")]
    assert [one == whole for one in media] == [is_whole]
    assert len(media[0]) <= len(whole)


def test_a_drawing_may_be_asked_for_larger_than_it_is(placed: Place, site: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="48" height="24"><rect width="48" height="24"/></svg>'
    (site / "static" / "images" / "trait.svg").write_text(drawing, encoding="utf-8")
    (one,) = pictures(placed('<img src="/images/trait.svg" width="600">\n\nTexte.\n').placed)
    (small,) = pictures(placed("![](/images/trait.svg)\n\nTexte.\n").placed)
    assert one.box.width > 4 * INCH
    assert small.box.width <= 72 / 96 * INCH


def test_a_picture_that_cannot_be_unpacked_is_kept_as_it_is() -> None:
    data = drawn((900, 600))[:-200]
    assert scaled_picture(data, 300) is data


def test_a_picture_that_grows_by_scaling_is_kept() -> None:
    stripes = Image.new("1", (900, 600))
    for x in range(0, 900, 4):
        stripes.paste(1, (x, 0, x + 2, 600))
    buffer = io.BytesIO()
    stripes.save(buffer, "PNG", optimize=True)
    assert scaled_picture(buffer.getvalue(), 701) == buffer.getvalue()
