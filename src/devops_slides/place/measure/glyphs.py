"""Advances of single characters in one face, with what to assume of characters that the face lacks.

Every width here is a whole number of 1/`EM` em, so that a sum is the same in any order and in every Python version.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from devops_slides.model.latin import is_western
from devops_slides.place.measure.advances import BOLDER, EM

if TYPE_CHECKING:
    from devops_slides.place.measure.advances import Family
    from devops_slides.place.measure.loaded import Loaded

WIDE_EM = 1.0
"""East Asian wide and full-width characters: the em square of every CJK font."""

EMOJI_EM = 1.4
"""Emoji: they come from a colour font of the reader's system, and those are wider than the em square."""

MISSING_EM = 0.6
"""Least advance of a character that the family lacks: some other font draws it, perhaps wider than the fallback."""

UNKNOWN_EM = 1.0
"""A character that no font in the table has."""

_VISIBLE_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2")
"""Format characters (Cf) that are drawn: the Arabic and Syriac number signs. All others are invisible."""

_NO_BREAK_SPACES = "\u00a0\u202f"
_ONE = "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
_TURNED = f"{_ONE}(?:\ufe0f|[\U0001f3fb-\U0001f3ff])*"


@cache
def _joiners() -> re.Pattern[str]:
    """What only sequences hold: U+26A0 alone is a narrow sign, with U+FE0F behind it an emoji."""
    return re.compile("[\u20e3\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]|[\u2190-\U0001faff]\u200d")


@cache
def _sequences() -> re.Pattern[str]:
    """Flags, keycaps, families and professions, signs shown as emoji and those with a colour of skin (UTS 51, 1.4)."""
    return re.compile(
        "[\U0001f1e6-\U0001f1ff]{2}|[0-9#*]\ufe0f?\u20e3"
        f"|{_TURNED}(?:\u200d{_TURNED})+|{_ONE}(?:\ufe0f|[\U0001f3fb-\U0001f3ff])+"
    )


class Advances(dict[str, int]):
    """Advances of one face in 1/`EM` em, filled in as characters turn up."""

    __slots__ = ()

    def __missing__(self, char: str) -> int:
        """Find the advance of a character that turns up for the first time."""
        advance = self[char] = self.find(char)
        return advance

    def find(self, char: str) -> int:
        """Return the advance of `char`, known or assumed."""
        raise NotImplementedError

    def total(self, text: str) -> int:
        """Return the advance of a whole text; a sequence that makes one emoji counts as one."""
        if is_western(text) or _joiners().search(text) is None:
            return sum(map(self.__getitem__, text))
        rest, count = _sequences().subn("", text)
        return sum(map(self.__getitem__, rest)) + count * units(EMOJI_EM)


class FixedPitch(Advances):
    """A monospaced family of which only the pitch is known."""

    __slots__ = ("_pitch", "_world")

    def __init__(self, em: float, world: Family, style: int) -> None:
        """Take the advance of every character, in em; East Asian wide ones have twice that, those of `world` theirs."""
        super().__init__()
        self._world = world.advances(style)
        self._pitch = units(em)

    def find(self, char: str) -> int:
        """Return nothing for invisible characters, one or two pitches for the others, but an emoji its own width."""
        world = self._world.get(char)
        if world is not None:
            return max(world, self._pitch)
        assumed = _assumed(char)
        if assumed == units(WIDE_EM):
            return 2 * self._pitch
        return self._pitch if assumed is None else assumed


class FontFace(Advances):
    """A style of a family in the table, backed by the wide fallback."""

    __slots__ = ("_fallback", "_family", "_style", "_world")

    def __init__(self, family: Family | Loaded, world: Family, fallback: Family, style: int) -> None:
        """Take a style as `Family.advances` numbers them; `world` knows the scripts that have fonts of their own."""
        super().__init__()
        self._world = world.advances(style)
        self._family = family
        self._fallback = fallback
        self._style = style

    def find(self, char: str) -> int:
        """Return what the character has in any family, in this one, in the fallback, or at worst."""
        world = self._world.get(char)
        if world is not None:
            return world
        assumed = _assumed(char)
        if assumed is not None:
            return assumed
        own = _drawn(char, self._family, self._style)
        if own is not None:
            return own
        lent = _drawn(char, self._fallback, self._style)
        return units(UNKNOWN_EM) if lent is None else max(lent, units(MISSING_EM))


def _drawn(char: str, family: Family | Loaded, style: int) -> int | None:
    """Return the advance of `char` by this family alone; None if it lacks the character in every style."""
    # Liberation and Caladea have no narrow no-break space, and what draws it instead is as wide as a space at most.
    char = " " if char in _NO_BREAK_SPACES else char
    advance = family.advances(style).get(char)
    if advance is None and (regular := family.advances(0).get(char)) is not None:
        more, than = BOLDER
        return -(-regular * more // than)
    return advance


def units(em: float) -> int:
    """Return em in 1/`EM` em."""
    return round(em * EM)


def _assumed(char: str) -> int | None:
    """Return the advance that no family changes: of marks, invisible characters, emoji, East Asian; else None."""
    category = unicodedata.category(char)
    if category in {"Mn", "Me"} or (category == "Cf" and char not in _VISIBLE_FORMATS):
        return 0
    wide = unicodedata.east_asian_width(char) in "WF"
    # Python cannot tell an emoji; those of the basic plane are its wide symbols below the CJK blocks.
    if category[0] == "S" and ("\U0001f000" <= char <= "\U0001faff" or (wide and char < "\u2c00")):
        return units(EMOJI_EM)
    return units(WIDE_EM) if wide else None
