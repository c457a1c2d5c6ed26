"""The `bodyPr` of a text: what a slide says of its insets and its anchor, as far as its layout does not."""

from __future__ import annotations

from devops_slides.model.geometry import Emu
from devops_slides.model.layout import Slot

ANCHOR = {"top": "t", "middle": "ctr", "bottom": "b"}


def body_properties(slot: Slot, insets: tuple[Emu, Emu]) -> str:
    """The element `a:bodyPr` (ECMA-376 part 1, 21.1.2.1.1); `insets` are left and right within the slot's box."""
    anchor = ANCHOR[slot.anchor]
    left, right = insets[0] + slot.pads[0], insets[1] + slot.pads[2]
    if slot.is_free:
        given = f' wrap="square" lIns="{left}" tIns="{slot.pads[1]}" rIns="{right}" bIns="{slot.pads[3]}"'
        given += f' rtlCol="0" anchor="{anchor}"'
    else:
        given = slot.holder.resets if slot.holder is not None else ""
        given += f' lIns="{left}"' if left != slot.pads[0] + slot.inset else ""
        given += f' rIns="{right}"' if right != slot.pads[2] + slot.inset else ""
        inherited = slot.holder.anchor if slot.holder is not None else slot.anchor
        given += f' anchor="{anchor}"' if anchor != ANCHOR[inherited] else ""
    return f"<a:bodyPr{given}><a:normAutofit/></a:bodyPr>"
