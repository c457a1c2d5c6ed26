"""The zoo of templates: files as companies and other programs make them, made when a test asks for them.

`TEMPLATES` are all that must work, by name; `FOREIGN` are those of them that other programs make; `BROKEN` are those
that must give one clear message. A maker skips the test if the program that it needs is missing.
"""

from __future__ import annotations

from templates import (
    all_kinds,
    arranged,
    belongings,
    broken,
    example_slides,
    google_file,
    impress,
    kinds,
    lacking,
    lettering,
    localised,
    looks,
    masters,
    other_programs,
    sizes,
    spellings,
)
from templates.template import Template

FOREIGN = {one.name: one for module in (impress, other_programs, google_file) for one in module.TEMPLATES}
ALTERED = {
    one.name: one
    for module in (
        localised,
        lacking,
        sizes,
        masters,
        arranged,
        lettering,
        looks,
        kinds,
        example_slides,
        belongings,
        all_kinds,
        spellings,
    )
    for one in module.TEMPLATES
}
TEMPLATES = {**FOREIGN, **ALTERED}
BROKEN = {one.name: one for one in broken.BROKEN}

__all__ = ["BROKEN", "FOREIGN", "TEMPLATES", "Template"]
