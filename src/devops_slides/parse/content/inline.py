"""What stands in a line of text: runs, pictures, embedded blocks, directives."""

from __future__ import annotations

from msgspec import Struct

from devops_slides.model.block import Directive
from devops_slides.model.text import Run
from devops_slides.parse.pictures.reference import Reference


class Embed(Struct, frozen=True):
    """The place of a shortcode that is a block of its own, by its number."""

    number: int


Inline = Run | Reference | Embed | Directive
