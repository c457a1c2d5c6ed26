"""The small languages inside a theme file: lengths, paints, gradients, conditions, each with its key in errors."""

from __future__ import annotations

import re
from collections.abc import Sequence

from devops_slides.model.geometry import Box, Emu, Size, cm
from devops_slides.model.paint import PALETTE, Border, Gradient, Ground, Paint
from devops_slides.model.style import TextStyle
from devops_slides.theme.toml.layout_schema import BorderSpec

_PAINT = re.compile(r"(?P<role>[a-z]+\d?(?:-[a-z]+)?)(?:\*(?P<lum>\d{1,3}))?(?:/(?P<alpha>\d{1,3}))?")
_GRADIENT = re.compile(r"(?P<start>\S+)\s*->\s*(?P<end>\S+)\s+(?P<angle>\d{1,3})")
_RANGE = re.compile(r"(?P<low>\d+(?:\.\d+)?)\.\.(?P<high>\d+(?:\.\d+)?)")
_COMPARISON = re.compile(r"(?P<sign><=|>=|<|>|=)?\s*(?P<value>\d+(?:\.\d+)?)")
_JUST_BESIDE = 1e-9
SIZES = {"16:9": Size(Emu(12_192_000), Emu(6_858_000)), "4:3": Size(Emu(9_144_000), Emu(6_858_000))}
CONDITIONS = ("words", "pictures", "aspect", "share", "items", "paragraphs")


def size(value: str | Sequence[float]) -> Size:
    """The slide's size: a named one, or [width, height] in cm."""
    return SIZES[value] if isinstance(value, str) else Size(cm(value[0]), cm(value[1]))


def box(value: Sequence[float | str], slide: Size, corner: str = "top-left") -> Box:
    """[left, top, width, height], each in cm or in % of the slide; left and top count from a corner of the slide."""
    whole = (slide.width, slide.height, slide.width, slide.height)
    left, top, width, height = (_length(item, of) for item, of in zip(value, whole, strict=True))
    if corner.endswith("right"):
        left = Emu(slide.width - left - width)
    if corner.startswith("bottom"):
        top = Emu(slide.height - top - height)
    return Box(left, top, width, height)


def _length(value: float | str, whole: int) -> Emu:
    if isinstance(value, str):
        return Emu(round(float(value.removesuffix("%")) / 100 * whole))
    return cm(value)


def paint(value: str, kind: tuple[str, str] | None = None) -> Paint:
    """`role`, `role/20` (20 % opaque), `role*52` (52 % luminance).

    `kind` has the paints of `kind` and `kind-text` in a callout. ValueError
    says what is wrong.
    """
    match = _PAINT.fullmatch(value.strip())
    if match is None:
        raise ValueError(f"expected a palette role such as accent1 or muted/30, got {value!r}")
    role = match["role"]
    alpha = int(match["alpha"] or 100)
    lum = int(match["lum"] or 100)
    if kind is not None and role in {"kind", "kind-text"}:
        return Paint(paint(kind[role == "kind-text"]).role, alpha, lum)
    if role not in PALETTE:
        raise ValueError(f"{role!r} is not a palette role; choose from {', '.join(PALETTE)}")
    return Paint(role, alpha, lum)


def ground(value: str, kind: tuple[str, str] | None = None) -> Ground:
    """A paint, or `start -> end angle`."""
    match = _GRADIENT.fullmatch(value.strip())
    if match is None:
        return paint(value, kind)
    return Gradient(paint(match["start"], kind), paint(match["end"], kind), int(match["angle"]))


def condition(value: float | str) -> tuple[float, float]:
    """`3`, `"<60"`, `">=2.2"`, `"1..60"` as an inclusive range."""
    text = str(value).strip()
    if match := _RANGE.fullmatch(text):
        return float(match["low"]), float(match["high"])
    match = _COMPARISON.fullmatch(text)
    if match is None:
        raise ValueError(f'expected a number, "<60", ">=2" or "1..60", got {value!r}')
    number = float(match["value"])
    endless = float("inf")
    return {
        None: (number, number),
        "=": (number, number),
        "<": (-endless, number - _JUST_BESIDE),
        "<=": (-endless, number),
        ">": (number + _JUST_BESIDE, endless),
        ">=": (number, endless),
    }[match["sign"]]


CalloutPaint = tuple[str, str] | None


def named_paint(key: str, value: str, kind: CalloutPaint = None) -> Paint:
    """A paint; ValueError begins with the key."""
    try:
        return paint(value, kind)
    except ValueError as error:
        raise ValueError(f"{key}: {error}") from None


def named_style(key: str, name: str, styles: dict[str, TextStyle]) -> TextStyle:
    """The text style of that name; ValueError names the key and the styles that exist."""
    if name not in styles:
        raise ValueError(f"{key}: there is no text style {name!r}; choose from {', '.join(styles)}")
    return styles[name]


def named_ground(key: str, value: str, kind: CalloutPaint) -> Ground:
    """A paint or a gradient; ValueError begins with the key."""
    try:
        return ground(value, kind)
    except ValueError as error:
        raise ValueError(f"{key}: {error}") from None


def named_border(key: str, spec: BorderSpec | None, kind: CalloutPaint = None) -> Border | None:
    """An outline, None if none is given."""
    return None if spec is None else Border(named_paint(f"{key}.color", spec.color, kind), spec.width)
