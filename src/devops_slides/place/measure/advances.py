"""Advance widths of characters: families of the built-in table and of font files, and what to assume beyond them."""

from __future__ import annotations

import re
import struct
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain

from msgspec import Struct, field

from devops_slides.model.latin import is_western
from devops_slides.model.style import FontWidths

EM = 256_000
"""Units in one em: the least common multiple of the fonts' 2048 and 1000, so that all widths are whole numbers."""

STYLES = 4
BOLDER = (11, 10)
"""A character missing in bold or italic is drawn from the regular style, emboldened by at most this ratio."""
MAGIC = b"ADV1"

_HEAD = struct.Struct("<HH")
_COUNT = struct.Struct("<H")
_RANGE = struct.Struct("<IH")

Ranges = tuple[range, ...]


class Family(Struct, frozen=True, eq=False):
    """One font family; a style is unpacked on first use, because most decks need three or four in all."""

    name: str
    units: int
    """The fonts' own units per em."""
    pitch: float
    """Line pitch in table cells, in em."""
    packed: tuple[tuple[Ranges, bytes], ...]
    """Each style's code points and the two planes of its widths."""
    _unpacked: dict[int, dict[str, int]] = field(default_factory=dict)

    def advances(self, style: int) -> dict[str, int]:
        """Return the advance of each character in style 0 to 3 (1 for bold, plus 2 for italic), in 1/`EM` em."""
        known = self._unpacked.get(style)
        if known is None:
            known = self._unpacked[style] = self._unpack(style)
        return known

    def _unpack(self, style: int) -> dict[str, int]:
        ranges, planes = self.packed[style]
        scale = EM // self.units
        half = len(planes) // 2
        steps = (low | high << 8 for low, high in zip(planes[:half], planes[half:], strict=True))
        characters = map(chr, chain.from_iterable(ranges))
        if style == 0:
            return {char: step * scale for char, step in zip(characters, steps, strict=True)}
        regular = self.advances(0)
        turn = 0x1_0000 * scale
        pairs = zip(characters, steps, strict=True)
        return {char: (step * scale + regular.get(char, 0)) % turn for char, step in pairs}


def unpack(data: bytes) -> dict[str, Family]:
    """Return the families in the content of `advances.bin`, by name."""
    if not data.startswith(MAGIC):
        message = f"the font width table does not begin with {MAGIC!r}"
        raise ValueError(message)
    reader = _Reader(zlib.decompress(data[len(MAGIC) :]))
    families = [_family(reader) for _ in range(reader.take(1)[0])]
    return {family.name: family for family in families}


class _Reader:
    """Takes one field after another from the front of `data`."""

    __slots__ = ("at", "data")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, count: int) -> bytes:
        self.at += count
        return self.data[self.at - count : self.at]


def _family(reader: _Reader) -> Family:
    name = reader.take(reader.take(1)[0]).decode("ascii")
    units, thousandths = _HEAD.unpack(reader.take(_HEAD.size))
    packed: list[tuple[Ranges, bytes]] = []
    for _ in range(STYLES):
        (count,) = _COUNT.unpack(reader.take(_COUNT.size))
        spans = _RANGE.iter_unpack(reader.take(count * _RANGE.size))
        ranges = tuple(range(first, first + length) for first, length in spans) if count else packed[-1][0]
        packed.append((ranges, reader.take(2 * sum(map(len, ranges)))))
    return Family(name, units, thousandths / 1000, tuple(packed))


