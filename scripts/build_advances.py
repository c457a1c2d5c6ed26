#!/usr/bin/env python3
"""Builds `src/devops_slides/place/measure/advances.bin`, the advance widths of the fonts that decks name.

    scripts/build_advances.py

Needs npm, fonttools, the Debian packages fonts-dejavu-core, fonts-dejavu-extra, fonts-noto-core (20201225) and
fonts-liberation2 (fonts-liberation since Debian 13), and the project on the Python path. Versions are pinned, so equal
inputs give equal bytes.

The fonts come from the npm packages @expo-google-fonts, which carry the whole files: the web subsets of @fontsource, of
the same font versions, lack the arrows, box drawing, mathematics, † and ‰.
"""

from __future__ import annotations

import math
import shutil
import struct
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
import zlib
from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib import TTFont

from devops_slides.place.measure.advances import EM, MAGIC

TARGET = Path(__file__).parents[1] / "src/devops_slides/place/measure/advances.bin"

SYSTEM_FONTS = Path("/usr/share/fonts/truetype")

NPM_STYLES = ("400Regular", "700Bold", "400Regular_Italic", "700Bold_Italic")
LIBERATION_STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
DEJAVU_STYLES = ("", "-Bold", "-Oblique", "-BoldOblique")

TEXT = (
    range(0x20, 0x530),  # Latin, phonetic, Greek, Cyrillic
    range(0x1E00, 0x2800),  # Latin additional, Greek extended, punctuation, arrows, mathematics, box drawing, symbols
    range(0x2900, 0x2980),  # more arrows
    range(0x2B00, 0x2C00),
    range(0xFB00, 0xFB07),  # ligatures
)
ALL = (*TEXT, range(0x530, 0x700), range(0xE80, 0xF00), range(0x10A0, 0x1100), range(0x2980, 0x2B00))
"""The fallback's characters: Armenian, Hebrew, Arabic, Lao, Georgian and all of mathematics too."""

WORLD = (
    range(0x530, 0x780),  # Armenian, Hebrew, Arabic
    range(0x8A0, 0x1200),  # Arabic, the scripts of India, Sinhala, Thai, Lao, Tibetan, Burmese, Georgian
    range(0x1200, 0x13A0),  # Ethiopic
    range(0x1780, 0x1800),  # Khmer
    range(0xFB1D, 0xFE00),
    range(0xFE70, 0xFEFD),
)
"""Scripts that each have a font of their own, whatever the theme's fonts are."""
WORLD_SCRIPTS = (
    "Arabic", "Hebrew", "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya", "Tamil", "Telugu", "Kannada",
    "Malayalam", "Sinhala", "Thai", "Lao", "Tibetan", "Myanmar", "Ethiopic", "Khmer",
    "Georgian", "Armenian",
)  # fmt: skip
WORLD_UNITS = 1000
WIDER = {range(0x1000, 0x10A0): 1.13, range(0xF00, 0x1000): 1.04, range(0x1200, 0x13A0): 1.02}
"""Clusters in Burmese, Tibetan and Ethiopic are drawn wider than their letters (HarfBuzz on some fifty words)."""

UNDRAWN = {"Mn", "Me", "Cf", "Cc", "Cn"}
"""Categories without an advance of their own, whatever the font says: HarfBuzz and DirectWrite give marks none."""


@dataclass(frozen=True, slots=True)
class Source:
    """One family: where its files are, and its line pitch in table cells in thousandths of an em."""

    name: str
    pitch: int
    """As drawn by LibreOffice 7.4, which uses the font's ascent and descent, typographic ones if the font says so, and
    omits the line gap: hhea with the gap would be 1150 for Arimo, 1150 for Tinos and 1221 for Carlito. DejaVu Sans
    itself draws 1164, but it represents fonts that nobody has seen; Noto Sans draws 1370."""
    package: str = ""
    """Name and version under @expo-google-fonts."""
    liberation: str = ""
    """A Liberation family with the same metrics: it is what Linux draws, and a few of its symbols are wider."""


