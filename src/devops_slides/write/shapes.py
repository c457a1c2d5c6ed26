"""What every shape of a package is made of: its place, its geometry, its placeholder, its marks."""

from __future__ import annotations

from devops_slides.model.geometry import Box
from devops_slides.write.xml import guid

TREE_HEAD = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
"""What every shape tree opens with."""
DECORATIVE = (
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
)
"""Tells a screen reader to pass the shape by (MS-ODRAWXML 2.27)."""
PLACEHOLDER = {
    "kicker": 'type="body" sz="quarter" idx="11"',
    "subtitle": 'type="subTitle" idx="12"',
    "counter": 'type="body" sz="quarter" idx="13"',
    "body": 'type="body" idx="1"',
    "picture": 'type="pic" idx="14"',
    "caption": 'type="body" sz="quarter" idx="15"',
    "head1": 'type="body" sz="quarter" idx="16"',
    "body1": 'type="body" sz="half" idx="17"',
    "head2": 'type="body" sz="quarter" idx="18"',
    "body2": 'type="body" sz="half" idx="19"',
    "table": 'type="tbl" idx="20"',
    "code": 'type="body" idx="21"',
    "tag": 'type="body" sz="quarter" idx="22"',
    "numbers": 'type="body" sz="quarter" idx="23"',
    "label": 'type="body" sz="quarter" idx="24"',
    "footer": 'type="ftr" sz="quarter" idx="30"',
    "number": 'type="sldNum" sz="quarter" idx="31"',
}
"""What a slot is in PowerPoint's terms; the same index on every layout, so that changing a slide's
layout by hand carries its text over."""


def placeholder(slot: str, layout: str) -> str:
    """The attributes of a slot's `p:ph`."""
    if slot == "title":
        return 'type="ctrTitle"' if layout == "title" else 'type="title"'
    return PLACEHOLDER[slot]


def transform(box: Box) -> str:
    """A shape's place."""
    return f'<a:xfrm><a:off x="{box.left}" y="{box.top}"/><a:ext cx="{box.width}" cy="{box.height}"/></a:xfrm>'


def geometry(box: Box, radius: int, shape: str = "rect") -> str:
    """A preset geometry; a corner's `adj` is its radius by the shorter side, in 1/100,000."""
    if radius and shape == "rect":
        adj = min(round(radius / max(min(box.width, box.height), 1) * 100_000), 50_000)
        return f'<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val {adj}"/></a:avLst></a:prstGeom>'
    return f'<a:prstGeom prst="{shape}"><a:avLst/></a:prstGeom>'


def named(number: int, slot: str, key: str, description: str = "") -> str:
    """A shape's `p:cNvPr`: its slot is its name; its creation id follows from slide and slot."""
    told = f' descr="{description}"' if description else ""
    return (
        f'<p:cNvPr id="{number}" name="{slot}"{told}><a:extLst><a:ext uri="{{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}}">'
        '<a16:creationId xmlns:a16="http://schemas.microsoft.com/office/drawing/2014/main" '
        f'id="{guid(key, slot, str(number))}"/></a:ext></a:extLst></p:cNvPr>'
    )
