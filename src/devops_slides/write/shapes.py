"""The XML that shapes have in common: position, geometry, placeholder, text body, name."""

from __future__ import annotations

from devops_slides.model.geometry import Box, Emu, Size
from devops_slides.model.layout import Slot
from devops_slides.write.xml import guid

ANCHOR = {"top": "t", "middle": "ctr", "bottom": "b"}


def body_properties(slot: Slot, insets: tuple[Emu, Emu]) -> str:
    """The element `a:bodyPr` (ECMA-376 part 1, 21.1.2.1.1); `insets` are left and right, inside the slot's box."""
    anchor = ANCHOR[slot.anchor]
    left, right = insets[0] + slot.pads[0], insets[1] + slot.pads[2]
    if slot.is_free:
        given = f' wrap="square" lIns="{left}" tIns="{slot.pads[1]}" rIns="{right}" bIns="{slot.pads[3]}"'
        given += f' rtlCol="0" anchor="{anchor}"'
    else:
        given = slot.holder.resets if slot.holder is not None else ""
        given += f' lIns="{left}"' if left != slot.pads[0] + slot.inset else ""
        given += f' rIns="{right}"' if right != slot.pads[2] + slot.inset else ""
        inherited = slot.holder.anchor if slot.holder is not None else slot.anchor
        given += f' anchor="{anchor}"' if anchor != ANCHOR[inherited] else ""
    return f"<a:bodyPr{given}><a:normAutofit/></a:bodyPr>"


_ROUNDING = 7_200
"""0.02 cm: how far the edge of a box may be before the last line of a grid."""
TREE_HEAD = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
"""The beginning of every shape tree."""
DECORATIVE = (
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
)
"""Makes screen readers skip the shape (MS-ODRAWXML 2.27)."""
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
    "body3": 'type="body" sz="quarter" idx="32"',
    "table": 'type="tbl" idx="20"',
    "code": 'type="body" idx="21"',
    "code1": 'type="body" sz="quarter" idx="33"',
    "code2": 'type="body" sz="quarter" idx="34"',
    "code3": 'type="body" sz="quarter" idx="35"',
    "tag": 'type="body" sz="quarter" idx="22"',
    "numbers": 'type="body" sz="quarter" idx="23"',
    "label": 'type="body" sz="quarter" idx="24"',
    "footer": 'type="ftr" sz="quarter" idx="30"',
    "number": 'type="sldNum" sz="quarter" idx="31"',
}
"""The attributes of each slot's `p:ph`; the index is the same on every layout, so that a slide keeps
its text if its layout is changed by hand."""


def placeholder(slot: str, layout: str) -> str:
    """The attributes of a slot's `p:ph`."""
    if slot == "title":
        return 'type="ctrTitle"' if layout == "title" else 'type="title"'
    return PLACEHOLDER[slot]


def place_of(slot: Slot, layout: str) -> str:
    """The `p:ph` of a slot on a slide; empty for a box of the slide's own."""
    if slot.is_free:
        return ""
    return f"<p:ph {slot.holder.attributes if slot.holder is not None else placeholder(slot.name, layout)}/>"


def own_place(slot: Slot, box: Box) -> str:
    """The position and geometry of a shape whose text is in `box`, as far as it does not inherit them."""
    around = box.around(slot.pads)
    if slot.is_free:
        return transform(around) + geometry(around, slot.radius, slot.shape)
    return "" if around == slot.inherited else transform(around)


def locks(slot: Slot) -> str:
    """The `p:cNvSpPr` of a slot's shape: a placeholder's, or a text box's."""
    return '<p:cNvSpPr txBox="1"/>' if slot.is_free else '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'


def transform(box: Box, *, flipped: bool = False) -> str:
    """The `a:xfrm` of a shape: its position and size."""
    turned = ' flipH="1"' if flipped else ""
    return f'<a:xfrm{turned}><a:off x="{box.left}" y="{box.top}"/><a:ext cx="{box.width}" cy="{box.height}"/></a:xfrm>'