SOURCES = (
    Source("Arimo", 1120, "arimo@0.4.3", "Sans"),
    Source("Tinos", 1110, "tinos@0.4.2", "Serif"),
    Source("Cousine", 1140, "cousine@0.4.3", "Mono"),
    Source("Carlito", 1000, "carlito@0.4.1"),
    Source("Caladea", 1150, "caladea@0.4.2"),
    Source("Gelasio", 1270, "gelasio@0.4.1"),
    Source("DejaVu Sans", 1400),
)
WORLD_PITCH = 1340
"""The pitch of complex scripts in table cells, whichever it is: `scripts/measure_scripts.py`."""
MARK = 3
"""The class of marks in a font's GDEF table."""
VERSIONS = {"liberation": "Version 2.1.5", "dejavu": "Version 2.37"}


def main() -> None:
    """Write the table and print what each font says about itself."""
    body = bytearray([len(SOURCES) + 1])
    with tempfile.TemporaryDirectory() as folder:
        for source in SOURCES:
            styles = files_of(source, Path(folder))
            describe(source, styles)
            tables = [advances(fonts, ALL if source.name == "DejaVu Sans" else TEXT) for fonts in styles]
            body += pack(source.name, units_of(source.name, styles), source.pitch, tables)
            if source.name == "Arimo":
                hebrew = [fonts[0] for fonts in styles]
        body += pack("World", WORLD_UNITS, WORLD_PITCH, world(hebrew))
    data = MAGIC + zlib.compress(bytes(body), 9)
    TARGET.write_bytes(data)
    sys.stdout.write(f"{TARGET.name}: {len(data)} bytes\n")


def files_of(source: Source, folder: Path) -> list[list[TTFont]]:
    """Return the font files of each style, the one that sets the metrics first."""
    if not source.package:
        return [[system_font("dejavu", f"DejaVuSans{style}.ttf")] for style in DEJAVU_STYLES]
    styles = [[font] for font in npm_fonts(source, folder)]
    if source.liberation:
        for fonts, style in zip(styles, LIBERATION_STYLES, strict=True):
            fonts.append(system_font("liberation", f"Liberation{source.liberation}-{style}.ttf"))
    return styles


def npm_fonts(source: Source, folder: Path) -> list[TTFont]:
    """Fetch a package and return its four styles."""
    npm = shutil.which("npm") or sys.exit("npm is not installed")
    package = f"@expo-google-fonts/{source.package}"
    command = [npm, "pack", "--silent", "--pack-destination", str(folder), package]
    name = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-1]  # noqa: S603
    with tarfile.open(folder / name) as archive:
        archive.extractall(folder / source.name, filter="data")
    paths = [folder / source.name / f"package/{style}/{source.name}_{style}.ttf" for style in NPM_STYLES]
    return [TTFont(path) for path in paths]


def system_font(family: str, name: str) -> TTFont:
    """Return an installed font of the pinned version; older ones may be beside it."""
    for path in sorted(SYSTEM_FONTS.glob(f"{family}*/{name}")):
        font = TTFont(path)
        if str(font["name"].getDebugName(5)).startswith(VERSIONS[family]):
            return font
    sys.exit(f"{name} {VERSIONS[family]} is not installed")


def describe(source: Source, styles: list[list[TTFont]]) -> None:
    """Print the names, versions, copyright and licence in the fonts' own name tables."""
    for font in styles[0]:
        lines = [str(font["name"].getDebugName(field) or "") for field in (1, 5, 0, 13, 14)]
        sys.stdout.write("\n  ".join([f"{source.package} {lines[0]}, {lines[1]}", *lines[2:]]) + "\n")


