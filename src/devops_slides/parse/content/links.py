"""Addresses as links."""

from __future__ import annotations

from urllib.parse import unquote

from devops_slides.model.text import Link
from devops_slides.model.web_address import cleaned_address, is_share, is_web, scheme_of
from devops_slides.parse.shortcodes.values import REF


def to_link(href: str) -> Link:
    """An address as a link: out of the course, to one of its pages, or refused."""
    if href.startswith(REF):
        return Link("ref", unquote(href.removeprefix(REF)))
    address = cleaned_address(href)
    if address.startswith("//"):
        return Link("url", f"https:{address}")
    if scheme_of(address):
        return Link("url" if is_web(address) else "refused", address)
    return Link("refused" if is_share(address) else "page", address)