def upwards(box: Box) -> str:
    """The `a:xfrm` of a line of text that fills a box from bottom to top.

    The shape is rotated, because LibreOffice 7.4 sets rotated text in a placeholder letter by letter.
    """
    left = box.left + (box.width - box.height) // 2
    top = box.top + (box.height - box.width) // 2
    return f'<a:xfrm rot="16200000"><a:off x="{left}" y="{top}"/><a:ext cx="{box.height}" cy="{box.width}"/></a:xfrm>'


def _comma(left: int) -> str:
    """One raised comma, 42 wide and 100 high, as a path."""

    def point(x: int, y: int) -> str:
        return f'<a:pt x="{left + x}" y="{y}"/>'

    return (
        f"<a:moveTo>{point(40, 0)}</a:moveTo><a:cubicBezTo>{point(14, 10)}{point(0, 30)}{point(0, 58)}</a:cubicBezTo>"
        f"<a:lnTo>{point(0, 100)}</a:lnTo><a:lnTo>{point(42, 100)}</a:lnTo><a:lnTo>{point(42, 56)}</a:lnTo>"
        f"<a:lnTo>{point(20, 56)}</a:lnTo><a:cubicBezTo>{point(20, 38)}{point(28, 25)}{point(46, 17)}</a:cubicBezTo><a:close/>"
    )


def _chevron(left: int) -> str:
    """One mark of a guillemet, 46 wide and 100 high, as a path."""
    corners = ((42, 0), (0, 50), (42, 100), (46, 96), (17, 50), (46, 4))
    first, *others = (f'<a:pt x="{left + x}" y="{y}"/>' for x, y in corners)
    return f"<a:moveTo>{first}</a:moveTo>{''.join(f'<a:lnTo>{other}</a:lnTo>' for other in others)}<a:close/>"


def _drawing(path: str) -> str:
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f"{path}</a:pathLst></a:custGeom>"
    )


_DRAWN = {
    "quote": _drawing(f'<a:path w="104" h="100">{_comma(0)}{_comma(58)}</a:path>'),
    "guillemet": _drawing(f'<a:path w="104" h="100">{_chevron(0)}{_chevron(58)}</a:path>'),
}
"""Opening quotation marks as drawings, which look the same whatever fonts a program has."""


def grid(box: Box, step: Size) -> str:
    """Hairlines over a box, `step` apart, its edges included, as one drawing."""
    across = [((x, 0), (x, int(box.height))) for x in range(0, box.width + _ROUNDING, step.width)]
    down = [((0, y), (int(box.width), y)) for y in range(0, box.height + _ROUNDING, step.height)]
    path = "".join(
        f'<a:moveTo><a:pt x="{x}" y="{y}"/></a:moveTo><a:lnTo><a:pt x="{right}" y="{bottom}"/></a:lnTo>'
        for (x, y), (right, bottom) in across + down
    )
    return _drawing(f'<a:path w="{box.width}" h="{box.height}" fill="none">{path}</a:path>')


def geometry(box: Box, radius: int, shape: str = "rect") -> str:
    """A shape's geometry; a corner's `adj` is its radius divided by the shorter side, in 1/100,000."""
    if radius and shape == "rect":
        adj = min(round(radius / max(min(box.width, box.height), 1) * 100_000), 50_000)
        return f'<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val {adj}"/></a:avLst></a:prstGeom>'
    if shape in _DRAWN:
        return _DRAWN[shape]
    return f'<a:prstGeom prst="{shape}"><a:avLst/></a:prstGeom>'


def named(number: int, slot: str, key: str, description: str = "", click: str = "", more: str = "") -> str:
    """A shape's `p:cNvPr`: its name is its slot; its creation id follows from slide, slot and number.

    `click` is the `a:hlinkClick` of a shape that is a link as a whole; `more` is further extensions.
    """
    told = f' descr="{description}"' if description else ""
    return (
        f'<p:cNvPr id="{number}" name="{slot}"{told}>{click}<a:extLst><a:ext uri="{{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}}">'
        '<a16:creationId xmlns:a16="http://schemas.microsoft.com/office/drawing/2014/main" '
        f'id="{guid(key, slot, str(number))}"/></a:ext>{more}</a:extLst></p:cNvPr>'
    )
