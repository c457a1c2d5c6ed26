"""Reads `advances.bin`: how far each character of the known font families advances.

`scripts/build_advances.py` writes the file, and NOTICE says from which fonts. Behind `MAGIC` lies one zlib stream,
little-endian throughout: a byte, the number of families; then for each one

- its name (a length byte, ASCII), its units per em, its line pitch in table cells in thousandths of an em (u16 each);
- its four styles, in the order regular, bold, italic, bold italic: the number of character ranges (u16; 0 says that it
  has those of the style before), the ranges (first code point u32, count u16), the low bytes of all widths, then the
  high bytes. Widths are in font units, modulo 65,536; those of the styles after regular are differences to regular (to
  0 where it lacks the character).
"""

from __future__ import annotations

import struct
import zlib
from itertools import chain

from msgspec import Struct, field

EM = 256_000
"""Our units in one em: the least common multiple of the fonts' 2048 and 1000, so that all widths are whole numbers."""

STYLES = 4
BOLDER = (11, 10)
"""A character missing in bold or italic is drawn from the regular style, emboldened: by this ratio at most."""
MAGIC = b"ADV1"

_HEAD = struct.Struct("<HH")
_COUNT = struct.Struct("<H")
_RANGE = struct.Struct("<IH")

Ranges = tuple[range, ...]


class Family(Struct, frozen=True, eq=False):
    """One font family; a style is unpacked when it is first asked for, as most decks need three or four in all."""

    name: str
    units: int
    """The fonts' own units per em."""
    pitch: float
    """Line pitch in table cells, in em."""
    packed: tuple[tuple[Ranges, bytes], ...]
    """A style's code points and the two planes of its widths."""
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
    """Takes one field after the other from the front of `data`."""

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
