"""A theme part: colours and typefaces, the theme's own and, for each other script, the one that its readers have."""

from __future__ import annotations

from devops_slides.model.geometry import EMU_PER_POINT
from devops_slides.model.style import Fonts
from devops_slides.model.theme import Theme
from devops_slides.write.paint import theme_slots
from devops_slides.write.xml import HEAD, attribute

_SCRIPTS = {
    "Jpan": "Yu Gothic", "Hang": "Malgun Gothic", "Hans": "Microsoft YaHei", "Hant": "Microsoft JhengHei",
    "Arab": "Arial", "Hebr": "Arial", "Thai": "Tahoma", "Ethi": "Ebrima", "Beng": "Nirmala UI", "Gujr": "Nirmala UI",
    "Khmr": "Leelawadee UI", "Knda": "Nirmala UI", "Guru": "Nirmala UI", "Cans": "Gadugi", "Cher": "Gadugi",
    "Yiii": "Microsoft Yi Baiti", "Tibt": "Microsoft Himalaya", "Thaa": "MV Boli", "Deva": "Nirmala UI",
    "Telu": "Nirmala UI", "Taml": "Nirmala UI", "Syrc": "Segoe UI Historic", "Orya": "Nirmala UI",
    "Mlym": "Nirmala UI", "Laoo": "Leelawadee UI", "Sinh": "Nirmala UI", "Mong": "Mongolian Baiti", "Viet": "Arial",
    "Uigh": "Microsoft Uighur", "Geor": "Sylfaen", "Armn": "Sylfaen", "Mymr": "Myanmar Text",
}  # fmt: skip
"""Sans serif faces that come with Windows and Office, by script (ECMA-376 part 1, 20.1.4.1.16).

PowerPoint uses them if `ea` or `cs` is empty, by the language of the run.
"""


def font_scheme(fonts: Fonts) -> str:
    """The elements `majorFont` and `minorFont`."""
    listed = "".join(f'<a:font script="{script}" typeface="{face}"/>' for script, face in _SCRIPTS.items())
    return "".join(
        f'<a:{kind}Font><a:latin typeface="{attribute(latin)}"/><a:ea typeface="{attribute(ea)}"/>'
        f'<a:cs typeface="{attribute(cs)}"/>{listed}</a:{kind}Font>'
        for kind, latin, ea, cs in (
            ("major", fonts.heading, fonts.heading_ea, fonts.heading_cs),
            ("minor", fonts.body, fonts.ea, fonts.cs),
        )
    )


_PLACEHOLDER = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = '<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">' + _PLACEHOLDER + '<a:prstDash val="solid"/></a:ln>'
_FORMATS = (
    '<a:fmtScheme name="Plain">'
    f"<a:fillStyleLst>{_PLACEHOLDER * 3}</a:fillStyleLst>"
    f"<a:lnStyleLst>{''.join(_LINE.format(width=width) for width in (EMU_PER_POINT // 2, EMU_PER_POINT, 3 * EMU_PER_POINT // 2))}</a:lnStyleLst>"
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_PLACEHOLDER * 3}</a:bgFillStyleLst></a:fmtScheme>"
)
"""Three of each, the least that PowerPoint accepts without repair."""


def theme_part(theme: Theme) -> str:
    """The XML of a theme part (ECMA-376 part 1, 20.1.6.9)."""
    colors = "".join(
        f'<a:{slot}><a:srgbClr val="{theme.palette[role]}"/></a:{slot}>' for slot, role in theme_slots(theme).items()
    )
    name = attribute(theme.title)
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="{name}">'
        f'<a:themeElements><a:clrScheme name="{name}">{colors}</a:clrScheme>'
        f'<a:fontScheme name="{name}">{font_scheme(theme.fonts)}</a:fontScheme>{_FORMATS}</a:themeElements>'
        "<a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )
