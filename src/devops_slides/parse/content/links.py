"""Addresses as links."""

from __future__ import annotations

import re
from urllib.parse import unquote

from devops_slides.model.text import Link
from devops_slides.parse.shortcodes.values import REF


def to_link(href: str) -> Link:
    """An address as a link: out of the course, or to one of its pages."""
    if href.startswith(REF):
        return Link("ref", unquote(href.removeprefix(REF)))
    outside = re.match(r"[a-z][a-z0-9+.\-]*:|//", href, re.IGNORECASE)
    return Link("url" if outside else "page", f"https:{href}" if href.startswith("//") else href)
