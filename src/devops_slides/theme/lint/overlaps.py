"""What may be wrong with a readable theme: boxes over one another, rules that never apply."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from devops_slides.model.geometry import EMU_PER_CM, Box
from devops_slides.model.layout import Layout
from devops_slides.model.theme import LayoutRule, Theme

_TOGETHER = (
    {"picture", "caption"},
    {"kicker", "title"},
    {"code", "numbers"},
)
"""Slots that share a box, which placing divides."""
_TOLERANCE = 0.05 * EMU_PER_CM


def overlaps(theme: Theme) -> Iterator[tuple[str, str, str]]:
    """Slots of a layout whose boxes overlap: layout, one slot, the other."""
    for layout in theme.layouts.values():
        for (name, box), (other, other_box) in combinations(_boxes(layout), 2):
            if {name, other} not in _TOGETHER and covers(box, other_box):
                yield layout.name, name, other


def _boxes(layout: Layout) -> Iterator[tuple[str, Box]]:
    for slot in layout.slots:
        yield slot.name, slot.box
    if layout.footer is not None:
        shown = {holder.slot for holder in layout.footer.held} or {"footer", "number"}
        if "footer" in shown:
            yield "footer", layout.footer.box
        if "number" in shown:
            yield "number", layout.footer.number


def covers(box: Box, other: Box) -> bool:
    """Whether two boxes have more in common than rounding makes."""
    across = min(box.right, other.right) - max(box.left, other.left)
    down = min(box.bottom, other.bottom) - max(box.top, other.top)
    return across > _TOLERANCE and down > _TOLERANCE


def unreachable_rules(theme: Theme) -> Iterator[tuple[int, int]]:
    """Rules that never decide, each with the rule that decides before it (0 if no slide meets its conditions).

    Both count from 1.
    """
    for number, rule in enumerate(theme.rules, 1):
        if any(low > high for _, low, high in rule.ranges):
            yield number, 0
            continue
        before = next(
            (at for at, earlier in enumerate(theme.rules[: number - 1], 1) if _holds_wherever(earlier, rule)), None
        )
        if before is not None:
            yield number, before


def _holds_wherever(rule: LayoutRule, other: LayoutRule) -> bool:
    """Whether a rule holds for every slide for which the other does."""
    if rule.roles and not (other.roles and set(other.roles) <= set(rule.roles)):
        return False
    ranges = {name: (low, high) for name, low, high in other.ranges}
    return all(name in ranges and low <= ranges[name][0] and ranges[name][1] <= high for name, low, high in rule.ranges)
