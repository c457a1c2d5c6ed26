"""Colours and typefaces of a template: its theme’s through its master’s map, and other colours unchanged."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping

from devops_slides.model.paint import Paint
from devops_slides.model.style import Fonts
from devops_slides.theme.template.xml import A, Element, P, elements, share


def fonts_of(look: Element, mono: str) -> Fonts:
    """The heading and body faces, those of other scripts too, and the face of code."""
    names = {}
    for kind in ("major", "minor"):
        for script in ("latin", "ea", "cs"):
            font = look.find(f"{A}themeElements/{A}fontScheme/{A}{kind}Font/{A}{script}")
            names[kind, script] = (font.get("typeface") if font is not None else None) or ""
    minor = names["minor", "latin"] or "Arial"
    return Fonts(
        names["major", "latin"] or minor,
        minor,
        mono,
        names["minor", "ea"],
        names["minor", "cs"],
        names["major", "ea"],
        names["major", "cs"],
    )


_ROLES = {"bg1": "background", "tx1": "text", "bg2": "surface", "tx2": "muted", "hlink": "link", "folHlink": "visited"}
_SCHEME = {
    "background": "bg1", "text": "tx1", "surface": "bg2", "muted": "tx2", "link": "hlink", "visited": "folHlink",
    **{f"accent{n}": f"accent{n}" for n in range(1, 7)},
}  # fmt: skip
_STANDARD = {
    "bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2", "hlink": "hlink", "folHlink": "folHlink",
    **{f"accent{n}": f"accent{n}" for n in range(1, 7)},
}  # fmt: skip
_FALLBACK = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "44546A",
    "lt2": "E7E6E6",
    "hlink": "0563C1",
    "folHlink": "954F72",
}
_LINEAR = 0.04045
_NAMED = {"black": "000000", "white": "FFFFFF", "red": "FF0000", "blue": "0000FF", "green": "008000", "gray": "808080"}


def scheme(theme: Element) -> dict[str, str]:
    """The twelve colours of a theme part, RRGGBB by slot."""
    found = dict(_FALLBACK)
    for slot in elements(theme.find(f"{A}themeElements/{A}clrScheme")):
        for element in elements(slot):
            given = element.get("val") if element.tag == f"{A}srgbClr" else element.get("lastClr")
            if given:
                found[slot.tag.removeprefix(A)] = given.upper()
    for number in range(1, 7):
        found.setdefault(f"accent{number}", found["dk2"])
    return found


def color_map(master: Element) -> dict[str, str]:
    """The master's map: slots of the theme by the names of colours."""
    given = master.find(f"{P}clrMap")
    own = {str(name): str(slot) for name, slot in given.attrib.items()} if given is not None else {}
    return _STANDARD | own


def palette(slots: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    """The colours of our twelve roles, RRGGBB."""
    return {role: slots.get(names[name], "000000") for role, name in _SCHEME.items()}


def seen(fill: Element | None, slots: Mapping[str, str], names: Mapping[str, str]) -> str | None:
    """The colour (RRGGBB) of a solid fill, None if there is none."""
    if fill is None:
        return None
    found = paint(fill, slots, names, Paint("text"))
    return palette(slots, names).get(found.role, found.role)


def paint(fill: Element | None, slots: Mapping[str, str], names: Mapping[str, str], otherwise: Paint) -> Paint:
    """A solid fill as a role of the palette if it is one, else as the visible colour."""
    color = next(elements(fill), None)
    if color is None:
        return otherwise
    changes = list(elements(color))
    given = color.get("val") or ""
    if color.tag == f"{A}schemeClr":
        role = _ROLES.get(given, given)
        if not changes and role in _SCHEME:
            return Paint(role)
        base = slots.get(names.get(given, given))
    elif color.tag == f"{A}srgbClr":
        base = given.upper()
    elif color.tag == f"{A}sysClr":
        base = color.get("lastClr")
    else:
        base = _NAMED.get(given)
    return Paint(_changed(base, changes)) if base is not None else otherwise


def _changed(rgb: str, changes: list[Element]) -> str:
    """A colour with its luminance, shade and tint changed (ECMA-376 part 1, 20.1.2.3)."""
    red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))
    for element in changes:
        value = (share(element.get("val")) or 0.0) / 100
        hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
        match element.tag.removeprefix(A):
            case "lumMod":
                red, green, blue = colorsys.hls_to_rgb(hue, light * value, saturation)
            case "lumOff":
                red, green, blue = colorsys.hls_to_rgb(hue, min(max(light + value, 0), 1), saturation)
            case "shade":
                red, green, blue = (_seen(_light(part) * value) for part in (red, green, blue))
            case "tint":
                red, green, blue = (_seen(1 - (1 - _light(part)) * value) for part in (red, green, blue))
    return "".join(f"{min(max(round(part * 255), 0), 255):02X}" for part in (red, green, blue))


def _light(part: float) -> float:
    """A share of sRGB as light, in which shades and tints are mixed (IEC 61966-2-1)."""
    return part / 12.92 if part <= _LINEAR else ((part + 0.055) / 1.055) ** 2.4


def _seen(light: float) -> float:
    """Light as a share of sRGB."""
    return float(light * 12.92 if light <= _LINEAR / 12.92 else 1.055 * light ** (1 / 2.4) - 0.055)
