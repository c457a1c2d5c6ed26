"""A picture as its author names it, and the width asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from devops_slides.model.text import Runs

_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(%|px|pc|vw|em|rem)?\s*;?")


@dataclass(frozen=True, slots=True)
class Reference:
    """A picture as the author names it; `width` is the width asked for, as written."""

    src: str
    alt: str = ""
    title: str = ""
    width: str = ""
    caption: Runs = ()


def asked_share(asked: Reference, page_width: int) -> float | None:
    """The width asked for as a share of the page, from `width` or the query (`?width=400px`)."""
    query = parse_qs(urlsplit(asked.src).query)
    width = asked.width or next(iter(query.get("width", ())), "")
    match = _LENGTH.match(width)
    if match is None:
        return None
    value = float(match[1])
    share = value / 100 if match[2] in {"%", "pc", "vw"} else value / page_width
    return min(share, 1.0) if share > 0 else None
