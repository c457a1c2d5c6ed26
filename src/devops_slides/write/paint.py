"""The XML of colours as references to the theme, of fills and of outlines."""

from __future__ import annotations

from devops_slides.model.geometry import EMU_PER_POINT
from devops_slides.model.paint import PALETTE, Border, Gradient, Ground, Paint, luminance
from devops_slides.model.theme import Theme

_SCHEME = {"background": "bg1", "text": "tx1", "surface": "bg2", "muted": "tx2", "link": "hlink", "visited": "folHlink"}
_BLACK_OR_WHITE = 0.18
"""Relative luminance of middle grey: below it a ground is dark."""


_WHOLE = 100
_OPPOSITE = {"background": "text", "text": "background", "surface": "muted", "muted": "surface"}


def is_dark(theme: Theme) -> bool:
    """Whether the theme's ground is dark: then its master maps bg1 to the file's dark colour."""
    return luminance(theme.palette["background"]) < _BLACK_OR_WHITE


def theme_slots(theme: Theme) -> dict[str, str]:
    """The theme part's slots (ECMA-376 20.1.6.2) with their palette roles."""
    dark = is_dark(theme)
    first = {"dk1": "background", "lt1": "text", "dk2": "surface", "lt2": "muted"}
    light = {"dk1": "text", "lt1": "background", "dk2": "muted", "lt2": "surface"}
    accents = {f"accent{n}": f"accent{n}" for n in range(1, 7)}
    return {**(first if dark else light), **accents, "hlink": "link", "folHlink": "visited"}


def color_map(theme: Theme, links: str = "", *, inverted: bool = False) -> str:
    """The attributes of a colour map; `links` is the role of hyperlinks, if not `link`.

    If `inverted`, background and text are swapped, and surface and muted.
    """
    by_role = {role: slot for slot, role in theme_slots(theme).items()}
    if inverted:
        by_role = {_OPPOSITE.get(role, role): slot for role, slot in by_role.items()}
    accents = "".join(f' accent{n}="accent{n}"' for n in range(1, 7))
    link = by_role[links] if links else "hlink"
    visited = by_role[links] if links else "folHlink"
    return (
        f'bg1="{by_role["background"]}" tx1="{by_role["text"]}" bg2="{by_role["surface"]}" '
        f'tx2="{by_role["muted"]}"{accents} hlink="{link}" folHlink="{visited}"'
    )


def color(paint: Paint) -> str:
    """A scheme colour with its modulation and opacity (thousandths of a percent)."""
    name, kind = _SCHEME.get(paint.role, paint.role), "schemeClr"
    if paint.role not in PALETTE:
        kind = "srgbClr"
    inner = f'<a:lumMod val="{paint.lum * 1000}"/>' if paint.lum != _WHOLE else ""
    inner += f'<a:alpha val="{paint.alpha * 1000}"/>' if paint.alpha != _WHOLE else ""
    return f'<a:{kind} val="{name}">{inner}</a:{kind}>' if inner else f'<a:{kind} val="{name}"/>'


def solid(paint: Paint) -> str:
    """A solid fill."""
    return f"<a:solidFill>{color(paint)}</a:solidFill>"


def fill(ground: Ground | None) -> str:
    """A fill of any kind, or none."""
    if ground is None:
        return "<a:noFill/>"
    if isinstance(ground, Gradient):
        return (
            f'<a:gradFill rotWithShape="1"><a:gsLst><a:gs pos="0">{color(ground.start)}</a:gs>'
            f'<a:gs pos="100000">{color(ground.end)}</a:gs></a:gsLst>'
            f'<a:lin ang="{ground.angle * 60_000}" scaled="0"/></a:gradFill>'
        )
    return solid(ground)


def outline(border: Border | None) -> str:
    """An outline, or none."""
    if border is None:
        return "<a:ln><a:noFill/></a:ln>"
    return f'<a:ln w="{round(border.width * EMU_PER_POINT)}">{solid(border.paint)}</a:ln>'
