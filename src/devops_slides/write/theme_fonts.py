"""The typefaces of a theme part: the theme's own, and for each other script the one that its readers have."""

from __future__ import annotations

from devops_slides.model.style import Fonts
from devops_slides.write.xml import attribute

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

PowerPoint takes them where `ea` or `cs` is empty, by the language of the run.
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
