"""Templates whose layouts hold placeholders of every kind, many of one kind, and under indexes of their own."""

from __future__ import annotations

from package_checks import P
from templates.base import TITLE_ONLY, child, copied_layout, wide
from templates.drawing import Box, frame
from templates.package import Parts, edited, element, packed
from templates.template import Template

KINDS = ("pic", "tbl", "chart", "dgm", "media", "clipArt")


def placeholder(number: int, kind: str, idx: int, box: Box, prompt: str) -> str:
    """A placeholder of a layout with words of its own; without a kind, it takes anything."""
    typed = f'type="{kind}" ' if kind else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{prompt} {number}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph {typed}sz="quarter" idx="{idx}" hasCustomPrompt="1"/></p:nvPr></p:nvSpPr><p:spPr>{frame(box)}</p:spPr>'
        f'<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-US"/><a:t>{prompt}</a:t></a:r>'
        '<a:endParaRPr lang="en-US"/></a:p></p:txBody></p:sp>'
    )


def layout(parts: Parts, name: str, *shapes: str) -> None:
    """Add a layout with a title and more."""
    made = copied_layout(parts, TITLE_ONLY, name)
    with edited(parts, made) as root:
        tree = child(root, f"{P}cSld/{P}spTree")
        for place, shape in enumerate(shapes):
            tree.insert(3 + place, element(shape))


def every_kind() -> bytes:
    """One layout per kind, and one with a kicker, four texts with pictures above them, and a source line."""
    parts = wide()
    area = (838_200, 1_825_625, 10_515_600, 4_351_338)
    for number, kind in enumerate(KINDS):
        layout(parts, f"With {kind}", placeholder(20, kind, 13 + number, area, f"Insert {kind}"))
    shapes = [placeholder(20, "body", 31, (838_200, 150_000, 6_000_000, 320_000), "Kicker")]
    for number in range(4):
        left = 838_200 + number * 2_650_000
        shapes += [
            placeholder(21 + number, "pic", 41 + number, (left, 1_825_625, 2_500_000, 1_700_000), "Picture"),
            placeholder(31 + number, "body", 51 + number, (left, 3_650_000, 2_500_000, 2_000_000), "Text"),
        ]
    shapes.append(placeholder(40, "body", 4_294_967_295, (838_200, 5_900_000, 10_515_600, 280_000), "Source"))
    layout(parts, "Four cards", *shapes)
    layout(parts, "Three texts", *(placeholder(20 + n, "body", 61 + n, _third(n), "Text") for n in range(3)))
    return packed(parts)


def _third(number: int) -> Box:
    return 838_200 + number * 3_550_000, 1_825_625, 3_400_000, 4_351_338


TEMPLATES = (
    Template(
        "all-kinds",
        "layouts for pictures, tables, charts, diagrams, media; four cards with a kicker; custom prompts and indexes",
        every_kind,
    ),
)
