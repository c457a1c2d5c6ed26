"""The width of a text, and the pitch of its lines in table cells.

Advances are added up without kerning: PowerPoint kerns only above a threshold that the file sets, and measuring with
kerning underestimated what it draws, which plain advances never did. The line breaker adds the margin.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from devops_slides.model.theme import Theme
from devops_slides.place.measure.advances import (
    EM,
    Advances,
    Family,
    FixedPitch,
    FontFace,
    Loaded,
    loaded_families,
    unpack,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from devops_slides.model.style import FontWidths

CONSOLAS_EM = 0.602
"""Advance in em of every Consolas character. Its own is 1126/2048 = 0.550; this is that of its widest
stand-in (DejaVu Sans Mono, 1233/2048), so that a deck drawn without Consolas overflows nowhere."""

CONSOLAS_PITCH_EM = 1.37
"""Line pitch in em of Consolas in table cells. Its own is 1.17; this is what LibreOffice 7.4 draws with the tallest
stand-in, Noto Sans Mono: a row that holds code must not grow either."""

WORDS_KEPT = 50_000
"""Number of words whose width a face remembers, some 5 MB, before it forgets them all. A course uses a few thousand."""

WORLD = "World"
"""Measures the scripts that have fonts of their own, whatever the theme's: the widest of Noto and DejaVu."""

FALLBACK = "DejaVu Sans"
"""Measures the families that are not in the table: the widest of eleven text faces compared."""

_CONSOLAS = "Consolas"
_ALIASES = {
    "arial": "Arimo",
    "helvetica": "Arimo",
    "liberation sans": "Arimo",
    "times": "Tinos",
    "times new roman": "Tinos",
    "liberation serif": "Tinos",
    "courier": "Cousine",
    "courier new": "Cousine",
    "liberation mono": "Cousine",
    "calibri": "Carlito",
    "cambria": "Caladea",
    "georgia": "Gelasio",
    "consolas": _CONSOLAS,
}
"""Metric twins: the family on the left has the widths of the family on the right, in all four styles."""


class Face(Struct, frozen=True):
    """A typeface, with its family as the theme names it ("Arial", "Calibri", …)."""

    family: str
    bold: bool = False
    italic: bool = False


class Measure(Protocol):
    """What placing needs to know about fonts."""

    def width(self, text: str, face: Face) -> float:
        """Return the advance of `text` in em (times the size in points: points), without kerning."""

    def pitch(self, family: str) -> float:
        """Return the line pitch inside table cells, in em."""

    def knows(self, family: str) -> bool:
        """Return False for a family that only the wide fallback can measure, which is a problem to report."""


class AdvanceTable:
    """A `Measure` over a table of advance widths. Only its memory of measured words changes."""

    __slots__ = ("_families", "_last", "_loaded", "_words")

    def __init__(self, families: Mapping[str, Family], loaded: Mapping[str, Loaded] | None = None) -> None:
        """Take families by their own names; `FALLBACK` and `WORLD` must be among them. `loaded` ones come first."""
        self._families = {name.casefold(): family for name, family in families.items()}
        self._loaded = dict(loaded or {})
        self._words: dict[tuple[str, bool, bool], _Words] = {}
        nobody = Face("")
        self._last = nobody, self._words_of(nobody)

    def with_faces(self, faces: Iterable[FontWidths]) -> AdvanceTable:
        """Return a table that also knows families from their own files, which take precedence over all others."""
        return AdvanceTable(self._families, {**self._loaded, **loaded_families(faces)})

    def width(self, text: str, face: Face) -> float:
        """Return the advance of `text` in em, without kerning. A text seen before costs a dictionary look-up."""
        # Runs of words share one face object, and comparing it is cheaper than hashing it. The pair is read and
        # replaced as a whole, so that threads may share the table.
        last, words = self._last
        if face is not last:
            words = self._words_of(face)
            self._last = face, words
        return words[text]

    def _words_of(self, face: Face) -> _Words:
        key = face.family, face.bold, face.italic
        words = self._words.get(key)
        if words is None:
            words = self._words[key] = _Words(self._advances(face))
        return words

    def pitch(self, family: str) -> float:
        """Return the line pitch inside table cells, in em."""
        if (own := self._loaded.get(family.strip().casefold())) is not None:
            return own.pitch
        name = _canonical(family)
        return CONSOLAS_PITCH_EM if name == _CONSOLAS else self._family(name).pitch

    def measured_as(self, family: str) -> str:
        """Return whose widths a typeface is measured with: its own, its metric twin's, or the wide fallback's."""
        name = _canonical(family)
        if family.strip().casefold() in self._loaded:
            return f"{family.strip()}, its own file"
        if name == _CONSOLAS:
            return f"a fixed pitch of {CONSOLAS_EM} em"
        return name if self.knows(family) else FALLBACK

    def knows(self, family: str) -> bool:
        """Return whether the family, or its metric twin, is in the table."""
        name = _canonical(family)
        return name == _CONSOLAS or name.casefold() in self._families or family.strip().casefold() in self._loaded

    def _family(self, name: str) -> Family:
        return self._families.get(name.casefold()) or self._families[FALLBACK.casefold()]

    def _advances(self, face: Face) -> Advances:
        if (own := self._loaded.get(face.family.strip().casefold())) is not None:
            return FontFace(own, self._family(WORLD), self._family(FALLBACK), face.bold + 2 * face.italic)
        name = _canonical(face.family)
        world, style = self._family(WORLD), face.bold + 2 * face.italic
        if name == _CONSOLAS:
            return FixedPitch(CONSOLAS_EM, world, style)
        return FontFace(self._family(name), world, self._family(FALLBACK), style)


class _Words(dict[str, float]):
    """Widths in em of the texts measured in one face so far."""

    __slots__ = ("_advances",)

    def __init__(self, advances: Advances) -> None:
        super().__init__()
        self._advances = advances

    def __missing__(self, text: str) -> float:
        width = self._advances.total(text) / EM
        if len(self) >= WORDS_KEPT:
            self.clear()
        self[text] = width
        return width


def _canonical(family: str) -> str:
    name = family.strip()
    return _ALIASES.get(name.casefold(), name)


@cache
def shipped_advances() -> AdvanceTable:
    """Return the table that comes with the package, read once."""
    return AdvanceTable(unpack(Path(__file__).with_name("advances.bin").read_bytes()))


class Look(Struct, frozen=True):
    """A theme with the measure of its typefaces."""

    theme: Theme
    measure: Measure
