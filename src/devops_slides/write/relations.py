"""The relationships of one slide, which its XML refers to by rId."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal
from urllib.parse import quote

from msgspec import Struct, field

from devops_slides.model.text import Link
from devops_slides.model.web_address import is_web
from devops_slides.write.package import Part

_HEX = re.compile("[0-9A-Fa-f]{2}")
Form = Literal["picture", "drawing"]
_KEPT = "!#$%&'()*+,/:;=?@[]~-._"


class Relations(Struct):
    """Assigns rIds; the same target gets the same one.

    `slides` are the parts of the deck's slides by key, `media` the pictures' by digest and form.
    """

    part: Part
    slides: Mapping[str, Part]
    media: Mapping[tuple[str, Form], Part]
    _known: dict[tuple[str, str], str] = field(default_factory=dict)

    def picture(self, digest: str, form: Form = "picture") -> str:
        """The rId of a picture, or of the drawing behind it."""
        return self._once(form, digest, lambda: self.part.relate_to(self.media[digest, form], "image"))

    def link(self, link: Link) -> str:
        """The `a:hlinkClick` of a link; empty if it leads nowhere in this deck."""
        if link.kind == "slide" and link.target in self.slides:
            target = self.slides[link.target]
            rid = self._once("slide", link.target, lambda: self.part.relate_to(target, "slide"))
            return f'<a:hlinkClick r:id="{rid}" action="ppaction://hlinksldjump"/>'
        if link.kind == "url" and is_web(link.target):
            address = percent_encoded(link.target)
            rid = self._once("url", address, lambda: self.part.relate_to(address, "hyperlink"))
            return f'<a:hlinkClick r:id="{rid}"/>'
        return ""

    def _once(self, kind: str, name: str, make: Callable[[], str]) -> str:
        key = (kind, name)
        if key not in self._known:
            self._known[key] = make()
        return self._known[key]


def percent_encoded(address: str) -> str:
    """An address in ASCII as Office expects it; what is already encoded stays (RFC 3986, 2.4)."""
    encoded = quote(address, safe=_KEPT)
    parts = encoded.split("%")
    return parts[0] + "".join(("%" if _HEX.match(part) else "%25") + part for part in parts[1:])
