"""A font as PowerPoint embeds it: a small TrueType font inside an Embedded OpenType header.

The header is version 2.1 of the W3C's member submission "Embedded OpenType (EOT) File Format", uncompressed.
"""

from __future__ import annotations

import io
import struct
from functools import cache

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

LETTERS = {" ": "space", **{chr(code): f"letter{code}" for code in (*range(65, 91), *range(97, 123))}}
WIDTH = 540
"""Width of each letter, in thousandths of an em."""


@cache
def font(family: str, cut: str) -> bytes:
    """A TrueType font whose letters are all the same box."""
    names = [".notdef", *LETTERS.values()]
    pen = TTGlyphPen(None)
    for step, corner in enumerate(((60, 0), (60, 700), (480, 700), (480, 0))):
        (pen.lineTo if step else pen.moveTo)(corner)
    pen.closePath()
    box, blank = pen.glyph(), TTGlyphPen(None).glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): name for letter, name in LETTERS.items()})
    builder.setupGlyf({name: blank if name == "space" else box for name in names})
    builder.setupHorizontalMetrics({name: (WIDTH, 0 if name == "space" else 60) for name in names})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": cut, "fullName": f"{family} {cut}"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWeightClass=700 if cut == "Bold" else 400)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 3_850_000_000
    builder.font.recalcTimestamp = False
    buffer = io.BytesIO()
    builder.save(buffer)
    return buffer.getvalue()


def embedded(family: str, cut: str) -> bytes:
    """The .fntdata part of a font."""
    data = font(family, cut)
    weight = 700 if cut == "Bold" else 400
    rest = struct.pack("<10sBBIHH", bytes(10), 1, 0, weight, 0, 0x504C) + bytes(16 + 8 + 4 + 16 + 2)
    for name in (family, cut, "Version 1.0", f"{family} {cut}", ""):
        letters = name.encode("utf-16-le")
        rest += struct.pack("<H", len(letters)) + letters + bytes(2)
    rest = rest[:-2]  # no padding after the root string
    size = 16 + len(rest) + len(data)
    return struct.pack("<IIII", size, len(data), 0x00020001, 0) + rest + data
