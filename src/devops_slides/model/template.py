"""A company's template: its package without its example slides, and what its layouts hold."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from devops_slides.model.geometry import Box
from devops_slides.model.paint import Paint


class Holder(Struct, frozen=True):
    """The placeholder of a template's layout in which a slot stands.

    `attributes` are those of its `p:ph`; `box` is what a slide inherits, None where every slide must say it
    itself. `size` is the inherited size of the first level in points, `anchor` the inherited one, `resets` are
    attributes of a `bodyPr` that every slide needs.
    """

    attributes: str
    box: Box | None
    size: float
    anchor: Literal["top", "middle", "bottom"]
    resets: str = ""
    color: Paint | None = None
    """What every slide gives its text where the layout's own colour cannot be read."""


class FooterHolder(Struct, frozen=True):
    """A footer placeholder of a template's layout: `slot` is footer, number or date; texts stand around the number."""

    slot: str
    attributes: str
    before: str = ""
    after: str = ""
    color: Paint | None = None
    """As of a holder."""
    box: Box | None = None
    """What a slide inherits."""


class Host(Struct, frozen=True):
    """The template's layout on which one of ours stands: its part, and the colour map that its slides set, else empty.

    `palette` are the colours of our roles, RRGGBB, on its slides.
    """

    part: str
    name: str
    colors: tuple[tuple[str, str], ...] = ()
    palette: tuple[tuple[str, str], ...] = ()


class PackagePart(Struct, frozen=True):
    """A part by its name from the package's root; `relations` are (rId, type, target), a target the name of a part.

    `addresses` are the relations to what lies outside.
    """

    name: str
    kind: str
    data: bytes
    relations: tuple[tuple[str, str, str], ...] = ()
    addresses: tuple[tuple[str, str, str], ...] = ()


class Template(Struct, frozen=True):
    """A template's package without slides. `parts` has the presentation first; `root` are the package's relations.

    `table_style` is the GUID of its table style, `look` are its master's theme, the master and the layouts, by name.
    """

    file: str
    parts: tuple[PackagePart, ...]
    root: PackagePart
    notes_master: str
    table_style: str
    look: tuple[str, ...] = ()
    first_number: int = 1
    """The number of a deck's first slide."""
