"""Templates whose layouts hold more than plain boxes: groups, decorations, locks."""

from __future__ import annotations

from package_checks import A, P
from templates.base import COMPARISON, CONTENT, TITLE, child, layouts, placeholders, wide
from templates.drawing import behind, frame, rgb, scheme, shape
from templates.package import MASTER, edited, element, packed
from templates.template import COLOURS, Template

LOCKS = ("noSelect", "noRot", "noMove", "noResize", "noEditPoints", "noAdjustHandles", "noChangeShapeType")


def group(number: int, name: str, box: tuple[int, int, int, int], inner: tuple[int, int, int, int], xml: str) -> str:
    """A group whose children are placed in a coordinate space of its own."""
    left, top, width, height = inner
    outer = frame(box).replace(
        "</a:xfrm>", f'<a:chOff x="{left}" y="{top}"/><a:chExt cx="{width}" cy="{height}"/></a:xfrm>'
    )
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvGrpSpPr/><p:nvPr userDrawn="1"/></p:nvGrpSpPr>'
        f"<p:grpSpPr>{outer}</p:grpSpPr>{xml}</p:grpSp>"
    )


def grouped() -> bytes:
    """Decorations in a group that doubles its children, and the body inside another that halves them."""
    parts = wide()
    bars = shape(61, "Bar", (0, 0, 6_096_000, 100_000), scheme("accent1")) + group(
        62,
        "Inner",
        (0, 100_000, 6_096_000, 50_000),
        (0, 0, 1000, 1000),
        shape(63, "Line", (0, 0, 500, 1000), rgb("E4572E")),
    )
    behind(parts, MASTER, group(60, "Bars", (0, 0, 12_192_000, 300_000), (0, 0, 6_096_000, 150_000), bars))
    with edited(parts, CONTENT) as root:
        tree = child(root, f"{P}cSld/{P}spTree")
        place = placeholders(root, "obj")[0]
        left, top, width, height = 1_000_000, 1_900_000, 10_000_000, 4_000_000
        holder = element(group(70, "Panel", (left, top, width, height), (2 * left, 2 * top, 2 * width, 2 * height), ""))
        holder.append(element(shape(71, "Plate", (2 * left, 2 * top, 2 * width, 2 * height), scheme("bg2"))))
        properties = child(place, f"{P}spPr")
        box = (2 * left + 400_000, 2 * top + 400_000, 2 * width - 800_000, 2 * height - 800_000)
        properties.insert(0, element(frame(box)))
        holder.append(place)
        tree.insert(3, holder)
    return packed(parts)


def locked() -> bytes:
    """Placeholders that cannot be selected, moved or resized."""
    parts = wide()
    for name in (MASTER, *layouts(parts)):
        with edited(parts, name) as root:
            for one in root.iter(f"{A}spLocks"):
                one.attrib.update(dict.fromkeys(LOCKS, "1"))
    return packed(parts)


def decorated() -> bytes:
    """Decorations over and under placeholders, one of them rotated; master shapes hidden on the title layout."""
    parts = wide()
    behind(parts, MASTER, shape(60, "Side bar", (0, 0, 250_000, 6_858_000), scheme("accent1")))
    behind(parts, TITLE, shape(61, "Cover", (0, 0, 12_192_000, 3_000_000), scheme("accent2")))
    tilted = shape(62, "Tilted", (9_000_000, 200_000, 2_500_000, 500_000), rgb("FFC857"), "Draft")
    behind(parts, COMPARISON, tilted.replace("<a:xfrm>", '<a:xfrm rot="900000">', 1))
    with edited(parts, TITLE) as root:
        root.set("showMasterSp", "0")
    return packed(parts)


TEMPLATES = (
    Template("groups", "decorations in nested scaled groups, the body inside a scaled group", grouped, excuses=COLOURS),
    Template("locked", "placeholders with noSelect, noMove, noResize and more", locked),
    Template("decorated", "bars and a rotated box; the title layout hides the master's", decorated, excuses=COLOURS),
)
