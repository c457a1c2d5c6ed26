"""A page's URL as Hugo forms it (https://gohugo.io/content-management/urls/)."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from devops_slides.parse.course.page_facts import Facts
from devops_slides.parse.course.site import Site

_KEPT = "./_-+~@#\\"
_NOT_REAL = re.compile(
    r"(?:.*\.)?example\.(?:com|org|net|edu)|(?:.*\.)?(?:localhost|local|test|example|invalid)|0\.0\.0\.0|127\..*|\[?::1\]?"
)
"""Hosts that are placeholders (RFC 2606, RFC 6761)."""


def sanitized(path: str) -> str:
    """A path as Hugo writes it in a URL: lower case, hyphens for spaces, no other signs."""
    found = []
    for c in unicodedata.normalize("NFC", path.strip()):
        if c.isspace():
            found.append("-")
        elif c in _KEPT or unicodedata.category(c)[0] in {"L", "N", "M"}:
            found.append(c)
    return "".join(found).lower()


def place_of(path: str) -> str:
    """A page's path without its ending; a section's or bundle's is that of its folder: `a/b` for a/b/_index.md."""
    stem = path.rsplit(".", 1)[0]
    head, _, last = stem.rpartition("/")
    return head if last.lower() in {"_index", "index"} else stem


def address(site: Site, path: str, facts: Facts) -> str:
    """The path of the page's URL, from the host's root."""
    base = f"/{site.base_path}/" if site.base_path else "/"
    prefix = f"{site.prefix}/" if site.prefix else ""
    if facts.url:
        return base + (facts.url.lstrip("/") if facts.url.startswith("/") else prefix + facts.url)
    place = place_of(path)
    if facts.slug and place and not _is_section(path):
        head = place.rpartition("/")[0]
        place = f"{head}/{facts.slug}" if head else facts.slug
    clean = sanitized(place)
    if site.ugly and clean and not _is_section(path):
        return f"{base}{prefix}{clean}.html"
    return f"{base}{prefix}{clean}/" if clean else base + prefix


def aliases(site: Site, facts: Facts) -> tuple[str, ...]:
    """The paths of the other URLs that lead to the page, with and without its language."""
    base = f"/{site.base_path}/" if site.base_path else "/"
    given = [alias.strip("/") for alias in facts.aliases]
    inside = [f"{base}{site.prefix}/{alias}/" for alias in given if site.prefix]
    return (*(f"{base}{alias}/" for alias in given), *inside)


def _is_section(path: str) -> bool:
    return path.rsplit("/", 1)[-1].startswith("_index.")


def real_host(base_url: str) -> str:
    """`https://host` of a baseURL whose host is real, else nothing."""
    try:
        parts = urlsplit(base_url)
        host = parts.hostname or ""
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or "." not in host or _NOT_REAL.fullmatch(host):
        return ""
    return f"{parts.scheme}://{parts.netloc}"
