"""Docsify's callouts: one line after `!>` or `?>` (https://docsify.js.org/#/helpers)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from devops_slides.parse.dialects.lines import Line, Told, closing, shortcode

_CALLOUT = re.compile(r"(?P<before>[ ]{0,3})(?P<mark>[!?])>[ \t]+(?P<text>\S.*)")
_KINDS = {"!": "warning", "?": "tip"}


def docsify_callouts(lines: Sequence[Line], told: Told) -> Sequence[Line]:
    """Callouts as shortcodes; the paragraph's further lines belong to them."""
    found: list[Line] = []
    is_open = False
    for line in lines:
        match = None if line.is_code else _CALLOUT.fullmatch(line.text)
        if is_open and (match is not None or line.is_code or not line.text.strip()):
            found.append(Line(closing("notice"), found[-1].number))
            is_open = False
        if match is None:
            found.append(line)
            continue
        told(f"`{match['mark']}>`", line.number)
        found += [Line(shortcode("notice", _KINDS[match["mark"]]), line.number), Line(match["text"], line.number)]
        is_open = True
    if is_open:
        found.append(Line(closing("notice"), found[-1].number))
    return found
