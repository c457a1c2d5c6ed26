"""A heading's own text, without the attributes that Goldmark reads from its end."""

from __future__ import annotations

import re

from devops_slides.model.text import Runs, cut, strip

_ATTRIBUTES = re.compile(r"\s*\{(?P<all>[#.][^{}]*)\}\s*$")
_ID = re.compile(r"#(?P<id>[^\s#.{}]+)")


def heading_text(runs: Runs) -> tuple[Runs, str]:
    """The words of a heading and its id: `Title {#name .class}` is (`Title`, `name`)."""
    text = "".join(run.text for run in runs)
    match = _ATTRIBUTES.search(text)
    if match is None:
        return strip(runs), ""
    name = _ID.search(match["all"])
    return strip(cut(runs, 0, match.start())), name["id"] if name else ""
