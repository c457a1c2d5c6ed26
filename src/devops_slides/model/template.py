"""A company's template: its package without its example slides, and the placeholders of its layouts."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from devops_slides.model.geometry import Box
from devops_slides.model.paint import Paint


class Holder(Struct, frozen=True):
    """The placeholder of a template's layout that holds a slot.

    `attributes` are those of its `p:ph`; `box` is the one that a slide inherits, None if every slide must have
    its own. `size` is the inherited size of the first level in points, `anchor` is the inherited one, `resets` are
    attributes of a `bodyPr` that every slide needs.
    """

    attributes: str
    box: Box | None
    size: float
    anchor: Literal["top", "middle", "bottom"]
    resets: str = ""
    color: Paint | None = None
    """The colour that every slide gives its text if the layout's own is unreadable."""


class FooterHolder(Struct, frozen=True):
    """A footer placeholder of a template's layout: `slot` is footer, number or date.

    `before` and `after` are the texts around the number.
    """

    slot: str
    attributes: str
    before: str = ""
    after: str = ""
    color: Paint | None = None
    """As for `Holder`."""
    box: Box | None = None
    """The box that a slide inherits."""


class Host(Struct, frozen=True):
    """The template's layout that one of ours uses: its part, and the colour map that its slides set, else empty.

    `palette` has the colours of our roles on its slides, RRGGBB.
    """

    part: str
    name: str
    colors: tuple[tuple[str, str], ...] = ()
    palette: tuple[tuple[str, str], ...] = ()


class PackagePart(Struct, frozen=True):
    """A part by its name from the package's root; `relations` are (rId, type, target), the target a part's name.

    `addresses` are the relations to external targets.
    """

    name: str
    kind: str
    data: bytes
    relations: tuple[tuple[str, str, str], ...] = ()
    addresses: tuple[tuple[str, str, str], ...] = ()


class Template(Struct, frozen=True):
    """A template's package without slides. `parts` begins with the presentation; `root` has the package's relations.

    `table_style` is the GUID of its table style; `look` names its master's theme, the master and the layouts.
    """

    file: str
    parts: tuple[PackagePart, ...]
    root: PackagePart
    notes_master: str
    table_style: str
    look: tuple[str, ...] = ()
    first_number: int = 1
    """The number of a deck's first slide."""
    lost: tuple[str, ...] = ()
    """What of the template decks do not get, because it would load or start something, each with its part."""
    mended: tuple[str, ...] = ()
    """What of its layouts could not be read and is different in decks."""
