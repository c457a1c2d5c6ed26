"""The typefaces of a theme part."""

from __future__ import annotations

from devops_slides.model.style import Fonts
from devops_slides.theme.template.xml import A, Element


def fonts_of(look: Element, mono: str) -> Fonts:
    """Its heading and body faces, those of other scripts too, and the face of code."""
    names = {}
    for kind in ("major", "minor"):
        for script in ("latin", "ea", "cs"):
            one = look.find(f"{A}themeElements/{A}fontScheme/{A}{kind}Font/{A}{script}")
            names[kind, script] = (one.get("typeface") if one is not None else None) or ""
    minor = names["minor", "latin"] or "Arial"
    return Fonts(
        names["major", "latin"] or minor,
        minor,
        mono,
        names["minor", "ea"],
        names["minor", "cs"],
        names["major", "ea"],
        names["major", "cs"],
    )
