"""A template file of the zoo: its maker, what is special about it, and which package faults are its nature."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from package_checks import faults

COLOURS = {
    r"^ppt/(slideLayouts|slideMasters)/\S+: names an RGB colour": "a template's own colours stand where its maker put them",
}
"""Only our own decks take every colour from the theme part."""


@dataclass(frozen=True)
class Template:
    """A template by name; `excuses` are patterns of package faults that it has by its nature, and why."""

    name: str
    special: str
    make: Callable[[], bytes]
    ending: str = ".pptx"
    excuses: Mapping[str, str] = field(default_factory=dict)

    @property
    def file(self) -> str:
        return self.name + self.ending

    def faults(self) -> list[str]:
        """What the package checks find beyond the template's nature."""
        return [fault for fault in faults(self.make()) if not any(re.search(excuse, fault) for excuse in self.excuses)]
