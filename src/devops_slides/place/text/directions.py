"""The direction of each paragraph of a slot, and its side of the slot."""

from __future__ import annotations

from devops_slides.model.deck import BodyParagraph
from devops_slides.model.direction import runs_from_right
from devops_slides.model.layout import BODIES, Slot
from devops_slides.model.style import Align
from devops_slides.model.text import plain

_FLOWING = BODIES
"""Slots whose paragraphs are aligned to the side where they begin; titles and the like keep the layout's side."""
_OF_TEMPLATES = ("title", "subtitle", "label", "head1", "head2")
"""Further slots that do so on a template's layouts, which are not mirrored."""
_OTHER: dict[Align, Align] = {"left": "right", "center": "center", "right": "left"}


def directions(paragraphs: tuple[BodyParagraph, ...], slot: Slot) -> tuple[tuple[bool, Align | None], ...]:
    """For each paragraph whether it runs from the right, and its side if it is not the slot's.

    The paragraphs of one source block, such as the items of a list, run the same way, so that their
    markers line up; the entries of an agenda are such a list.
    """
    around = slot.style.rtl
    blocks: dict[int, str] = {}
    names = tuple(0 if slot.style.name == "agenda" else paragraph.block for paragraph in paragraphs)
    for name, paragraph in zip(names, paragraphs, strict=True):
        blocks[name] = f"{blocks.get(name, '')} {plain(paragraph.runs)}"
    ways = {block: runs_from_right(text, around=around) for block, text in blocks.items()}
    listed = any(paragraph.level for paragraph in paragraphs)
    return tuple((ways[name], _side(slot, right=ways[name], listed=listed)) for name in names)


def _side(slot: Slot, *, right: bool, listed: bool) -> Align | None:
    """The side where a text begins, if it is not the slot's; lists have a side even if prose is centred."""
    if listed and slot.align == "center" and slot.name in _FLOWING:
        return "right" if right else "left"
    turned = right != slot.style.rtl
    is_foreign = slot.holder is not None or slot.is_free
    flows = slot.name in _FLOWING or (is_foreign and slot.name in _OF_TEMPLATES)
    if not turned or not flows or slot.align == "center":
        return None
    return _OTHER[slot.align]
