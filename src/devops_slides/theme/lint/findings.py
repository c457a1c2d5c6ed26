"""All that `themes check` finds in a theme without measuring letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from devops_slides.model.theme import Theme
from devops_slides.theme.lint.contrast import LEAST, LEAST_LARGE, contrast_readings
from devops_slides.theme.lint.overlaps import overlaps, unreachable_rules
from devops_slides.theme.lint.pictures import LayoutPicture, layout_pictures, pale_pictures, pictures_over_slots

_NAMED = 4
"""Names of layouts in a message."""


class Finding(Struct, frozen=True):
    """Something that is wrong with a theme: a problem's code, message and hint."""

    code: str
    message: str
    hint: str = ""


def findings(theme: Theme) -> tuple[Finding, ...]:
    """What is wrong with a theme: contrast, boxes, pictures, rules."""
    return (*_contrast(theme), *_boxes(theme), *_pictures(theme), *_rules(theme))


def _contrast(theme: Theme) -> Iterator[Finding]:
    for reading in contrast_readings(theme):
        if not reading.is_enough:
            colours = f"{reading.ink} on {reading.ground}"
            what = f"layouts.{reading.layout}: {reading.text} in {colours} has a contrast of {reading.ratio:.1f} : 1"
            yield Finding("contrast", what, f"text of that size needs {LEAST_LARGE if reading.large else LEAST} : 1")


def _boxes(theme: Theme) -> Iterator[Finding]:
    for layout, slot, other in overlaps(theme):
        yield Finding("overlap", f"layouts.{layout}: the boxes of {slot} and {other} overlap")


def _pictures(theme: Theme) -> Iterator[Finding]:
    pictures = layout_pictures(theme)
    for name, layouts, slots in _grouped(pictures_over_slots(theme, pictures)):
        what = f"layouts.{layouts}: the picture {name} is over the boxes of {slots}"
        yield Finding("overlap", what, "move it, or make it smaller")
    for name, layouts, grounds in _grouped(pale_pictures(pictures)):
        what = f"layouts.{layouts}: the picture {name} is hardly seen on {grounds}"
        yield Finding("contrast", what, "leave it out there, or use one in other colours")


def _grouped(found: Iterable[tuple[LayoutPicture, str]]) -> Iterator[tuple[str, str, str]]:
    """Each picture once, with the layouts on which something is wrong with it, and what is wrong."""
    by_name: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    for picture, what in found:
        layouts, faults = by_name.setdefault(picture.name, ({}, {}))
        layouts[picture.layout.name] = faults[what] = None
    for name, (layouts, faults) in by_name.items():
        yield name, _listed(layouts), _listed(faults)


def _listed(names: Iterable[str]) -> str:
    every = list(names)
    others = len(every) - _NAMED
    return ", ".join(every[:_NAMED]) + (f" and {others} more" if others > 0 else "")


def _rules(theme: Theme) -> Iterator[Finding]:
    for number, before in unreachable_rules(theme):
        reason = f"rule {before} decides first" if before else "no slide can meet its conditions"
        used = ", ".join(theme.rules[number - 1].use)
        yield Finding("unreachable-rule", f"rule {number} of {len(theme.rules)} ({used}) never holds", reason)
