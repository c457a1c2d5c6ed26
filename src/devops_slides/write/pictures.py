"""Pictures in their placeholders, and the decorative marks behind them."""

from __future__ import annotations

from collections.abc import Mapping

from devops_slides.model.geometry import Box
from devops_slides.model.layout import ThemePicture
from devops_slides.model.placed import PlacedMark, PlacedPicture
from devops_slides.write.paint import fill, outline
from devops_slides.write.relations import Relations
from devops_slides.write.shapes import DECORATIVE, PLACEHOLDER, geometry, named, place_of, transform
from devops_slides.write.xml import attribute

_WHITE = '<a:solidFill><a:prstClr val="white"/></a:solidFill>'
"""Not a theme colour: the plate goes on with the white ground of the picture itself."""


def picture_shape(number: int, placed: PlacedPicture, layout: str, key: str, to: Relations) -> str:
    """The XML of a picture in its placeholder, of which a layout has one. Never stretched, never cropped."""
    picture = placed.picture
    drawing = _drawing(to.picture(picture.digest, "drawing")) if picture.drawing else ""
    click = to.link(picture.link) if picture.link is not None else ""
    place = place_of(placed.slot, layout) if placed.slot.name in PLACEHOLDER else ""
    return (
        f"<p:pic><p:nvPicPr>{named(number, placed.slot.name, key, attribute(picture.alt), click)}"
        '<p:cNvPicPr><a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr>'
        f"<p:nvPr>{place}</p:nvPr></p:nvPicPr>"
        f'<p:blipFill><a:blip r:embed="{to.picture(picture.digest)}">{drawing}</a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        f"<p:spPr>{transform(placed.box)}{geometry(placed.box, 0)}</p:spPr></p:pic>"
    )


def _drawing(rid: str) -> str:
    """The SVG that a picture stands for (MS-ODRAWXML 2.7.2); programs that know none show the picture."""
    return (
        '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip '
        'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
        f'r:embed="{rid}"/></a:ext></a:extLst>'
    )


def decoration_picture(number: int, box: Box, picture: ThemePicture, rids: Mapping[tuple[str, bool], str]) -> str:
    """A picture of a theme on a layout, marked decorative."""
    drawing = _drawing(rids[picture.digest, True]) if picture.drawing else ""
    sides = dict(zip("ltrb", picture.crop, strict=True))
    crop = "".join(f' {side}="{share}"' for side, share in sides.items() if share)
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="decoration"><a:extLst>{DECORATIVE}</a:extLst></p:cNvPr>'
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{rids[picture.digest, False]}">{drawing}</a:blip>'
        f"{f'<a:srcRect{crop}/>' if crop else ''}<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        f"<p:spPr>{transform(box)}{geometry(box, 0)}</p:spPr></p:pic>"
    )


def mark_shape(number: int, placed: PlacedMark) -> str:
    """A decorative shape: a bar or a plate."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{placed.name}"><a:extLst>{DECORATIVE}</a:extLst></p:cNvPr>'
        f"<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{transform(placed.box)}{geometry(placed.box, placed.radius, placed.shape)}"
        f"{fill(placed.paint) if placed.paint is not None else _WHITE}{outline(placed.border)}</p:spPr></p:sp>"
    )
