"""Pictures in the file: a drawing with its picture, each once."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from lxml import etree
from PIL import Image

from conftest import Build, Made

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><rect width="400" height="200" fill="navy"/></svg>'
NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


def parts(made: Made) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_drawing_stands_in_the_file_with_its_picture(built: Build, site: Path) -> None:
    (site / "static" / "images" / "plan.png").write_bytes(SVG)
    found = parts(built("![Le plan](/images/plan.png)\n\nTexte.\n"))
    slide = next(
        tree
        for name, data in sorted(found.items())
        if name.startswith("ppt/slides/slide")
        and (tree := etree.fromstring(data)).find(".//asvg:svgBlip", NAMES) is not None
    )
    blip = slide.find(".//a:blip", NAMES)
    assert blip is not None
    drawing = blip.find(".//asvg:svgBlip", NAMES)
    assert drawing is not None
    ids = {one.get(f"{{{NAMES['r']}}}embed") for one in (blip, drawing)}
    assert len(ids) == 2
    media = {name: data for name, data in found.items() if name.startswith("ppt/media/")}
    assert [data for name, data in media.items() if name.endswith(".svg")] == [SVG]
    (picture,) = [data for name, data in media.items() if name.endswith(".png")]
    with Image.open(io.BytesIO(picture)) as image:
        assert image.convert("RGB").getpixel((9, 9)) == (0, 0, 128)
    assert b'Extension="svg" ContentType="image/svg+xml"' in found["[Content_Types].xml"]


def test_a_picture_shown_twice_stands_once_under_whatever_name(built: Build, site: Path) -> None:
    images = site / "static" / "images"
    (images / "copie.png").write_bytes((images / "devops.png").read_bytes())
    (images / "plan.svg").write_bytes(SVG)
    text = "".join(f"## Partie {n}\n\n![]({src})\n\nTexte.\n\n" for n, src in enumerate(
        ["/images/devops.png", "/images/copie.png", "/images/plan.svg", "/images/plan.svg"]
    ))  # fmt: skip
    assert sorted(name for name in parts(built(text)) if name.startswith("ppt/media/")) == [
        "ppt/media/image1.png", "ppt/media/image2.png", "ppt/media/image3.svg",
    ]  # fmt: skip
