"""Families whose widths come from font files: a theme's own, or the system's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from devops_slides.model.font import FontWidths
from devops_slides.place.measure.advances import BOLDER, EM


class Loaded(Struct, frozen=True):
    """A family as `advances.Family` is: a style that has no file is drawn from another one, emboldened or slanted."""

    name: str
    pitch: float
    styles: Mapping[int, Mapping[str, int]]

    def advances(self, style: int) -> Mapping[str, int]:
        """The advance of each character in style 0 to 3 (1 for bold, plus 2 for italic), in 1/`EM` em."""
        near = next(one for one in (style, style & 1, style & 2, *self.styles) if one in self.styles)
        if style & 1 and not near & 1:
            more, than = BOLDER
            return {char: -(-advance * more // than) for char, advance in self.styles[near].items()}
        return self.styles[near]


def loaded_families(faces: Iterable[FontWidths]) -> dict[str, Loaded]:
    """The families of some faces, by their names in lower case."""
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