def advances(fonts: list[TTFont], keep: tuple[range, ...]) -> dict[int, int]:
    """Return the advance of each character in font units: the widest, so that no file's text is underestimated."""
    widest: dict[int, int] = {}
    for font in fonts:
        metrics = font["hmtx"].metrics
        for code, glyph in font.getBestCmap().items():
            if any(code in span for span in keep) and unicodedata.category(chr(code)) not in UNDRAWN:
                widest[code] = max(widest.get(code, 0), metrics[glyph][0])
    return dict(sorted(widest.items()))


def world(arimo: list[TTFont]) -> list[dict[int, int]]:
    """Return the widest advances of the scripts of `WORLD` in four styles, in 1/1000 em; Arimo has Arial's Hebrew.

    An Arabic letter has the advance of its widest form; a mark has none unless its font sets it apart from its letter.
    """
    tables = []
    for weight, dejavu, own in (("Regular", "DejaVuSans.ttf", arimo[0]), ("Bold", "DejaVuSans-Bold.ttf", arimo[1])):
        names = [f"Noto{kind}{script}-{weight}.ttf" for script in WORLD_SCRIPTS for kind in ("Sans", "Serif")]
        paths = [path for name in names for path in SYSTEM_FONTS.glob(f"noto/{name}")]
        fonts = [TTFont(path) for path in paths]
        tables.append(world_advances([*fonts, system_font("dejavu", dejavu), own]))
    return [*tables, *tables]


def world_advances(fonts: list[TTFont]) -> dict[int, int]:
    """Return the widest advance of each character of `WORLD` in 1/1000 em, rounded up."""
    widest: dict[int, int] = {}
    for font in fonts:
        metrics, units = font["hmtx"].metrics, font["head"].unitsPerEm
        marks = font["GDEF"].table.GlyphClassDef.classDefs if "GDEF" in font else {}
        for code, glyph in font.getBestCmap().items():
            drawn = unicodedata.category(chr(code)) not in UNDRAWN or marks.get(glyph) != MARK
            width = -(-metrics[glyph][0] * WORLD_UNITS // units)
            if drawn and width and any(code in span for span in WORLD):
                for letter in (code, letter_of(code)):
                    widest[letter] = max(widest.get(letter, 0), width)
    for span, factor in WIDER.items():
        widest |= {code: math.ceil(width * factor) for code, width in widest.items() if code in span}
    return dict(sorted(widest.items()))


def letter_of(code: int) -> int:
    """Return the letter that a presentation form of Arabic shows; any other character is itself."""
    form, _, letters = unicodedata.decomposition(chr(code)).partition("> ")
    is_form = form in {"<initial", "<medial", "<final", "<isolated"}
    return int(letters, 16) if is_form and " " not in letters else code


def units_of(name: str, styles: list[list[TTFont]]) -> int:
    """Return the units per em, which are the same in all files of a family."""
    units = {font["head"].unitsPerEm for fonts in styles for font in fonts}
    if len(units) != 1 or EM % min(units):
        sys.exit(f"{name}: {units} units per em")
    return int(min(units))


def pack(family: str, units: int, pitch: int, tables: list[dict[int, int]]) -> bytes:
    """Return one family in the format that `devops_slides.place.measure.advances` describes."""
    name = family.encode("ascii")
    packed = bytearray([len(name), *name]) + struct.pack("<HH", units, pitch)
    before: list[int] = []
    for table in tables:
        codes = list(table)
        packed += pack_ranges([] if codes == before else codes)
        base = {} if table is tables[0] else tables[0]
        steps = [(width - base.get(code, 0)) % 0x1_0000 for code, width in table.items()]
        packed += bytes(step & 0xFF for step in steps) + bytes(step >> 8 for step in steps)
        before = codes
    return bytes(packed)


def pack_ranges(codes: list[int]) -> bytes:
    """Return sorted code points as a count and that many (first, length)."""
    spans: list[list[int]] = []
    for code in codes:
        if spans and sum(spans[-1]) == code:
            spans[-1][1] += 1
        else:
            spans.append([code, 1])
    return struct.pack("<H", len(spans)) + b"".join(struct.pack("<IH", *span) for span in spans)


if __name__ == "__main__":
    main()
