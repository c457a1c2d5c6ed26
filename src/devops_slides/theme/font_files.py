"""Widths from font files: those beside a theme, and those that a system has."""

from __future__ import annotations

import hashlib
import io
import struct
from collections.abc import Iterator
from pathlib import Path

from devops_slides.files.boundary import Boundary, boundary
from devops_slides.files.read_file import read_file
from devops_slides.images.system_fonts import ENDINGS, digest_of, system_fonts
from devops_slides.model.problem import ThemeError
from devops_slides.model.style import FontWidths

FOLDER = "fonts"
"""The folder of a theme's own font files."""
_FAMILY_NAMES = (16, 1)
"""Name ids of a font's family, the typographic one first (OpenType, `name`)."""
_FEWEST_UNITS, _MOST_UNITS = 16, 16_384
"""Units per em (OpenType, `head`)."""
_RANGES = (12, 13)
_MOST_CHARACTERS = 0x110000
_PACKED = (b"wOF2", b"wOFF")
_ITALIC, _BOLD = 0, 5
"""Bits of `fsSelection` (OpenType, `OS/2`)."""


def own_faces(folder: Path) -> tuple[FontWidths, ...]:
    """The faces in a theme's folder `fonts/`. ThemeError names a file that is not a font."""
    within = boundary((folder,))
    if not font_files(folder) and (packed := _packed_files(folder)):
        raise _bad_font(packed[0], "is packed for websites, and there is no other font beside it")
    return tuple(face for file in font_files(folder) for face in _own_font(file, within))


def _own_font(file: Path, within: Boundary) -> list[FontWidths]:
    if not within.holds(file):
        raise _bad_font(file, "a link leads out of the theme's folder")
    return read_font(file)


def font_files(folder: Path) -> list[Path]:
    """The font files in a theme's folder `fonts/`."""
    return sorted(path for path in (folder / FOLDER).glob("*") if path.suffix.lower() in ENDINGS)


def _packed_files(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / FOLDER).glob("*") if path.suffix.lower() in {".woff", ".woff2"})


def read_font(file: Path) -> list[FontWidths]:
    """The faces of one file; a collection has several. ThemeError if it cannot be read."""
    from fontTools.ttLib import TTCollection, TTFont  # noqa: PLC0415 - only for fonts beyond the table

    try:
        data = _unpacked(read_file(file, "font"))
        digest = hashlib.sha256(data).hexdigest()
        if file.suffix.lower() in {".ttc", ".otc"}:
            return [_face(font, file, digest) for font in TTCollection(io.BytesIO(data), lazy=True).fonts]
        return [_face(TTFont(io.BytesIO(data), lazy=True), file, digest)]
    except Exception as error:  # noqa: BLE001 - fontTools raises whatever a damaged table leads to
        raise _bad_font(file, f"is not a readable font: {error or type(error).__name__}") from None


def _unpacked(data: bytes) -> bytes:
    if data.startswith(_PACKED):
        raise ValueError("it is packed for websites")
    return data


def _bad_font(file: Path, message: str) -> ThemeError:
    return ThemeError(message, place=file.as_posix(), code="bad-font", hint="use .ttf or .otf")


def _face(font: object, file: Path, digest: str) -> FontWidths:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - as above

    assert isinstance(font, TTFont)
    per_em = font["head"].unitsPerEm
    if per_em <= 0 or not _FEWEST_UNITS <= per_em <= _MOST_UNITS:
        raise ValueError(f"{per_em} units are no em")
    check_characters(font.reader["cmap"])
    widths, style = font["hmtx"].metrics, font["OS/2"]
    chosen = style.fsSelection
    characters = font.getBestCmap()
    if not characters:
        raise ValueError("it has no Unicode characters")
    lines = font["hhea"]
    # LibreOffice uses one set of line metrics or the other, depending on the system; rows must not grow in either.
    pitch = max(lines.ascent - lines.descent + lines.lineGap, style.usWinAscent + style.usWinDescent)
    return FontWidths(
        family=_family(font),
        bold=bool(chosen >> _BOLD & 1),
        italic=bool(chosen >> _ITALIC & 1),
        pitch=pitch / per_em,
        advances={chr(code): widths[name][0] / per_em for code, name in characters.items() if name in widths},
        source=file.as_posix(),
        digest=digest,
    )


def check_characters(table: bytes) -> None:
    """Raise ValueError if a font's `cmap` lists more characters than there are: 12 bytes may stand for gigabytes.

    Formats 12 and 13 (OpenType, `cmap`) state ranges; all other formats are as long as what they list.
    """
    (count,) = struct.unpack_from(">H", table, 2)
    for offset in {struct.unpack_from(">L", table, 8 + 8 * number)[0] for number in range(count)}:
        (form,) = struct.unpack_from(">H", table, offset)
        if form not in _RANGES:
            continue
        (groups,) = struct.unpack_from(">L", table, offset + 12)
        listed = 0
        for first, last, _ in struct.iter_unpack(">3L", table[offset + 16 : offset + 16 + 12 * groups]):
            listed += max(last - first + 1, 0)
            if listed > _MOST_CHARACTERS:
                raise ValueError("it lists more characters than there are")


def _family(font: object) -> str:
    table = font["name"]  # type: ignore[index]
    return next((str(name) for number in _FAMILY_NAMES if (name := table.getDebugName(number))), "")


def system_faces(family: str) -> tuple[FontWidths, ...]:
    """The faces of a family that this system has, including those of Office's cloud; empty if it has none.

    Only files whose names begin like the family's are tried, because a look into every font takes seconds.
    """
    wanted = _squeezed(family)
    found: list[FontWidths] = []
    for file in _alike(family):
        try:
            found += (face for face in read_font(file) if _squeezed(face.family) == wanted)
        except ThemeError:
            continue
    return tuple(found)


def system_answer(family: str) -> str:
    """A digest of the system's files that may hold a family, by stats alone; it changes when fonts come or go.

    `images.system_fonts.ANY` asks for all of them.
    """
    return digest_of(map(str, _alike(family)))


def _alike(family: str) -> Iterator[Path]:
    beginning = _squeezed(family)[:6]
    return (file for file in map(Path, system_fonts()) if _squeezed(file.stem).startswith(beginning))


def _squeezed(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())
