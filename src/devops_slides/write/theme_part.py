"""The theme part: twelve colours, two fonts, and the format scheme that every theme must have."""

from __future__ import annotations

from devops_slides.model.theme import Theme
from devops_slides.write.paint import theme_slots
from devops_slides.write.theme_fonts import font_scheme
from devops_slides.write.xml import HEAD, attribute

_PLACEHOLDER = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = '<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">' + _PLACEHOLDER + '<a:prstDash val="solid"/></a:ln>'
_FORMATS = (
    '<a:fmtScheme name="Plain">'
    f"<a:fillStyleLst>{_PLACEHOLDER * 3}</a:fillStyleLst>"
    f"<a:lnStyleLst>{''.join(_LINE.format(width=width) for width in (6350, 12700, 19050))}</a:lnStyleLst>"
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_PLACEHOLDER * 3}</a:bgFillStyleLst></a:fmtScheme>"
)
"""Three of each, the least that PowerPoint takes without repair."""


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