class Loaded(Struct, frozen=True):
    """A family from font files, used like `Family`: a style without a file is another one, emboldened or slanted."""

    name: str
    pitch: float
    styles: Mapping[int, Mapping[str, int]]

    def advances(self, style: int) -> Mapping[str, int]:
        """Return the advance of each character in style 0 to 3 (1 for bold, plus 2 for italic), in 1/`EM` em."""
        near = next(candidate for candidate in (style, style & 1, style & 2, *self.styles) if candidate in self.styles)
        if style & 1 and not near & 1:
            more, than = BOLDER
            return {char: -(-advance * more // than) for char, advance in self.styles[near].items()}
        return self.styles[near]


def loaded_families(faces: Iterable[FontWidths]) -> dict[str, Loaded]:
    """Return the families of some faces, by their names in lower case."""
    families: dict[str, list[FontWidths]] = defaultdict(list)
    for face in faces:
        families[face.family.casefold()].append(face)
    return {
        name: Loaded(
            name,
            max(face.pitch for face in group),
            {
                face.bold + 2 * face.italic: {char: round(em * EM) for char, em in face.advances.items()}
                for face in group
            },
        )
        for name, group in families.items()
    }


WIDE_EM = 1.0
"""Advance of East Asian wide and full-width characters: the em square of every CJK font."""

EMOJI_EM = 1.4
"""Advance of emoji: they come from a colour font of the reader's system, which is wider than the em square."""

MISSING_EM = 0.6
"""Least advance of a character that the family lacks: another font draws it, perhaps wider than the fallback."""

UNKNOWN_EM = 1.0
"""Advance of a character that no font in the table has."""

_VISIBLE_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2")
"""Format characters (Cf) that are drawn: the Arabic and Syriac number signs. All others are invisible."""

_NO_BREAK_SPACES = "\u00a0\u202f"
_ONE = "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
_TURNED = f"{_ONE}(?:\ufe0f|[\U0001f3fb-\U0001f3ff])*"


@cache
def _joiners() -> re.Pattern[str]:
    """Characters that only sequences hold: U+26A0 alone is a narrow sign, followed by U+FE0F it is an emoji."""
    return re.compile("[\u20e3\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]|[\u2190-\U0001faff]\u200d")


@cache
def _sequences() -> re.Pattern[str]:
    """Flags, keycaps, families and professions, signs shown as emoji, and emoji with a skin tone (UTS 51, 1.4)."""
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
        """Return the advance of a whole text; a sequence that forms one emoji counts as one."""
        if is_western(text) or _joiners().search(text) is None:
            return sum(map(self.__getitem__, text))
        rest, count = _sequences().subn("", text)
        return sum(map(self.__getitem__, rest)) + count * units(EMOJI_EM)


class FixedPitch(Advances):
    """A monospaced family whose pitch is all that is known."""

    __slots__ = ("_pitch", "_world")

    def __init__(self, em: float, world: Family, style: int) -> None:
        """Take the advance of every character in em; East Asian wide ones have twice that, `world`'s their own."""
        super().__init__()
        self._world = world.advances(style)
        self._pitch = units(em)

    def find(self, char: str) -> int:
        """Return 0 for invisible characters, an emoji's own width, and one or two pitches for the others."""
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
        """Take a style as `Family.advances` numbers it; `world` has the scripts that have fonts of their own."""
        super().__init__()
        self._world = world.advances(style)
        self._family = family
        self._fallback = fallback
        self._style = style

    def find(self, char: str) -> int:
        """Return the character's advance in every family, in this one, or in the fallback; else the worst case."""
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
    """Return the advance of `char` in this family alone; None if neither the style nor the regular one has it."""
    # Liberation and Caladea have no narrow no-break space, and its stand-in is at most as wide as a space.
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
    """Return the advance that is the same in all families (marks, invisible, emoji, East Asian), or None."""
    category = unicodedata.category(char)
    if category in {"Mn", "Me"} or (category == "Cf" and char not in _VISIBLE_FORMATS):
        return 0
    wide = unicodedata.east_asian_width(char) in "WF"
    # Python cannot identify emoji; those of the basic plane are its wide symbols below the CJK blocks.
    if category[0] == "S" and ("\U0001f000" <= char <= "\U0001faff" or (wide and char < "\u2c00")):
        return units(EMOJI_EM)
    return units(WIDE_EM) if wide else None
