"""Lengths and boxes. Once parsed, every length is a whole number of EMU."""

from __future__ import annotations

from typing import NewType

from msgspec import Struct

Emu = NewType("Emu", int)
"""A length in English Metric Units, 914,400 to the inch (ECMA-376 part 1, 20.1.10.16)."""

EMU_PER_CM = 360_000
EMU_PER_POINT = 12_700
EMU_PER_PIXEL = 9_525
"""At 96 dpi, the resolution of a CSS pixel."""


def cm(value: float) -> Emu:
    """Return centimetres in EMU, rounded."""
    return Emu(round(value * EMU_PER_CM))


def points(value: float) -> Emu:
    """Return points in EMU, rounded."""
    return Emu(round(value * EMU_PER_POINT))


class Size(Struct, frozen=True):
    """A width and a height in EMU."""

    width: Emu
    height: Emu


Insets = tuple[Emu, Emu, Emu, Emu]
"""Left, top, right, bottom."""
NO_INSETS: Insets = (Emu(0), Emu(0), Emu(0), Emu(0))


class Box(Struct, frozen=True):
    """An upright rectangle on the slide, in EMU from the slide's top left corner."""

    left: Emu
    top: Emu
    width: Emu
    height: Emu

    @property
    def right(self) -> Emu:
        """The right edge."""
        return Emu(self.left + self.width)

    @property
    def bottom(self) -> Emu:
        """The bottom edge."""
        return Emu(self.top + self.height)

    def inset(self, by: int) -> Box:
        """The box reduced by `by` EMU on all four sides."""
        return Box(
            Emu(self.left + by),
            Emu(self.top + by),
            Emu(max(self.width - 2 * by, 0)),
            Emu(max(self.height - 2 * by, 0)),
        )

    def within(self, insets: Insets) -> Box:
        """The box without its insets."""
        left, top, right, bottom = insets
        return Box(
            Emu(self.left + left),
            Emu(self.top + top),
            Emu(max(self.width - left - right, 0)),
            Emu(max(self.height - top - bottom, 0)),
        )

    def around(self, insets: Insets) -> Box:
        """The box with insets around it."""
        left, top, right, bottom = insets
        return Box(
            Emu(self.left - left),
            Emu(self.top - top),
            Emu(self.width + left + right),
            Emu(self.height + top + bottom),
        )
