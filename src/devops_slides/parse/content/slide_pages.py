"""Pages that are written as slides already: their horizontal rules part slides."""

from __future__ import annotations

import re
from collections.abc import Mapping

_OUTPUTS = {"reveal", "slides", "slide"}
"""Output formats of the themes that show a page as a presentation."""
_SHORTCODES = re.compile(r"\{\{[<%]\s*(?:slide|fragment)\b")


def is_written_as_slides(values: Mapping[str, object], body: str) -> bool:
    """Whether a page's front matter asks for slides, or its text uses a presentation's shortcodes."""
    outputs = values.get("outputs")
    names = outputs if isinstance(outputs, list) else [outputs]
    asked = {str(name).lower() for name in names if name}
    return bool(asked & _OUTPUTS) or _SHORTCODES.search(body) is not None
