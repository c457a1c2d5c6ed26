"""Shapes and pictures as XML, and pictures drawn for the purpose."""

from __future__ import annotations

import io
from functools import cache

from lxml import etree
from PIL import Image, ImageDraw

from package_checks import P
from templates.base import child
from templates.package import Parts, edited, element, ending, relate

Box = tuple[int, int, int, int]
"""Left, top, width and height in EMU."""


@cache
def logo() -> bytes:
    """A PNG of 300 × 100 pixels: a disc and a bar on a transparent ground."""
    image = Image.new("RGBA", (300, 100), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.ellipse((4, 4, 95, 95), fill="#E4572E")
    pen.rectangle((120, 36, 295, 63), fill="#17324D")
    return _png(image)


@cache
def night() -> bytes:
    """A PNG of 320 × 180 pixels, dark all over: a sky that is lighter at the bottom."""
    image = Image.new("RGB", (320, 180))
    pen = ImageDraw.Draw(image)
    for row in range(180):
        pen.line((0, row, 319, row), fill=(8 + row // 12, 14 + row // 10, 34 + row // 6))
    return _png(image)


@cache
def dot() -> bytes:
    """A PNG of 16 × 16 pixels for bullets."""
    image = Image.new("RGBA", (16, 16), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((1, 1, 14, 14), fill="#E4572E")
    return _png(image)


def _png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def pictured(parts: Parts, source: str, name: str, blob: bytes) -> str:
    """The id of a part's relationship to a PNG in the media folder, which is added if it is missing."""
    target = f"ppt/media/{name}.png"
    parts[target] = blob
    ending(parts, "png", "image/png")
    return relate(parts, source, target, "image")


def frame(box: Box) -> str:
    left, top, width, height = box
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def shape(number: int, name: str, box: Box, fill: str, text: str = "") -> str:
    """A rectangle; its fill is XML, its text a plain line."""
    run = f'<a:r><a:rPr lang="en-US" sz="1000"/><a:t>{text}</a:t></a:r>' if text else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}<a:ln><a:noFill/></a:ln></p:spPr>'
        f'<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{run}<a:endParaRPr lang="en-US"/></a:p></p:txBody></p:sp>'
    )


def picture(number: int, name: str, box: Box, rid: str, about: str = "") -> str:
    """A picture that fills its box."""
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="{name}" descr="{about}"/>'
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{rid}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr>{frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def scheme(colour: str) -> str:
    return f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'


def rgb(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def behind(parts: Parts, name: str, *xml: str) -> None:
    """Put shapes behind all others of a slide, layout or master."""
    with edited(parts, name) as root:
        tree = child(root, f"{P}cSld/{P}spTree")
        for place, one in enumerate(xml):
            tree.insert(2 + place, element(one))


def background(root: etree._Element, xml: str) -> None:
    """Give a slide, layout or master another background."""
    slide = child(root, f"{P}cSld")
    for old in slide.findall(f"{P}bg"):
        slide.remove(old)
    slide.insert(0, element(f"<p:bg><p:bgPr>{xml}<a:effectLst/></p:bgPr></p:bg>"))
