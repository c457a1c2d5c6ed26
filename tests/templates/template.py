"""A template file of the zoo: its maker, what is special about it, and the package faults that belong to it."""

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
    """A template by name; `excuses` are patterns of package faults that belong to it, and why."""

    name: str
    special: str
    make: Callable[[], bytes]
    ending: str = ".pptx"
    excuses: Mapping[str, str] = field(default_factory=dict)

    @property
    def file(self) -> str:
        return self.name + self.ending

    def faults(self) -> list[str]:
        """The package faults that do not belong to the template."""
        return [fault for fault in faults(self.make()) if not any(re.search(excuse, fault) for excuse in self.excuses)]
