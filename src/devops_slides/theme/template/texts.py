"""Sizes of texts on a template's slides, and the styles of what no placeholder shows."""

from __future__ import annotations

import math

from msgspec.structs import replace

from devops_slides.model.geometry import EMU_PER_CM, Size
from devops_slides.model.style import TextStyle
from devops_slides.theme.template.schema import TemplateSpec
from devops_slides.theme.template.slots import Styles

_SIZES = {
    "title": (38, 26), "display": (60, 36), "subtitle": (22, 16), "body": (28, 16), "lead": (48, 28), "quote": (48, 28),
    "by": (20, 14), "label": (22, 14), "caption": (14, 12), "table": (18, 11), "code": (18, 11), "tag": (12, 10),
    "footer": (12, 10),
}  # fmt: skip
"""Preferred and least sizes in points on a slide of 33.87 × 19.05 cm, where a template says nothing."""
_SMALLEST = {name: 11 if name in {"code", "table"} else 10 for name in _SIZES}
"""Points below which nothing is asked for, however small the slide."""
_USUAL = 33.87 * 19.05 * EMU_PER_CM**2
_LARGE = ("lead", "quote")
"""Styles that grow with the template's text."""
_LARGER = 1.8
_BY = 0.7
"""The most that an attribution may have of its quote's size."""
_CELLS = 0.65
"""The size of text in tables as a share of the body's."""
_LARGEST_SLIDE = 1.25
"""By how much sizes grow at most with a larger slide."""


def asked(spec: TemplateSpec) -> frozenset[str]:
    """The styles whose sizes the theme file gives."""
    return frozenset(name for name, one in spec.text.items() if one.size is not None)


def sizes(spec: TemplateSpec, size: Size) -> dict[str, tuple[int, int]]:
    """Preferred and least points of each style on this slide, the theme file's before ours."""
    by = min(math.sqrt(size.width * size.height / _USUAL), _LARGEST_SLIDE)
    found = {}
    for name, (preferred, least) in _SIZES.items():
        given = spec.text.get(name)  # type: ignore[call-overload]
        own = given.size if given is not None and given.size is not None else max(round(preferred * by), 10)
        small = (
            given.least if given is not None and given.least is not None else max(round(least * by), _SMALLEST[name])
        )
        found[name] = own, min(small, own)
    return found


def texts(body: TextStyle, styles: Styles) -> dict[str, TextStyle]:
    """The styles of what no placeholder shows, in the template's text font and colour."""
    found = {}
    for name in _SIZES:
        size, least = styles.sizes[name]
        if name == "table" and name not in styles.asked:
            size = max(size, round(body.size * _CELLS))
        if name == "body":
            size, least = body.size, body.least
        elif name in _LARGE and name not in styles.asked:
            size = max(min(size, round(body.size * _LARGER)), body.size)
        plain = replace(body, name=name, size=size, least=min(least, size), line=100.0, balance=name in _LARGE)
        found[name] = plain if name == "body" else replace(plain, align="right" if body.rtl else "left", caps=False)
    found["body"] = body
    found["label"] = replace(found["label"], bold=True, before=0)
    found["code"] = replace(
        found["code"], font="mono", face="", line=105.0, before=0, italic=False, align="left", rtl=False
    )
    if "by" not in styles.asked:
        found["by"] = _smaller(found["by"], found["quote"].size * _BY)
    for name in ("table", "caption", "tag", "footer", "by"):
        found[name] = replace(found[name], before=0, bold=False)
    return found


def _smaller(style: TextStyle, most: float) -> TextStyle:
    """A style in at most so many points, but ten at least."""
    size = max(min(style.size, round(most)), 10)
    return replace(style, size=size, least=min(style.least, size))
