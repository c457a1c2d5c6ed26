"""What text is set with."""

from __future__ import annotations

from msgspec import Struct

from devops_slides.model.theme import Theme
from devops_slides.place.measure.measure import Measure


class Look(Struct, frozen=True):
    """A theme with the measure of its typefaces."""

    theme: Theme
    measure: Measure
